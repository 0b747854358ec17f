import { sql } from 'kysely';
import type { Db } from '../database/open.ts';
import { addDays, type Day, endOfMonth, firstOfMonth, wholeMonths } from '../days.ts';
import type { Tally } from '../tallies/tally.ts';
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

const slots = ['sums', 'levels', 'reasons', 'options'] as const;
type Summed = Omit<PublicTally, 'tally'> & Tally;
const place = sql`unit_id as "unitId", field_id as "fieldId", version_id as "versionId"`;

/**
 * Public tallies by month, from one day to another, both included: whole months as they are kept, days of a month that
 * is cut added up by the database.
 */
async function listPublicTallies(
  db: Db,
  unitIds: number[],
  from: Day,
  to: Day,
  today: Day,
): Promise<PublicTally[]> {
  if (unitIds.length === 0) return [];
  // Nothing is public after today, so that a month which has only begun is whole as well.
  const { firstMonth, afterMonths } = wholeMonths(from, to < today ? to : endOfMonth(to));
  const { rows } = await sql<Summed>`
    select ${place}, month, responses, throughout, ${sql.join(slots.map((name) => sql.ref(name)))}
    from public_month
    where unit_id = any(${unitIds}::integer[]) and month between ${firstOfMonth(from)} and ${to}`.execute(db);
  const isWhole = ({ month }: Summed) => month >= firstMonth && month < afterMonths;
  const cut = rows.filter((row) => !isWhole(row));
  const days =
    cut.length === 0
      ? []
      : await sumDays(db, cut, unitIds, [
          [from, firstMonth <= to ? addDays(firstMonth, -1) : to],
          [afterMonths, to],
        ]);
  return [...rows.filter(isWhole), ...days].map(({ unitId, fieldId, versionId, month, ...tally }) => ({
    unitId,
    fieldId,
    versionId,
    month: month.slice(0, 7),
    tally,
  }));
}

/** Days of stretches added up by month; `like` are sums of all versions that may be among them. */
async function sumDays(
  db: Db,
  like: Summed[],
  unitIds: number[],
  stretches: [from: Day, to: Day][],
): Promise<Summed[]> {
  const columns = sql.raw(`unit_id, field_id, version_id, day, responses, throughout, ${slots}`);
  // Each stretch on its own can be found by the index, where "or" would read every day of the unit.
  const days = stretches.map(
    ([from, to]) => sql`select ${columns} from public_tally
      where unit_id = any(${unitIds}::integer[]) and day between ${from} and ${to}`,
  );
  const sums = slots.map((name) => {
    const most = Math.max(...like.map((tally) => tally[name].length));
    // PostgreSQL counts from 1; a version with fewer slots has nothing in the others, which are cut off below.
    const each = Array.from({ length: most }, (_, i) => `coalesce(sum(${name}[${i + 1}]), 0)`);
    return sql.raw(`array[${each}]::bigint[] as ${name}`);
  });
  const { rows } = await sql<Summed>`
    select ${place}, substr(day::text, 1, 7) as month, sum(responses) as responses, sum(throughout) as throughout,
      ${sql.join(sums)}
    from (${sql.join(days, sql` union all `)}) as days
    group by unit_id, field_id, version_id, substr(day::text, 1, 7)`.execute(db);
  const ofVersion = new Map(like.map((one) => [one.versionId, one]));
  return rows.flatMap((row) => {
    const known = ofVersion.get(row.versionId);
    // The first block of a version, if it became public since the months were read, is shown from the next page on.
    if (!known) return [];
    const own = { ...row };
    for (const name of slots) own[name] = row[name].slice(0, known[name].length);
    return [own];
  });
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

/** Responses that were taken and kept, but are in no figure: how many of each version, and nothing of what they say. */
export async function countFlagged(
  db: Db,
  { unitIds, from, to }: Pick<CountedWhere, 'unitIds' | 'from' | 'to'>,
): Promise<Map<number, number>> {
  const { rows } = await sql<{ versionId: number; count: number }>`
    select version_id as "versionId", sum(responses) as count from tally
    where unit_id = any(${unitIds}::integer[]) and quality = 'flagged' and day between ${from} and ${to}
    group by version_id`.execute(db);
  return new Map(rows.map(({ versionId, count }) => [versionId, count]));
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

/** Of what anybody may see: how it came in. */
export const publicBlocks: Pick<TallySource, 'cameWithCodes'> = {
  cameWithCodes: async (db, where, campaignIds) =>
    (await listCampaignsOfBlocks(db, where)).every((id) => id !== null && campaignIds.includes(id)),
};

/** What anybody may see today. */
export const publicTallies = (today: Day): TallySource => ({
  ...publicBlocks,
  list: (db, unitIds, from, to) => listPublicTallies(db, unitIds, from, to, today),
  countByVersion: countPublicByVersion,
});

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
