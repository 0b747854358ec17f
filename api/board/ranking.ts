/** What is compared: a rate with its published interval. */
export interface Ranked {
  low: number;
  high: number;
}

/** The places that a unit may hold, 1 the best; the same where it can be told apart from every other. */
export interface Rank {
  best: number;
  worst: number;
}

/**
 * The places that each unit may hold, from pairs: a unit is behind another only where its whole interval lies below.
 * Where intervals touch or overlap the two cannot be told apart, and share their places. Rule by Klein, Wright and
 * Wieczorek 2020 (JRSS C 69, 589–606); with 95 % intervals
 * two units that differ by chance alone are told apart in fewer than one of a hundred pairs (Goldstein and Healy 1995).
 */
export function rankRanges(units: readonly Ranked[]): Rank[] {
  const lows = units.map(({ low }) => low).sort(ascending);
  const highs = units.map(({ high }) => high).sort(ascending);
  return units.map(({ low, high }) => ({
    best: units.length - countUpTo(lows, high) + 1,
    worst: units.length - countBelow(highs, low),
  }));
}

const ascending = (a: number, b: number) => a - b;

/** How many of the sorted numbers are at most the limit. */
const countUpTo = (sorted: number[], limit: number) => firstWhere(sorted, (one) => one > limit);

/** How many of the sorted numbers are below the limit. */
const countBelow = (sorted: number[], limit: number) => firstWhere(sorted, (one) => one >= limit);

function firstWhere(sorted: number[], holds: (one: number) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(sorted[middle]!)) to = middle;
    else from = middle + 1;
  }
  return from;
}
