import type { Db } from '../database/open.ts';
import { type Day, dayOf } from '../days.ts';
import type { Text } from '../text.ts';

/** Printed codes that went on from one unit for another. */
export interface CodesMoved {
  from: { slug: string; name: Text };
  to: { slug: string; name: Text };
  /** The first day that counts for the new unit. */
  day: Day;
  codes: number;
}

/** The printed codes that a unit took over or handed on, oldest first. */
export async function listCodesMoved(db: Db, unitId: number): Promise<CodesMoved[]> {
  const rows = await db
    .selectFrom('point as old')
    .innerJoin('point as next', 'next.id', 'old.successor_id')
    .innerJoin('unit as giver', 'giver.id', 'old.unit_id')
    .innerJoin('unit as taker', 'taker.id', 'next.unit_id')
    .select(['giver.slug as from', 'giver.name as fromName', 'taker.slug as to', 'taker.name as toName'])
    .select('next.created_at as at')
    // Each half by its own index, where "or" would read every point.
    .where('old.id', 'in', (query) =>
      query
        .selectFrom('point as given')
        .select('given.id')
        .where('given.unit_id', '=', unitId)
        .where('given.successor_id', 'is not', null)
        .union(
          query
            .selectFrom('point as taken')
            .innerJoin('point as heir', 'heir.id', 'taken.successor_id')
            .select('taken.id')
            .where('heir.unit_id', '=', unitId),
        ),
    )
    .whereRef('giver.id', '<>', 'taker.id')
    .orderBy('next.created_at')
    .execute();
  const moved = new Map<string, CodesMoved>();
  for (const row of rows) {
    const day = dayOf(row.at);
    const key = [row.from, row.to, day].join(' ');
    const known = moved.get(key) ?? {
      from: { slug: row.from, name: row.fromName },
      to: { slug: row.to, name: row.toName },
      day,
      codes: 0,
    };
    moved.set(key, { ...known, codes: known.codes + 1 });
  }
  return [...moved.values()];
}

/** A point in use whose unit has ended, with the unit that goes on for it. */
export interface PointToMove {
  id: number;
  /** The short name of its unit. */
  unit: string;
  successor: { id: number; slug: string };
}

export async function listPointsOfEndedUnits(db: Db, today: Day): Promise<PointToMove[]> {
  const rows = await db
    .selectFrom('point')
    .innerJoin('unit', 'unit.id', 'point.unit_id')
    .innerJoin('unit as next', 'next.id', 'unit.successor_id')
    .select(['point.id', 'unit.slug', 'next.id as next_id', 'next.slug as next_slug'])
    .where('point.code', 'is not', null)
    .where('point.retired_at', 'is', null)
    .where('unit.valid_to', '<', today)
    .orderBy('point.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    unit: row.slug,
    successor: { id: row.next_id, slug: row.next_slug },
  }));
}
