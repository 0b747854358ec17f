import type { Indicator, IndicatorValue } from '../indicators/indicator.ts';
import type { Figure } from '../publication/figure.ts';
import type { Estimate } from '../targets/goal.ts';
import type { Metric } from '../targets/metrics.ts';

/** What is known of a subject before any target is held against it. */
export interface Reading extends Estimate {
  state: 'measured' | 'suppressed' | 'not-begun' | 'no-data';
  /** What a target of a number is held against. */
  count: number | null;
  n: number | null;
  /** Everything is counted: no part stands for the whole. */
  complete: boolean;
  /** Of a value entered by hand: its day. */
  asOf: string | null;
  /** Of a figure kept of a closed period: when that was closed or last revised. */
  closedAt: string | null;
}

const nothing = { value: null, low: null, high: null, count: null, n: null, asOf: null, closedAt: null };

export const notBegun: Reading = { ...nothing, state: 'not-begun', complete: false };
export const noData: Reading = { ...nothing, state: 'no-data', complete: true };

/** A published figure of satisfaction. */
export function readingOfFigure(figure: Figure | undefined): Reading {
  if (!figure) return notBegun;
  const { rate, low, high, responses, suppressed } = figure;
  const state = suppressed ? 'suppressed' : rate === null ? 'no-data' : 'measured';
  return { ...nothing, state, value: rate, low, high, count: responses, n: responses, complete: false };
}

/** So many of all: dossiers, petitions, units. */
export function readingOfCount({ count, of }: { count: number; of: number }): Reading {
  if (of === 0) return noData;
  const value = count / of;
  return { ...nothing, state: 'measured', value, low: value, high: value, count, n: of, complete: true };
}

/** A value entered by hand: what it rests on, and how sure it is, its source may say. */
export function readingOfValue(entered: IndicatorValue | undefined): Reading {
  if (!entered || entered.value === null) return noData;
  const { value, day } = entered;
  return { ...noData, state: 'measured', value, count: value, complete: false, asOf: day };
}

/** What a reading is of, as a key of a map. */
export const keyOf = (
  unitId: number,
  fieldId: number | null,
  metric: Metric,
  indicatorId: Indicator['id'] | null = null,
): string => `${unitId} ${fieldId ?? '-'} ${metric} ${indicatorId ?? '-'}`;

export type Readings = ReadonlyMap<string, Reading>;
