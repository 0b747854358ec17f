import { z } from 'zod';
import { type RateInterval, type Sums, satisfactionInterval } from '../statistics/interval.ts';
import type { Target } from '../targets/store.ts';
import { verdict } from '../targets/verdict.ts';

const share = z.number().min(0).max(1).nullable();
const count = z.int().min(0).nullable();

/** A published figure, as in contract version 1: rates from 0 to 1, unrounded. */
export const Figure = z.object({
  rate: share,
  responses: count.describe('Responses with at least one valid rating of the measure'),
  ratings: count,
  low: share.describe('95 % interval'),
  high: share,
  population: count.describe('Dossiers served or families invited, where that is known'),
  responseRate: z.number().min(0).nullable(),
  covered: share.describe('Share of the caseload in strata that have responses; for weighted figures'),
  target: share,
  official: z.enum(['met', 'not-met']).nullable(),
  evidence: z.enum(['sure', 'unsure']).nullable(),
  suppressed: z
    .boolean()
    .describe('Fewer than the minimum: every member except population and target is null'),
});
export type Figure = z.output<typeof Figure>;

/** Dossiers served in the time of the figures; or people invited, where every answer came from among them. */
export interface Population {
  population: number;
  /** Each of them can answer at most once, so that their number narrows the interval. */
  closed: boolean;
}

export interface FigureInput {
  interval: Pick<RateInterval, 'rate' | 'low' | 'high'>;
  responses: number;
  ratings: number;
  covered?: number | null;
  of: Population | null;
  target: Target | undefined;
  privacyMinimum: number;
}

/** Makes a figure, or hides all but its target and population where fewer than the minimum answered. */
export function makeFigure({
  interval,
  responses,
  ratings,
  covered,
  of,
  target,
  privacyMinimum,
}: FigureInput): Figure {
  const threshold = target?.threshold ?? null;
  const population = of?.population ?? null;
  if (responses < privacyMinimum) return suppressedFigure(threshold, population);
  const { rate, low, high } = interval;
  return {
    rate,
    responses,
    ratings,
    low,
    high,
    population,
    responseRate: population ? responses / population : null,
    covered: covered ?? null,
    target: threshold,
    ...verdict(rate, low, high, threshold),
    suppressed: false,
  };
}

/** The figure of six sums; a population narrows it only where each of its members can answer at most once. */
export const figureOfSums = (
  sums: Sums,
  target: Target | undefined,
  privacyMinimum: number,
  of: Population | null = null,
): Figure =>
  makeFigure({
    interval: satisfactionInterval(sums, of?.closed ? of.population : null),
    responses: sums.n,
    ratings: sums.m,
    of,
    target,
    privacyMinimum,
  });

const suppressedFigure = (target: number | null, population: number | null): Figure => ({
  rate: null,
  responses: null,
  ratings: null,
  low: null,
  high: null,
  population,
  responseRate: null,
  covered: null,
  target,
  official: null,
  evidence: null,
  suppressed: true,
});
