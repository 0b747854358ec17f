const minute = 60_000;
const failuresAllowed = 5;
const firstLock = 15 * minute;
const longestLock = 60 * minute;
/** Failures this long ago no longer count. */
const remembered = 24 * 60 * minute;

export interface Failures {
  failures: number;
  lastAt: Date;
  lockedUntil: Date | null;
}

/** True while no password of this address is looked at. */
export const isLocked = (known: Failures | undefined, now: Date): boolean =>
  known?.lockedUntil != null && known.lockedUntil > now;

/**
 * The failures with one more, counted before the password is looked at, so that many attempts at once cannot all slip
 * through. The fifth locks the address for a quarter of an hour, each one after that for twice as long, up to an hour:
 * whoever locks out another on purpose cannot do it for ever.
 */
export function oneMore(known: Failures | undefined, now: Date): Failures {
  const counts = known && now.getTime() - known.lastAt.getTime() < remembered ? known.failures : 0;
  const failures = counts + 1;
  const over = failures - failuresAllowed;
  const lock = over < 0 ? 0 : Math.min(longestLock, firstLock * 2 ** Math.min(over, 10));
  return { failures, lastAt: now, lockedUntil: lock === 0 ? null : new Date(now.getTime() + lock) };
}
