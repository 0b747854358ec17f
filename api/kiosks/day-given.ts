import { addDays, type Day, dayOf } from '../days.ts';

/** How far back a response may have been given and still count on its own day. */
export const daysBack = 30;
/** A clock may be ahead by as much. */
const graceMs = 5 * 60_000;

export interface Given {
  /** When it was given, by the device's clock as corrected; null where that cannot be: in the future, or not told. */
  pressedAt: Date | null;
  /** The day that it counts for. */
  day: Day;
}

/**
 * When a response was given on a device: what its clock said, plus what that clock was known to be off by. It counts
 * for that day where this lies within the last 30 days and not in the future, else for the day of its receipt.
 */
export function whenGiven(answeredAt: Date | null, offsetMs: number, receivedAt: Date): Given {
  const today = dayOf(receivedAt);
  const corrected = answeredAt === null ? Number.NaN : answeredAt.getTime() + offsetMs;
  // Also what no calendar has.
  if (!(corrected <= receivedAt.getTime() + graceMs) || corrected < 0) return { pressedAt: null, day: today };
  const pressedAt = new Date(Math.min(corrected, receivedAt.getTime()));
  const day = dayOf(pressedAt);
  return { pressedAt, day: day < addDays(today, -daysBack) ? today : day };
}
