import type { Verdict } from './verdict.ts';

/** What a target can ask for. */
export const targetKinds = [
  /** at least so much: satisfied ≥ 90 % */
  'threshold',
  /** less than so much of what should not be: late < 4 % */
  'ceiling',
  /** at least so many: 300 forms, 20 units */
  'count',
  /** at least so much more than in the same days of the year before */
  'rise',
  /** the share of the units below that meet their own target of that metric and scope */
  'share',
] as const;
export type TargetKind = (typeof targetKinds)[number];

/** Which way is better; `down` only for indicators entered by hand, such as a place in a ranking. */
export type Direction = 'up' | 'down';

export interface Goal {
  kind: TargetKind;
  threshold: number;
  direction?: Direction | undefined;
}

/** What is held against a goal; without an interval `low` and `high` are null. */
export interface Estimate {
  value: number | null;
  low: number | null;
  high: number | null;
}

/**
 * True where a value meets the goal, as plans compare. A ceiling is not to be reached ("dưới 4 %"), but for one of
 * nothing, which nothing meets. The value of a rise is the difference, not the level.
 */
export function meets({ kind, threshold, direction = 'up' }: Goal, value: number): boolean {
  if (kind === 'ceiling') return threshold === 0 ? value <= 0 : value < threshold;
  if (kind === 'rise') {
    // 0.83 − 0.81 as people mean it: binary fractions make it a hair less than 0.02.
    const gained = Number((direction === 'down' ? -value : value).toPrecision(12));
    return gained >= threshold;
  }
  return direction === 'down' && kind === 'threshold' ? value <= threshold : value >= threshold;
}

/** As `verdict`, for every kind of target: sure where both ends of the interval fall as the value does. */
export function judge(goal: Goal, { value, low, high }: Estimate): Verdict {
  if (value === null) return { official: null, evidence: null };
  const isMet = meets(goal, value);
  const official = isMet ? 'met' : 'not-met';
  if (low === null || high === null) return { official, evidence: 'unsure' };
  const sure = meets(goal, low) === isMet && meets(goal, high) === isMet;
  return { official, evidence: sure ? 'sure' : 'unsure' };
}

/** True where the target is a share, from 0 to 1; else it is a number of something. */
export const isShareOf = (
  { metric, kind }: { metric: string; kind: TargetKind },
  valueUnit: string | undefined,
): boolean => kind === 'share' || (kind !== 'count' && (metric !== 'manual' || valueUnit === '%'));
