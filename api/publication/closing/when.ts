import { addDays, type Day } from '../../days.ts';
import type { Period } from '../../periods/period.ts';

/** A period with the day from which it is to be closed; null: nothing but its end is set. */
export interface DuePeriod extends Period {
  due: Day | null;
}

/**
 * The first day on which a period may be closed: the set day, but never before its last day is over, since what was
 * closed earlier would miss answers that were given in time.
 */
export function closableFrom({ to, due }: Pick<DuePeriod, 'to' | 'due'>): Day {
  const over = addDays(to, 1);
  return due !== null && due > over ? due : over;
}

/** So long a period with a set day may stay open after it before the console calls it late. */
const daysOfGrace = 10;

/** Where a period that is not closed yet stands; only one with a set day can be late. */
export function standingOf(period: Pick<DuePeriod, 'to' | 'due'>, today: Day): 'running' | 'open' | 'late' {
  const from = closableFrom(period);
  if (today < from) return 'running';
  return period.due !== null && today > addDays(from, daysOfGrace) ? 'late' : 'open';
}

/** True where the unit existed on some day of the period. */
export const existedIn = (
  { validFrom, validTo }: { validFrom: Day | null; validTo: Day | null },
  { from, to }: Pick<Period, 'from' | 'to'>,
): boolean => (validFrom ?? '') <= to && (validTo === null || validTo >= from);
