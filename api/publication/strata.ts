import type { CaseloadSum } from '../caseload/store.ts';
import type { Sums } from '../statistics/interval.ts';
import type { PublicTally } from '../statistics/store.ts';
import type { Stratum } from '../statistics/weighted.ts';
import type { Population } from './figure.ts';

/** A tally with the unit and field that it belongs to. */
export type PlacedTally = Pick<PublicTally, 'unitId' | 'fieldId' | 'versionId' | 'tally'>;

/** What a rate is weighted by. */
export interface Weights {
  caseload: readonly Pick<CaseloadSum, 'unitId' | 'fieldId' | 'solved'>[];
  /** Units all of whose responses came from people invited: each is one stratum, since these are known by unit only. */
  invitedAt: ReadonlyMap<number, Population>;
}

/**
 * The strata of a weighted rate: unit × field with its dossiers solved, or a unit with its people invited. Also those
 * without responses, and those without caseload, which the rate leaves out.
 */
export function strataOf<Row extends Pick<PlacedTally, 'unitId' | 'fieldId'>>(
  rows: Row[],
  { caseload, invitedAt }: Weights,
  sumsOf: (rows: Row[]) => Sums,
): Stratum[] {
  const keyOf = ({ unitId, fieldId }: Pick<PlacedTally, 'unitId' | 'fieldId'>) =>
    invitedAt.has(unitId) ? `${unitId}` : `${unitId} ${fieldId}`;
  const strata = new Map<string, { caseload: number; closed: boolean; rows: Row[] }>();
  const stratumOf = (key: string) => {
    const known = strata.get(key) ?? { caseload: 0, closed: false, rows: [] };
    strata.set(key, known);
    return known;
  };
  for (const [unitId, { population, closed }] of invitedAt) {
    strata.set(`${unitId}`, { caseload: population, closed, rows: [] });
  }
  for (const sum of caseload) {
    if (!invitedAt.has(sum.unitId)) stratumOf(keyOf(sum)).caseload += sum.solved;
  }
  for (const row of rows) stratumOf(keyOf(row)).rows.push(row);
  return [...strata.values()].map(({ rows: own, ...stratum }) => ({ ...stratum, sums: sumsOf(own) }));
}

/** Dossiers solved, as the population of a figure; null where none are known. */
export function servedBy(caseload: readonly Pick<CaseloadSum, 'solved'>[]): Population | null {
  if (caseload.length === 0) return null;
  return { population: caseload.reduce((sum, { solved }) => sum + solved, 0), closed: false };
}
