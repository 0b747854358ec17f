import { sql } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import type { Day } from '../days.ts';
import type { TallySlots } from '../statistics/measure.ts';
import { hasResponsesBeside, type PublicTally, type TallySource } from '../statistics/store.ts';
import type { Answers } from '../tallies/tally.ts';

/** What was counted exactly on a day; of finished days only does anybody get to see it. */
export interface ExactTally extends PublicTally {
  day: Day;
  channel: string;
}

/** The exact tallies of units from one day to another, both included. */
async function listExactTallies(db: Db, unitIds: number[], from: Day, to: Day): Promise<ExactTally[]> {
  const rows = await db
    .selectFrom('tally')
    .select(['unit_id', 'field_id', 'version_id', 'day', 'channel'])
    .select(['responses', 'throughout', 'sums', 'levels', 'reasons', 'options'])
    .where(sql<boolean>`unit_id = any(${unitIds}::integer[])`)
    .where('quality', '=', 'counted')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute();
  return rows.map(({ unit_id, field_id, version_id, day, channel, ...tally }) => ({
    unitId: unit_id,
    fieldId: field_id,
    versionId: version_id,
    month: day.slice(0, 7),
    day,
    channel,
    tally,
  }));
}

/** Responses by questionnaire version up to a day. */
async function countExactByVersion(db: Db, unitIds: number[], to: Day): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('tally')
    .select(['version_id', sql<number>`sum(responses)`.as('responses')])
    .where(sql<boolean>`unit_id = any(${unitIds}::integer[])`)
    .where('quality', '=', 'counted')
    .where('day', '<=', to)
    .groupBy('version_id')
    .execute();
  return new Map(rows.map((row) => [row.version_id, row.responses]));
}

/** Exact tallies up to the last day that is over; `seen` is handed what was read. */
export const finishedTallies = (
  lastFinished: Day,
  seen: (tallies: ExactTally[]) => void = () => {},
): TallySource => ({
  list: async (db, unitIds, from, to) => {
    const tallies = await listExactTallies(db, unitIds, from, to < lastFinished ? to : lastFinished);
    seen(tallies);
    return tallies;
  },
  countByVersion: (db, unitIds) => countExactByVersion(db, unitIds, lastFinished),
  cameWithCodes: async (db, where, campaignIds) => !(await hasResponsesBeside(db, where, campaignIds)),
});

/**
 * Days whose counts by point and hour are missing, or older than what was counted since: a response may be entered
 * for a day that was over.
 */
export async function listUnsettledDays(db: Db, unitId: number, from: Day, to: Day): Promise<Day[]> {
  const { rows } = await sql<{ day: Day }>`
    select day from (
      select day, sum(responses) as responses, sum(throughout) as throughout from tally
      where unit_id = ${unitId} and quality = 'counted' and day between ${from} and ${to} group by day
    ) as counted full join (
      select day, sum(responses) as responses, sum(throughout) as throughout from point_hour
      where unit_id = ${unitId} and day between ${from} and ${to} group by day
    ) as settled using (day)
    where counted.responses is distinct from settled.responses
      or counted.throughout is distinct from settled.throughout
    order by day`.execute(db);
  return rows.map((row) => row.day);
}

/** A counted response with what says where and when it came in. */
export interface PlacedResponse {
  pointId: number;
  versionId: number;
  channel: string;
  receivedAt: Date;
  /** On a paired device, which may send later. */
  pressedAt: Date | null;
  answers: Answers;
}

export async function listResponsesOfDay(db: Db, unitId: number, day: Day): Promise<PlacedResponse[]> {
  const rows = await db
    .selectFrom('response')
    .innerJoin('point', 'point.id', 'response.point_id')
    .select(['response.point_id', 'response.version_id', 'response.channel', 'response.received_at'])
    .select(['response.pressed_at', 'response.ratings'])
    .where('point.unit_id', '=', unitId)
    .where('response.day', '=', day)
    .where('response.quality', '=', 'counted')
    .execute();
  return rows.map((row) => ({
    pointId: row.point_id,
    versionId: row.version_id,
    channel: row.channel,
    receivedAt: row.received_at,
    pressedAt: row.pressed_at,
    answers: { ratings: row.ratings, reasons: [], choices: {}, profile: {} },
  }));
}

