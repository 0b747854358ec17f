import { sql } from 'kysely';
import type { Db } from '../database/open.ts';
import type { Day } from '../days.ts';
import type { Text } from '../text.ts';

/** A point at which a device can stand. */
export interface Place {
  id: number;
  code: string;
  label: Text | null;
  unit: { slug: string; name: Text };
}

/** The points of the units given at which a device can stand on a day, by unit. */
export async function listPlaces(db: Db, unitIds: number[], today: Day): Promise<Place[]> {
  const { rows } = await sql<Omit<Place, 'unit'> & { slug: string; name: Text }>`
    select point.id, point.code, point.label, unit.slug, unit.name
    from point join unit on unit.id = point.unit_id left join campaign on campaign.id = point.campaign_id
    where unit.id = any(${unitIds}::integer[]) and point.channel = 'kiosk' and point.code is not null
      and point.retired_at is null and (unit.valid_to is null or unit.valid_to >= ${today}::date)
      and campaign.access is distinct from 'one-time'
    order by unit.search, point.id`.execute(db);
  return rows.map(({ slug, name, ...place }) => ({ ...place, unit: { slug, name } }));
}

/** The units at which devices stand, or last stood. */
export async function listUnitsWithKiosks(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('kiosk')
    .innerJoin('point', 'point.id', 'kiosk.point_id')
    .select('point.unit_id')
    .distinct()
    .execute();
  return rows.map(({ unit_id }) => unit_id);
}

/** When a device was not heard of, newest first. */
export async function listGaps(
  db: Db,
  kioskId: number,
  most: number,
): Promise<{ from: Date; until: Date }[]> {
  const rows = await db
    .selectFrom('kiosk_gap')
    .select(['began_at', 'ended_at'])
    .where('kiosk_id', '=', kioskId)
    .orderBy('began_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ began_at, ended_at }) => ({ from: began_at, until: ended_at }));
}
