import type { Questionnaire } from '../questionnaires/questionnaire.ts';

/** The level that a response as a whole gave: of the overall question, or else the lowest of its ratings. */
export function wholeLevel(
  questionnaire: Pick<Questionnaire, 'overall'>,
  ratings: Readonly<Record<string, number | null>>,
): number | null {
  const overall = questionnaire.overall && ratings[questionnaire.overall.key];
  if (overall) return overall;
  const given = Object.values(ratings).filter((level) => level !== null);
  return given.length > 0 ? Math.min(...given) : null;
}
