import type { RefusalReason } from './moves.ts';

/**
 * Counts of the petitions that a unit has in its hands, by when they were received. Received is the sum of the ends
 * and what is open, whatever happens: the books balance.
 */
export interface Tally {
  received: number;
  answered: number;
  promised: number;
  refused: number;
  transferred: number;
  redirected: number;
  merged: number;
  withdrawn: number;
  spam: number;
  open: number;
  /** Their time for an answer is over, and nothing but an answer or a refusal has ended them. */
  fellDue: number;
  /** Of these, answered by the day. A refusal is no answer: it stays in what fell due. */
  onTime: number;
  overdueNow: number;
  /** Opened again by their senders, whatever came of it. */
  reopened: number;
  promisesMade: number;
  promisesKept: number;
  /** Past their day, also where they were kept later. */
  promisesBroken: number;
  oldestOpenDay: string | null;
  medianWorkingDays: number | null;
}

export const ends = [
  'answered',
  'promised',
  'refused',
  'transferred',
  'redirected',
  'merged',
  'withdrawn',
  'spam',
  'open',
] as const satisfies (keyof Tally)[];

export const noPetitions: Tally = Object.freeze({
  received: 0,
  answered: 0,
  promised: 0,
  refused: 0,
  transferred: 0,
  redirected: 0,
  merged: 0,
  withdrawn: 0,
  spam: 0,
  open: 0,
  fellDue: 0,
  onTime: 0,
  overdueNow: 0,
  reopened: 0,
  promisesMade: 0,
  promisesKept: 0,
  promisesBroken: 0,
  oldestOpenDay: null,
  medianWorkingDays: null,
});

/** True where received is the sum of the ends and what is open. */
export const balances = (tally: Tally): boolean =>
  ends.reduce((sum, end) => sum + tally[end], 0) === tally.received;

/** Of all that fell due the share answered by its day; null where nothing fell due yet. */
export const onTimeRate = ({ fellDue, onTime }: Tally): number | null =>
  fellDue === 0 ? null : onTime / fellDue;

/**
 * Two parts of the national index (QĐ 766/QĐ-TTg of 2022), 6 points each, as the national portal computes them. No
 * petitions gives full marks, which rewards suppressing them: shown as inferred, and never merged with survey rates.
 */
export interface Index766 {
  inferred: true;
  handledOnTime: number;
  /** null: nobody has rated an answer, though there are some. */
  satisfaction: number | null;
}

const points = 6;

export function index766(tally: Tally, satisfied: number | null): Index766 {
  return {
    inferred: true,
    handledOnTime: points * (onTimeRate(tally) ?? 1),
    satisfaction: satisfied === null ? (tally.received === 0 ? points : null) : points * satisfied,
  };
}

/** How many petitions were refused for each reason. */
export type Refusals = Partial<Record<RefusalReason, number>>;
