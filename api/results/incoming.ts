import { type Grant, reaches } from '../accounts/permissions.ts';
import type { Incoming } from './store.ts';

/** How many came in, as it is told to those who watch: counts only, so that nobody sees an answer as it falls. */
export interface IncomingCounts {
  today: number;
  /** Since Monday. */
  week: number;
  /** Responses that are public; it grows when a block is full. */
  published: number;
  /** Of the unit's own points: today's and the week's, by id. */
  points: Record<string, [today: number, week: number]>;
}

/** Whose counts somebody watches. */
export interface Watched {
  unitId: number;
  /** The unit alone, or with all below it. */
  unitIds: number[];
}

export function incomingOf(
  { unitId, unitIds }: Watched,
  incoming: Incoming[],
  published: ReadonlyMap<number, number>,
): IncomingCounts {
  const rows = incoming.filter((row) => unitIds.includes(row.unitId));
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
  return {
    today: sum(rows.map((row) => row.today)),
    week: sum(rows.map((row) => row.week)),
    published: sum(unitIds.map((id) => published.get(id) ?? 0)),
    points: Object.fromEntries(
      rows.filter((row) => row.unitId === unitId).map((row) => [row.pointId, [row.today, row.week]]),
    ),
  };
}

/** True where the grants reach the results of the unit's subordinates as well: an officer's do not. */
export const reachesBelow = (grants: readonly Grant[], chain: number[]): boolean =>
  // No unit has this id: it stands for any that lies below.
  reaches(grants, 'results.public', [-1, ...chain]);
