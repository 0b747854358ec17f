import { sql } from 'kysely';
import type { Db } from '../database/open.ts';
import { type Day, wholeMonths } from '../days.ts';
import { sumTallies, type Tally } from '../tallies/tally.ts';
import type { TallySlots } from './measure.ts';

/** The public tally of a unit's field and questionnaire version in a month; made of whole blocks. */
export interface PublicTally {
  unitId: number;
  fieldId: number | null;
  versionId: number;
  /** 'YYYY-MM', the month in which the blocks became public. */
  month: string;
  tally: Tally;
}

/** The public tallies of units from one day to another, both included. */
export async function listPublicTallies(
  db: Db,
  unitIds: number[],
  from: Day,
  to: Day,
): Promise<PublicTally[]> {
  if (unitIds.length === 0) return [];
  const { firstMonth, afterMonths } = wholeMonths(from, to);
  const counts = ['responses', 'throughout', 'sums', 'levels', 'reasons', 'options'] as const;
  const rows = await db
    .selectFrom('public_month')
    .select(['unit_id', 'field_id', 'version_id', 'month as day', ...counts])
    .where('unit_id', 'in', unitIds)
    .where('month', '>=', firstMonth)
    .where('month', '<', afterMonths)
    .unionAll(
      db
        .selectFrom('public_tally')
        .select(['unit_id', 'field_id', 'version_id', 'day', ...counts])
        .where('unit_id', 'in', unitIds)
        .where('day', '>=', from)
        .where('day', '<=', to)
        .where((row) => row.or([row('day', '<', firstMonth), row('day', '>=', afterMonths)])),
    )
    .execute();
  const groups = new Map<string, Omit<PublicTally, 'tally'> & { tallies: Tally[] }>();
  for (const { unit_id, field_id, version_id, day, ...tally } of rows) {
    const month = day.slice(0, 7);
    const key = `${unit_id} ${field_id} ${version_id} ${month}`;
    const group = groups.get(key);
    if (group) group.tallies.push(tally);
    else
      groups.set(key, { unitId: unit_id, fieldId: field_id, versionId: version_id, month, tallies: [tally] });
  }
  return [...groups.values()].map(({ tallies, ...group }) => ({ ...group, tally: sumTallies(tallies)! }));
}

/** Which tallies figures are computed from. */
export interface TallySource {
  list: (db: Db, unitIds: number[], from: Day, to: Day) => Promise<PublicTally[]>;
  /** Responses by questionnaire version, ever. */
  countByVersion: (db: Db, unitIds: number[]) => Promise<Map<number, number>>;
  /** True where all that it counts of the versions came with one-time codes of the campaigns. */
  cameWithCodes: (db: Db, where: CountedWhere, campaignIds: number[]) => Promise<boolean>;
}

/** What is counted: units, versions of a questionnaire, days. */
export interface CountedWhere {
  unitIds: number[];
  versionIds: number[];
  from: Day;
  to: Day;
}

