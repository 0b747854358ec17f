import type { CriterionFigure } from '../publication/satisfaction.ts';

/** What a criterion has of all that people were not satisfied with. */
export interface Contribution {
  key: string;
  text: string;
  /** Its ratings below the satisfied levels. */
  dissatisfied: number;
  /** Of those of all criteria together, from 0 to 1. */
  share: number;
}

type Criterion = Pick<CriterionFigure, 'key' | 'text' | 'rate' | 'ratings'>;

/**
 * The criteria by what they cost, the dearest first, from their published rates; those without a published rate, and
 * those that everybody was satisfied with, are left out. The shares of all add up to 1.
 */
export function contributionsOf(criteria: readonly Criterion[]): Contribution[] {
  const counted = criteria.flatMap(({ key, text, rate, ratings }) =>
    rate === null || ratings === null ? [] : [{ key, text, dissatisfied: Math.round((1 - rate) * ratings) }],
  );
  const all = counted.reduce((sum, { dissatisfied }) => sum + dissatisfied, 0);
  return counted
    .filter(({ dissatisfied }) => dissatisfied > 0)
    .map((one) => ({ ...one, share: one.dissatisfied / all }))
    .sort((a, b) => b.dissatisfied - a.dissatisfied || (a.key < b.key ? -1 : 1));
}
