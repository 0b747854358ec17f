import type { Estimate } from '../targets/goal.ts';

/**
 * A rate less the same rate a year before, with its 95 % interval from the intervals of both, which are of different
 * people: Newcombe 1998 (Statistics in Medicine 17, 873–890), method 10. Null where either is not known.
 */
export function differenceOf(now: Estimate, before: Estimate): Estimate {
  if (now.value === null || before.value === null) return { value: null, low: null, high: null };
  const value = now.value - before.value;
  if (now.low === null || now.high === null || before.low === null || before.high === null) {
    return { value, low: null, high: null };
  }
  return {
    value,
    low: value - Math.hypot(now.value - now.low, before.high - before.value),
    high: value + Math.hypot(now.high - now.value, before.value - before.low),
  };
}
