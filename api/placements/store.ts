import { sql } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import { addDays, type Day } from '../days.ts';
import type { Sighting } from './sightings.ts';
import { daysReported } from './standing.ts';

/** Unconfirmed and hidden websites that are kept for one unit; its own website is always among them. */
const mostHosts = 30;

export type HostStanding = 'unconfirmed' | 'confirmed' | 'hidden';

export interface EmbedHost {
  host: string;
  since: Day;
  lastDay: Day;
  standing: HostStanding;
}

/**
 * Writes down where embeds were seen: one row for a unit and website, moved on at most once a day. What nobody
 * confirmed and nobody asked from for a month makes room; beyond the limit strangers' websites are left out.
 */
export async function recordSightings(trx: Trx, sightings: Sighting[]): Promise<void> {
  if (sightings.length === 0) return;
  const column = (name: keyof Sighting) => sightings.map((one) => one[name]);
  const reach = sql.lit(daysReported);
  await sql`
    delete from embed_host using unnest(${column('slug')}::text[], ${column('day')}::date[]) as seen (slug, day), unit
    where unit.slug = seen.slug and embed_host.unit_id = unit.id
      and standing = 'unconfirmed' and last_day < seen.day - ${reach}`.execute(trx);
  await sql`
    with seen as (
      select distinct unit.id as unit_id, unit.website, host, max(day) over (partition by unit.id, host) as day
      from unnest(${column('slug')}::text[], ${column('host')}::text[], ${column('day')}::date[]) as seen (slug, host, day)
        join unit on unit.slug = seen.slug
    ), placed as (
      select seen.*,
        (select count(*) from embed_host where unit_id = seen.unit_id and standing <> 'confirmed')
          + row_number() over (partition by seen.unit_id, known.host is null order by seen.host) as number,
        known.host is not null as is_known
      from seen left join embed_host as known on known.unit_id = seen.unit_id and known.host = seen.host
    )
    insert into embed_host (unit_id, host, since, last_day)
    select unit_id, host, day, day from placed
    where is_known or number <= ${sql.lit(mostHosts)}
      or host = lower(substring(website from '^https?://([^/:?#]+)'))
    on conflict on constraint embed_host_pk do update set
      since = case when embed_host.last_day < excluded.last_day - ${reach} then excluded.since else embed_host.since end,
      last_day = excluded.last_day
    where embed_host.last_day < excluded.last_day`.execute(trx);
}

/** Those in doubt first, then by name. */
export async function listHosts(db: Db, unitId: number): Promise<EmbedHost[]> {
  const rows = await db
    .selectFrom('embed_host')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy(sql`standing = 'unconfirmed'`, 'desc')
    .orderBy('host')
    .execute();
  return rows.map(({ host, since, last_day, standing }) => ({
    host,
    since,
    lastDay: last_day,
    standing: standing as HostStanding,
  }));
}

/** What stood there before; undefined where the unit has no such website. */
export async function decideHost(
  trx: Trx,
  unitId: number,
  host: string,
  standing: HostStanding,
): Promise<HostStanding | undefined> {
  const before = await trx
    .selectFrom('embed_host')
    .select('standing')
    .where('unit_id', '=', unitId)
    .where('host', '=', host)
    .forUpdate()
    .executeTakeFirst();
  await trx
    .updateTable('embed_host')
    .set({ standing })
    .where('unit_id', '=', unitId)
    .where('host', '=', host)
    .execute();
  return before?.standing as HostStanding | undefined;
}

export interface Placement {
  id: number;
  unitId: number;
  url: string;
  publishedOn: Day;
  registeredOn: Day;
  freshSince: Day | null;
  checkedAt: Date | null;
}

/** Pages that a unit names now, in the order in which they were registered. */
export async function listPlacements(db: Db, unitId: number): Promise<Placement[]> {
  return (await selectPlacements(db).where('unit_id', '=', unitId).orderBy('id').execute()).map(placementOf);
}

/** A page of a unit that it still names, by its id as it stands in a path. */
export async function findPlacement(db: Db, unitId: number, id: string): Promise<Placement | undefined> {
  if (!/^\d{1,9}$/.test(id)) return undefined;
  const row = await selectPlacements(db)
    .where('unit_id', '=', unitId)
    .where('id', '=', Number(id))
    .executeTakeFirst();
  return row && placementOf(row);
}

const selectPlacements = (db: Db) =>
  db
    .selectFrom('placement')
    .select(['id', 'unit_id', 'url', 'published_on', 'registered_on', 'fresh_since', 'checked_at'])
    .where('ended_on', 'is', null);

type PlacementRow = Awaited<ReturnType<ReturnType<typeof selectPlacements>['execute']>>[number];

const placementOf = (row: PlacementRow): Placement => ({
  id: row.id,
  unitId: row.unit_id,
  url: row.url,
  publishedOn: row.published_on,
  registeredOn: row.registered_on,
  freshSince: row.fresh_since,
  checkedAt: row.checked_at,
});

/** Registers a page, or the day of one that is: null where that day stands there already. */
export async function registerPlacement(
  trx: Trx,
  { unitId, url, publishedOn }: Pick<Placement, 'unitId' | 'url' | 'publishedOn'>,
  today: Day,
): Promise<{ id: number; before: Day | null } | null> {
  await sql`select pg_advisory_xact_lock(32, ${unitId}::integer)`.execute(trx);
  const known = await selectPlacements(trx)
    .where('unit_id', '=', unitId)
    .where('url', '=', url)
    .executeTakeFirst();
  if (known) {
    if (known.published_on === publishedOn) return null;
    await trx
      .updateTable('placement')
      .set({ published_on: publishedOn })
      .where('id', '=', known.id)
      .execute();
    return { id: known.id, before: known.published_on };
  }
  const { id } = await trx
    .insertInto('placement')
    .values({ unit_id: unitId, url, published_on: publishedOn, registered_on: today })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, before: null };
}

/** Nothing looks at it any more; what was seen stays. False where it has ended already. */
export async function endPlacement(trx: Trx, id: number, today: Day): Promise<boolean> {
  const row = await trx
    .updateTable('placement')
    .set({ ended_on: today })
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Confirmed websites of units that embeds were asked for from lately, by name: for everybody. */
export async function listPublicHosts(db: Db, unitId: number, today: Day): Promise<string[]> {
  const rows = await db
    .selectFrom('embed_host')
    .select('host')
    .where('unit_id', '=', unitId)
    .where('standing', '=', 'confirmed')
    .where('last_day', '>=', addDays(today, -daysReported))
    .orderBy('host')
    .execute();
  return rows.map(({ host }) => host);
}
