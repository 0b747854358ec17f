import type { Point } from '../../../api/points/store.ts';
import type { Version } from '../../../api/questionnaires/store.ts';

/** The questionnaire that a new point most likely is for: that of the unit's other points, else by kind of unit. */
export function usualQuestionnaire(
  kind: string,
  points: Point[],
  questionnaires: readonly Version[],
): string {
  const counts = new Map<string, number>();
  for (const { questionnaire } of points) counts.set(questionnaire, (counts.get(questionnaire) ?? 0) + 1);
  const [mostUsed] = [...counts].sort(([, a], [, b]) => b - a);
  const offered = questionnaires.map(({ questionnaire }) => questionnaire);
  const wished = [mostUsed?.[0], kind === 'school' ? 'cha-me-mam-non' : undefined, 'mot-cua-9'];
  return wished.find((id) => id !== undefined && offered.includes(id)) ?? offered[0] ?? '';
}