/** Responses that were taken and kept, but are in no figure: how many, and nothing of what they say. */
export async function countFlagged(db: Db, { unitIds, versionIds, from, to }: CountedWhere): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(responses), 0) as count from tally
    where unit_id = any(${unitIds}::integer[]) and version_id = any(${versionIds}::integer[])
      and quality = 'flagged' and day between ${from} and ${to}`.execute(db);
  return rows[0]!.count;
}

/** Public responses by questionnaire version, ever. */
export async function countPublicByVersion(db: Db, unitIds: number[]): Promise<Map<number, number>> {
  if (unitIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('public_tally')
    .select(['version_id', sql<number>`sum(responses)`.as('responses')])
    .where('unit_id', 'in', unitIds)
    .groupBy('version_id')
    .execute();
  return new Map(rows.map((row) => [row.version_id, row.responses]));
}

/** What anybody may see. */
export const publicTallies: TallySource = {
  list: listPublicTallies,
  countByVersion: countPublicByVersion,
  cameWithCodes: async (db, where, campaignIds) =>
    (await listCampaignsOfBlocks(db, where)).every((id) => id !== null && campaignIds.includes(id)),
};

/** Units counted together, by the id of the one that they are counted for. */
export type GatheredUnits = ReadonlyMap<number, number[]>;

const places = (units: GatheredUnits) => {
  const pairs = [...units].flatMap(([top, ids]) => ids.map((id) => [top, id] as const));
  const tops = pairs.map(([top]) => top);
  const ids = pairs.map(([, id]) => id);
  return sql`unnest(${tops}::int[], ${ids}::int[]) as place (top, unit_id)`;
};

/** Public responses from one day to another, both included, by gathered units and questionnaire version. */
export async function countPublicGathered(db: Db, units: GatheredUnits, from: Day, to: Day) {
  // Unit by unit: what is grouped at once stays small, where one sort of all rows would go to the disk.
  const { rows } = await sql<{ top: number; versionId: number; responses: number }>`
    select place.top, own.version_id as "versionId", sum(own.responses) as responses
    from ${places(units)} cross join lateral (
      select version_id, sum(responses) as responses from public_tally
      where unit_id = place.unit_id and day between ${from} and ${to}
      group by version_id
    ) as own
    group by place.top, own.version_id`.execute(db);
  return rows;
}

export interface GatheredSlots extends TallySlots {
  top: number;
  /** Of the place; the top itself where units are added up. */
  unitId: number;
  /** null where it is not counted by field, and where there is none. */
  fieldId: number | null;
  responses: number;
  throughout: number;
}

/** How far public tallies are added up: all units of a top, their fields, or each unit's fields. */
export type GatheredBy = 'unit' | 'field' | 'place';

/**
 * Some slots of the public tallies of one questionnaire version, by gathered units and, where asked for, by field. The
 * database adds them up: under a province lie more rows than anyone wants to fetch.
 */
export async function sumPublicGathered(
  db: Db,
  units: GatheredUnits,
  versionId: number,
  slots: TallySlots,
  { from, to, by = 'unit' }: { from: Day; to: Day; by?: GatheredBy },
): Promise<GatheredSlots[]> {
  const wanted = [
    ...slots.sums.map((slot) => ({ column: 'sums', slot })),
    ...slots.levels.map((slot) => ({ column: 'levels', slot })),
    ...(slots.reasons ?? []).map((slot) => ({ column: 'reasons', slot })),
  ];
  const sumOfSlot = wanted.map(
    // PostgreSQL counts from 1.
    ({ column, slot }, i) => sql`, sum(${sql.ref(column)}[${sql.lit(slot + 1)}]) as ${sql.ref(`slot_${i}`)}`,
  );
  const sumsOfUnits = wanted.map((_, i) => sql`coalesce(sum(own.${sql.ref(`slot_${i}`)}), 0)`);
  type Row = Omit<GatheredSlots, keyof TallySlots> & { slots: number[] };
  const byField = by !== 'unit';
  const unitId = by === 'place' ? sql`place.unit_id` : sql`place.top`;
  const { rows } = await sql<Row>`
    select place.top, ${unitId} as "unitId", own.field_id as "fieldId",
      sum(own.responses) as responses, sum(own.throughout) as throughout,
      array[${sql.join(sumsOfUnits)}]::bigint[] as slots
    from ${places(units)} cross join lateral (
      select ${byField ? sql`field_id` : sql`null::integer as field_id`}, sum(responses) as responses,
        sum(throughout) as throughout ${sql.join(sumOfSlot, sql``)}
      from public_tally
      where unit_id = place.unit_id and version_id = ${versionId} and day between ${from} and ${to}
      ${byField ? sql`group by field_id` : sql`having count(*) > 0`}
    ) as own
    group by place.top, ${unitId}, own.field_id`.execute(db);
  return rows.map(({ slots: found, ...row }) => ({
    ...row,
    sums: found.slice(0, slots.sums.length),
    levels: found.slice(slots.sums.length, slots.sums.length + slots.levels.length),
    reasons: found.slice(slots.sums.length + slots.levels.length),
  }));
}

/**
 * The campaigns with one-time codes whose blocks the public tallies of a stretch are made of; null among them stands
 * for blocks of any other answers.
 */
async function listCampaignsOfBlocks(db: Db, where: CountedWhere): Promise<(number | null)[]> {
  const rows = await db
    .selectFrom('public_block')
    .select('campaign_id')
    .distinct()
    .where(sql<boolean>`unit_id = any(${where.unitIds}::integer[])`)
    .where(sql<boolean>`version_id = any(${where.versionIds}::integer[])`)
    .where('day', '>=', where.from)
    .where('day', '<=', where.to)
    .execute();
  return rows.map((row) => row.campaign_id);
}

/** True where a counted response came in otherwise than through one of the campaigns. */
export async function hasResponsesBeside(
  db: Db,
  where: CountedWhere,
  campaignIds: number[],
): Promise<boolean> {
  const row = await db
    .selectFrom('response')
    .innerJoin('point', 'point.id', 'response.point_id')
    .select(sql`1`.as('one'))
    .where(sql<boolean>`response.unit_id = any(${where.unitIds}::integer[])`)
    .where(sql<boolean>`version_id = any(${where.versionIds}::integer[])`)
    .where(sql<boolean>`(campaign_id is null or campaign_id <> all(${campaignIds}::integer[]))`)
    .where('block', 'is not', null)
    .where('day', '>=', where.from)
    .where('day', '<=', where.to)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The first day of the first month with public responses of these units; null where there are none. */
export async function firstPublicMonth(db: Db, unitIds: number[]): Promise<Day | null> {
  const row = await db
    .selectFrom('public_month')
    .select(({ fn }) => fn.min('month').as('first'))
    .where(sql<boolean>`unit_id = any(${unitIds}::integer[])`)
    .executeTakeFirstOrThrow();
  return row.first;
}
