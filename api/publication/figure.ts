import { type RateInterval, type Sums, satisfactionInterval } from '../statistics/interval.ts';
import type { Target } from '../targets/store.ts';
import { type Verdict, verdict } from '../targets/verdict.ts';

/** A published figure, as in contract version 1: rates from 0 to 1, unrounded. */
export interface Figure {
  rate: number | null;
  /** Responses with at least one valid rating of the measure. */
  responses: number | null;
  ratings: number | null;
  low: number | null;
  high: number | null;
  /** Dossiers served or families invited, where that is known. */
  population: number | null;
  responseRate: number | null;
  /** Share of the caseload in strata that have responses; for figures weighted by caseload. */
  covered: number | null;
  target: number | null;
  official: Verdict['official'];
  evidence: Verdict['evidence'];
  suppressed: boolean;
}

export interface FigureInput {
  interval: Pick<RateInterval, 'rate' | 'low' | 'high'>;
  responses: number;
  ratings: number;
  covered?: number | null;
  target: Target | undefined;
  privacyMinimum: number;
}

/** Makes a figure, or hides all but its target where fewer than the minimum answered. */
export function makeFigure({
  interval,
  responses,
  ratings,
  covered,
  target,
  privacyMinimum,
}: FigureInput): Figure {
  const threshold = target?.threshold ?? null;
  if (responses < privacyMinimum) return suppressedFigure(threshold);
  const { rate, low, high } = interval;
  return {
    rate,
    responses,
    ratings,
    low,
    high,
    population: null,
    responseRate: null,
    covered: covered ?? null,
    target: threshold,
    ...verdict(rate, low, high, threshold),
    suppressed: false,
  };
}

/** The figure of six sums, answers being voluntary: no population narrows it. */
export const figureOfSums = (sums: Sums, target: Target | undefined, privacyMinimum: number): Figure =>
  makeFigure({
    interval: satisfactionInterval(sums, null),
    responses: sums.n,
    ratings: sums.m,
    target,
    privacyMinimum,
  });

const suppressedFigure = (target: number | null): Figure => ({
  rate: null,
  responses: null,
  ratings: null,
  low: null,
  high: null,
  population: null,
  responseRate: null,
  covered: null,
  target,
  official: null,
  evidence: null,
  suppressed: true,
});
