import { type Estimate, type Goal, judge } from '../targets/goal.ts';
import type { Target } from '../targets/store.ts';
import type { Verdict } from '../targets/verdict.ts';
import { differenceOf } from './difference.ts';
import { noData, type Reading } from './reading.ts';

/** What a target of the kind is held against, made of what was read now and in the same days a year before. */
export function heldAgainst(
  { kind, metric }: Pick<Target, 'kind' | 'metric'>,
  now: Reading,
  before: Reading = noData,
): Estimate {
  switch (kind) {
    case 'threshold':
      return now;
    case 'ceiling':
      return metric === 'manual' ? now : complementOf(now);
    case 'count':
      return { value: now.count, low: now.count, high: now.count };
    case 'rise':
      return differenceOf(now, before);
    // Not read but counted, of the verdicts of units below.
    case 'share':
      return { value: null, low: null, high: null };
    default:
      return kind satisfies never;
  }
}

const complementOf = ({ value, low, high }: Estimate): Estimate => ({
  value: value === null ? null : 1 - value,
  low: high === null ? null : 1 - high,
  high: low === null ? null : 1 - low,
});

/** The verdict in two parts; what is counted whole or entered by hand is no estimate, and has no evidence. */
export function judgeReading(goal: Goal, metric: Target['metric'], estimate: Estimate): Verdict {
  const judged = judge(goal, estimate);
  const isEstimate = goal.kind === 'share' || (metric === 'satisfaction' && goal.kind !== 'count');
  return isEstimate ? judged : { ...judged, evidence: null };
}

/**
 * The share of units that meet their own target, of all that have one: those without a figure do not meet it. `low`
 * counts those that surely do, `high` those that may.
 */
export function shareOfUnits(verdicts: Verdict[]): Estimate & { n: number; count: number } {
  const n = verdicts.length;
  const count = verdicts.filter(({ official }) => official === 'met').length;
  if (n === 0) return { value: null, low: null, high: null, n, count };
  const surely = verdicts.filter(({ official, evidence }) => official === 'met' && evidence !== 'unsure');
  const surelyNot = verdicts.filter(
    ({ official, evidence }) => official === 'not-met' && evidence !== 'unsure',
  );
  return { value: count / n, low: surely.length / n, high: (n - surelyNot.length) / n, n, count };
}
