import type { CaseloadCounts } from './caseload.ts';

/**
 * A rate of all dossiers, not of a sample: no interval, so its verdict is the official one alone. `rate` in [0, 1],
 * null where there was nothing to count; `of` dossiers, `count` of them.
 */
export interface CountedFigure {
  rate: number | null;
  count: number;
  of: number;
  target: number | null;
  official: 'met' | 'not-met' | null;
}

function countedFigure(count: number, of: number, target: number | null): CountedFigure {
  const rate = of === 0 ? null : count / of;
  if (rate === null || target === null) return { rate, count, of, target, official: null };
  return { rate, count, of, target, official: rate >= target ? 'met' : 'not-met' };
}

/** Dossiers solved on time, of all solved. */
export const onTimeFigure = (
  { onTime, solved }: Pick<CaseloadCounts, 'onTime' | 'solved'>,
  target: number | null,
): CountedFigure => countedFigure(onTime, solved, target);

/** Late dossiers with an apology, of all late ones; without late ones there is no rate. */
export const apologyFigure = (
  { lateApologised, late }: Pick<CaseloadCounts, 'lateApologised' | 'late'>,
  target: number | null,
): CountedFigure => countedFigure(lateApologised, late, target);

/** On time without a target: what QĐ 4832/QĐ-UBND of 2020 asks of fields other than land and investment. */
export const usuallyOnTime = 0.98;

/** True where dossiers are on time: they meet the target, or without one the usual share. */
export const isPunctual = ({ rate, official }: CountedFigure): boolean =>
  rate !== null && (official === null ? rate >= usuallyOnTime : official === 'met');
