import { normal975, studentT975 } from './student-t.ts';

/**
 * What a rate needs to know of its responses; adds up across days, fields and units.
 * Response i gives m ratings, s of them at a satisfied level; without a rating it is not counted.
 */
export interface Sums {
  /** responses with at least one valid rating */
  n: number;
  /** Σs, the satisfied ratings */
  s: number;
  /** Σm, the valid ratings */
  m: number;
  /** Σs² */
  ss: number;
  /** Σs·m */
  sm: number;
  /** Σm² */
  mm: number;
}

/** A rate in [0, 1] and its 95 % interval; `effectiveN` null where no sample size applies. */
export interface RateInterval {
  rate: number | null;
  low: number | null;
  high: number | null;
  effectiveN: number | null;
}

export const noSums: Sums = Object.freeze({ n: 0, s: 0, m: 0, ss: 0, sm: 0, mm: 0 });

export function addSums(a: Sums, b: Sums): Sums {
  return {
    n: a.n + b.n,
    s: a.s + b.s,
    m: a.m + b.m,
    ss: a.ss + b.ss,
    sm: a.sm + b.sm,
    mm: a.mm + b.mm,
  };
}

/** One response: s satisfied of m valid ratings. Without a valid rating it counts nowhere. */
export function sumsOfOne(s: number, m: number): Sums {
  if (m === 0) return noSums;
  return { n: 1, s, m, ss: s * s, sm: s * m, mm: m * m };
}

/** n responses of one rating each, s of them satisfied. */
export function sumsOfSingle(n: number, s: number): Sums {
  return { n, s, m: n, ss: s, sm: s, mm: n };
}

/**
 * The satisfaction rate with its 95 % interval; without responses all null.
 * `closedPopulation`: its size, only where each member can answer at most once; else null.
 * Once all of it has answered there is nothing left to estimate: low = high = rate, effectiveN null.
 * Sources: linearised variance as in svyratio of R's survey package; effective sample by Korn and
 * Graubard 1998 (Survey Methodology 24); interval by Wilson 1927 (JASA 22).
 */
export function satisfactionInterval(sums: Sums, closedPopulation: number | null): RateInterval {
  if (sums.n === 0) return { rate: null, low: null, high: null, effectiveN: null };
  const rate = sums.s / sums.m;
  if (closedPopulation !== null && sums.n >= closedPopulation) {
    return { rate, low: rate, high: rate, effectiveN: null };
  }
  const unseen = closedPopulation === null ? 1 : 1 - sums.n / closedPopulation;
  const effectiveN = effectiveResponses(sums, rate) / unseen;
  return { rate, ...wilson(rate, effectiveN), effectiveN };
}

function effectiveResponses(sums: Sums, rate: number): number {
  const oneRatingEach = sums.m === sums.n;
  if (oneRatingEach || rate === 0 || rate === 1 || sums.n < 2) return sums.n;
  return effectiveRatings(rate, linearisedVariance(sums), sums.m, sums.n - 1);
}

/**
 * The number of independent ratings that would be as sure as these: never more than there are, and
 * fewer where the variance itself rests on few degrees of freedom (Korn and Graubard 1998).
 * For a rate above 0 and below 1; without variance all ratings count.
 */
export function effectiveRatings(rate: number, variance: number, ratings: number, degrees: number): number {
  return Math.min(ratings, (rate * (1 - rate)) / variance) * (normal975 / studentT975(degrees)) ** 2;
}

/** The variance of Σs/Σm, sampling responses rather than ratings; for two responses or more. */
export function linearisedVariance({ n, s, m, ss, sm, mm }: Sums): number {
  const rate = s / m;
  // Equal to Σ(s − rate·m)²; rounding alone can take it below zero.
  const squares = Math.max(0, ss - 2 * rate * sm + rate * rate * mm);
  return ((n / (n - 1)) * squares) / (m * m);
}

/** Wilson's interval; it holds the rate itself, which rounding would deny it at 0 and 1. */
export function wilson(rate: number, n: number): { low: number; high: number } {
  const z2 = normal975 ** 2;
  const centre = rate + z2 / (2 * n);
  const half = normal975 * Math.sqrt((rate * (1 - rate)) / n + z2 / (4 * n * n));
  const low = (centre - half) / (1 + z2 / n);
  const high = (centre + half) / (1 + z2 / n);
  return { low: Math.min(rate, Math.max(0, low)), high: Math.max(rate, Math.min(1, high)) };
}
