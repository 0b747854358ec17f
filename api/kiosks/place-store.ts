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
