import {
  addSums,
  effectiveRatings,
  linearisedVariance,
  noSums,
  type RateInterval,
  type Sums,
  wilson,
} from './interval.ts';

/** A field, or a field of a unit, whose rate counts by the people it served. */
export interface Stratum {
  /** dossiers served, or families invited */
  caseload: number;
  /** each of them can answer at most once */
  closed: boolean;
  sums: Sums;
}

/** `covered`: the share, in [0, 1], of the caseload whose strata have responses. */
export interface WeightedInterval extends RateInterval {
  covered: number | null;
}

/**
 * The rate weighted by caseload with its 95 % interval. Strata without responses, or without caseload,
 * drop out; nothing left: all null. Too few responses for a variance: a rate without an interval.
 * Sources: stratified linearised variance (svyratio of R's survey package), Korn and Graubard 1998,
 * Wilson 1927.
 */
export function weightedInterval(strata: readonly Stratum[]): WeightedInterval {
  const answered = strata.filter((stratum) => stratum.sums.n > 0 && stratum.caseload > 0);
  if (answered.length === 0) return { rate: null, low: null, high: null, effectiveN: null, covered: null };

  const caseload = totalCaseload(answered);
  const covered = caseload / totalCaseload(strata);
  const rate = weightedRate(answered, caseload);
  if (answered.every((stratum) => unseen(stratum) === 0)) {
    return { rate, low: rate, high: rate, effectiveN: null, covered };
  }
  const effectiveN = effectiveSample(answered, caseload, rate);
  if (effectiveN === null) return { rate, low: null, high: null, effectiveN, covered };
  return { rate, ...wilson(rate, effectiveN), effectiveN, covered };
}

function totalCaseload(strata: readonly Stratum[]): number {
  return strata.reduce((sum, stratum) => sum + stratum.caseload, 0);
}

function weightedRate(strata: readonly Stratum[], caseload: number): number {
  const satisfied = strata.reduce((sum, { caseload, sums }) => sum + (caseload * sums.s) / sums.m, 0);
  // Nine tenths in every field is 0.9, not 0.8999999999999999: a target of 90 % is met.
  return Math.round((satisfied / caseload) * 1e12) / 1e12;
}

/** The share of the caseload that has not answered; all of it where anyone may answer twice. */
function unseen({ caseload, closed, sums }: Stratum): number {
  return closed ? 1 - Math.min(1, sums.n / caseload) : 1;
}

function effectiveSample(strata: readonly Stratum[], caseload: number, rate: number): number | null {
  const total = strata.reduce((sum, stratum) => addSums(sum, stratum.sums), noSums);
  const variance = (ofStratum: (sums: Sums) => number) =>
    strata.reduce((sum, stratum) => {
      const weight = stratum.caseload / caseload;
      return sum + weight ** 2 * ofStratum(stratum.sums) * unseen(stratum);
    }, 0);
  if (rate === 0 || rate === 1) return 1 / variance((sums) => 1 / sums.n);

  const degrees = total.n - strata.length;
  if (degrees < 1) return null;
  // A stratum whose answers cannot vary says nothing of its variance: it borrows from all of them.
  const pooled = total.s / total.m;
  const borrowed = (sums: Sums) => sums.n < 2 || sums.s === 0 || sums.s === sums.m;
  const ofStratum = (sums: Sums) =>
    borrowed(sums) ? (pooled * (1 - pooled)) / sums.n : linearisedVariance(sums);
  return effectiveRatings(rate, variance(ofStratum), total.m, degrees);
}