export interface PointHour extends TallySlots {
  pointId: number;
  versionId: number;
  hour: number | null;
  responses: number;
  throughout: number;
}

/** Puts the counts of a day in the place of what was there. */
export async function replaceDay(trx: Trx, unitId: number, day: Day, counts: PointHour[]): Promise<void> {
  // One after another, or two that settle the same day would both put it in.
  await sql`select pg_advisory_xact_lock(${settlingLock}::integer, ${unitId}::integer)`.execute(trx);
  await trx.deleteFrom('point_hour').where('unit_id', '=', unitId).where('day', '=', day).execute();
  for (let start = 0; start < counts.length; start += atOnce) {
    const rows = counts.slice(start, start + atOnce).map(({ pointId, versionId, ...counted }) => ({
      unit_id: unitId,
      point_id: pointId,
      version_id: versionId,
      day,
      ...counted,
    }));
    await trx.insertInto('point_hour').values(rows).execute();
  }
}

// Any number will do, as long as nothing else takes the same lock.
const settlingLock = 202_611_221;
const atOnce = 200;

export interface PlacedSlots extends PointHour {
  /** 1 Monday … 7 Sunday. */
  weekday: number;
}

/** Some slots of one version's counts by point, weekday and hour, added up over days by the database. */
export async function sumPointHours(
  db: Db,
  unitId: number,
  versionId: number,
  slots: TallySlots,
  from: Day,
  to: Day,
): Promise<PlacedSlots[]> {
  const sumsOf = (column: 'sums' | 'levels') =>
    // PostgreSQL counts from 1.
    slots[column].map((slot) => sql`sum(${sql.ref(column)}[${sql.lit(slot + 1)}])`);
  const arrayOf = (column: 'sums' | 'levels') =>
    sql`array[${sql.join([...sumsOf(column), sql`0`])}]::bigint[]`;
  const { rows } = await sql<PlacedSlots>`
    select point_id as "pointId", extract(isodow from day)::integer as weekday, hour,
      sum(responses) as responses, sum(throughout) as throughout,
      ${arrayOf('sums')} as sums, ${arrayOf('levels')} as levels
    from point_hour
    where unit_id = ${unitId} and version_id = ${versionId} and day between ${from} and ${to}
    group by point_id, weekday, hour`.execute(db);
  return rows.map((row) => ({ ...row, versionId }));
}

/** Points of a unit, those in use first, with what people call them. */
export async function listPointNames(db: Db, unitId: number) {
  return db
    .selectFrom('point')
    .select(['id', 'code', 'label', 'channel', 'retired_at as retiredAt'])
    .where('unit_id', '=', unitId)
    .orderBy(sql`retired_at is not null`)
    .orderBy('id')
    .execute();
}

export interface Incoming {
  unitId: number;
  pointId: number;
  today: number;
  week: number;
}

/** How many responses came in through each point, today and since the week began: counts, nothing of what they say. */
export async function countIncoming(db: Db, unitIds: number[], monday: Day, today: Day): Promise<Incoming[]> {
  const { rows } = await sql<Incoming>`
    select point.unit_id as "unitId", point.id as "pointId", came.today, came.week
    from point cross join lateral (
      select count(*) filter (where day = ${today}) as today, count(*) as week
      from response where point_id = point.id and day between ${monday} and ${today}
    ) as came
    where point.unit_id = any(${unitIds}::integer[]) and (point.retired_at is null or came.week > 0)
    order by point.unit_id, point.id`.execute(db);
  return rows;
}

/** How many responses of each unit are public; grows when a block is full. */
export async function countPublic(db: Db, unitIds: number[]): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('public_month')
    .select(['unit_id', sql<number>`sum(responses)`.as('responses')])
    .where(sql<boolean>`unit_id = any(${unitIds}::integer[])`)
    .groupBy('unit_id')
    .execute();
  return new Map(rows.map((row) => [row.unit_id, row.responses]));
}
