import type { Questionnaire } from '../../api/questionnaires/questionnaire.ts';

/** Brows, eyes and mouths of five faces that a child tells apart, on a grid of 32 units; each in a circle. */
export const faceShapes = [
  'M7 9l6 3.5M25 9l-6 3.5M11 15v1.5M21 15v1.5M9 25.5c1-7 13-7 14 0z',
  'M8 11.5l5-2M24 11.5l-5-2M11.5 14v1.5M20.5 14v1.5M10 23.5c2.5-4 9.5-4 12 0',
  'M8.5 9.5h4.5M19 9.5h4.5M11 14v1.5M21 14v1.5M10 22h12',
  'M8 10q2.5-2 5 0M19 10q2.5-2 5 0M11 14v1.5M21 14v1.5M9.5 20c2.5 4.5 10.5 4.5 13 0',
  'M7.5 9.5q3-4 6 0M18.5 9.5q3-4 6 0M9 15q2-3 4 0M19 15q2-3 4 0M7.5 18h17c-1 10-16 10-17 0z',
] as const;

/** The circle around each, as a path. */
export const faceCircle = 'M2 16a14 14 0 1 0 28 0a14 14 0 1 0-28 0z';

/**
 * The face, 1 to 5, of a level: its own on a scale of five; on another, one of the two smiling ones where the level
 * counts as satisfied, else one of the three others.
 */
export function faceOf({ levels, satisfied }: Questionnaire['scale'], level: number): number {
  if (levels.length === 5) return level;
  const isSatisfied = satisfied.includes(level);
  const alike = levels.map((one) => one.level).filter((one) => satisfied.includes(one) === isSatisfied);
  const place = alike.indexOf(level);
  if (alike.length === 1) return isSatisfied ? 4 : 2;
  if (isSatisfied) return 4 + Math.round(place / (alike.length - 1));
  return alike.length === 2 ? 1 + place : 1 + Math.round((2 * place) / (alike.length - 1));
}
