import { sql } from 'kysely';
import type { Db } from '../database/open.ts';
import { addDays, type Day } from '../days.ts';
import {
  daysTrusted,
  isReported,
  type Look,
  type Place,
  shareFresh,
  stateOfPage,
  stateOfUnit,
  type UnitState,
} from './standing.ts';

/** Where a unit publishes its figures, and whether they are up to date there. */
export interface UnitPublishing {
  unitId: number;
  state: UnitState;
  /** Since when at one of its places at least; null where they are not. */
  since: Day | null;
  /** Why its last look failed, for pages by id. */
  problems: Record<number, string>;
  places: Place[];
}

/** Of units those that are in force on a day and have points or targets: who has figures to publish. */
export async function listUnitsDue(db: Db, unitIds: number[], day: Day): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from unit
    where id = any(${unitIds}::integer[])
      and (valid_from is null or valid_from <= ${day}) and (valid_to is null or valid_to >= ${day})
      and (exists (select from point where unit_id = unit.id and retired_at is null)
        or exists (select from target where unit_id = unit.id and first_day <= ${day} and last_day >= ${day}))
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Units due whose own or whose superior's plan asks for it, and those that named a place once. */
export async function listUnitsToPublish(db: Db, day: Day): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive duty as (
      select unit_id as id from target
      where metric = 'published' and first_day <= ${day} and last_day >= ${day}
      union
      select unit.id from unit join duty on unit.parent_id = duty.id
    )
    select id from duty
    union select unit_id from placement where ended_on is null
    union select unit_id from embed_host where standing = 'confirmed'`.execute(db);
  return listUnitsDue(
    db,
    rows.map(({ id }) => id),
    day,
  );
}

/** Where units publish, as it was known on a day; each unit given has an entry. */
export async function listPublishing(
  db: Db,
  unitIds: number[],
  day: Day,
): Promise<Map<number, UnitPublishing>> {
  const [pages, hosts] = [await pagesOf(db, unitIds, day), await hostsOf(db, unitIds, day)];
  const places = new Map<number, Place[]>(unitIds.map((id) => [id, []]));
  for (const { unitId, place } of [...pages, ...hosts]) places.get(unitId)?.push(place);
  const problems = new Map(
    pages.flatMap(({ place, problem }) => (problem ? [[place.id, problem] as const] : [])),
  );
  return new Map(
    [...places].map(([unitId, of]) => [
      unitId,
      {
        unitId,
        ...stateOfUnit(of),
        places: of,
        problems: Object.fromEntries(
          of.flatMap((one) =>
            one.kind === 'page' && problems.has(one.id) ? [[one.id, problems.get(one.id)!]] : [],
          ),
        ),
      },
    ]),
  );
}

/**
 * The share of units that publish their figures and keep them up to date, of those that have any: what the target
 * metric `published` is held against. `value` from 0 to 1, null where no unit has figures to publish.
 */
export async function publishedFigure(
  db: Db,
  unitIds: number[],
  day: Day,
): Promise<{ value: number | null; count: number; of: number; units: UnitPublishing[] }> {
  const units = [...(await listPublishing(db, await listUnitsDue(db, unitIds, day), day)).values()];
  return { ...shareFresh(units.map(({ state }) => state)), units };
}

interface PageRow {
  id: number;
  unitId: number;
  url: string;
  publishedOn: Day;
  freshSince: Day | null;
  seenDay: Day | null;
  outcome: Look['outcome'] | null;
  asOf: Day | null;
  triedDay: Day | null;
  tried: Look['outcome'] | null;
  problem: string | null;
}

async function pagesOf(db: Db, unitIds: number[], day: Day) {
  const { rows } = await sql<PageRow>`
    select placement.id, unit_id as "unitId", url, published_on as "publishedOn", fresh_since as "freshSince",
      seen.day as "seenDay", seen.outcome, seen.as_of as "asOf",
      tried.day as "triedDay", tried.outcome as tried, tried.problem
    from placement
    left join lateral (
      select day, outcome, as_of from placement_check
      where placement_id = placement.id and day between ${addDays(day, -daysTrusted)} and ${day}
        and outcome <> 'unreachable'
      order by day desc limit 1
    ) as seen on true
    left join lateral (
      select day, outcome, problem from placement_check
      where placement_id = placement.id and day between ${addDays(day, -daysTrusted)} and ${day}
      order by day desc limit 1
    ) as tried on true
    where unit_id = any(${unitIds}::integer[]) and registered_on <= ${day}
      and (ended_on is null or ended_on > ${day})
    order by placement.id`.execute(db);
  return rows.map((row) => {
    const seen = row.seenDay && { day: row.seenDay, outcome: row.outcome!, asOf: row.asOf };
    const tried = row.triedDay && { day: row.triedDay, outcome: row.tried!, asOf: null };
    const { id, unitId, url, publishedOn, freshSince, asOf, problem } = row;
    const state = stateOfPage(day, seen || null, tried || null);
    const since = freshSince !== null && freshSince <= day ? freshSince : null;
    return { unitId, problem, place: { kind: 'page' as const, id, url, publishedOn, state, asOf, since } };
  });
}

async function hostsOf(db: Db, unitIds: number[], day: Day): Promise<{ unitId: number; place: Place }[]> {
  const rows = await db
    .selectFrom('embed_host')
    .selectAll()
    .where(sql<boolean>`unit_id = any(${unitIds}::integer[])`)
    .where('standing', '=', 'confirmed')
    .where('since', '<=', day)
    .orderBy('host')
    .execute();
  return rows.map(({ unit_id: unitId, host, since, last_day: lastDay }) => ({
    unitId,
    place: { kind: 'host', host, since, lastDay, isReported: isReported(day, lastDay) },
  }));
}
