import { sql } from 'kysely';
import type { Db } from '../database/open.ts';
import { beginOf, type Day } from '../days.ts';
import type { Tally } from './books.ts';
import { isRefusalReason, type RefusalReason } from './moves.ts';

/** The petitions in the hands of units that were received on days from–to, as they stand at an instant. */
export interface BooksAsked {
  unitIds: number[];
  from: Day;
  to: Day;
  now: Date;
  today: Day;
}

export interface BooksRow extends Tally {
  /** What the row sums up: everything, a category (null: not known), or a month. */
  of: { kind: 'all' } | { kind: 'category'; categoryId: number | null } | { kind: 'month'; month: string };
}

interface Counted extends Omit<Tally, 'oldestOpenDay'> {
  by_category: boolean;
  by_month: boolean;
  category_id: number | null;
  month: string | null;
  oldest: string | null;
}

const judged = sql`state not in ('merged', 'withdrawn', 'spam', 'transferred', 'redirected')`;
// Of what was answered once the day that was missed or kept stays; a reopening changes nothing of it.
const due = sql`case when first_ended_at is null then answer_due else first_due end`;
const fellDue = (now: Date) => sql`count(*) filter (where ${judged} and ${due} <= ${now})`;
const answeredOnTime = (now: Date) => sql`count(*) filter (where ${judged} and ${due} <= ${now}
  and first_ended_at < first_due and refusal_reason is null)`;

/** Of each unit's petitions those that fell due, and of these those answered by the day; units without any are left out. */
export async function countOnTimeByUnit(db: Db, { unitIds, from, to, now }: Omit<BooksAsked, 'today'>) {
  const { rows } = await sql<{ unitId: number; fellDue: number; onTime: number }>`
    select handler_unit_id as "unitId", ${fellDue(now)} as "fellDue", ${answeredOnTime(now)} as "onTime"
    from petition
    where handler_unit_id = any(${unitIds}::integer[]) and received_day between ${from} and ${to}
    group by handler_unit_id`.execute(db);
  return rows;
}

/** The books as a whole, by category and by month: one reading of the table. */
export async function listBooks(db: Db, asked: BooksAsked): Promise<BooksRow[]> {
  const { unitIds, from, to, now, today } = asked;
  const state = (name: string) => sql`count(*) filter (where state = ${sql.lit(name)})`;
  const kept = sql`((promise_kept_at + interval '7 hours') at time zone 'UTC')::date`;
  const { rows } = await sql<Counted>`
    select
      grouping(category_id) = 0 as by_category,
      grouping(substr(received_day::text, 1, 7)) = 0 as by_month,
      category_id,
      substr(received_day::text, 1, 7) as month,
      count(*) as received,
      ${state('published')} as answered,
      ${state('promised')} as promised,
      ${state('refused')} as refused,
      ${state('transferred')} as transferred,
      ${state('redirected')} as redirected,
      ${state('merged')} as merged,
      ${state('withdrawn')} as withdrawn,
      ${state('spam')} as spam,
      count(*) filter (where ended_at is null) as open,
      ${fellDue(now)} as "fellDue",
      ${answeredOnTime(now)} as "onTime",
      count(*) filter (where ended_at is null and answer_due <= ${now}) as "overdueNow",
      count(*) filter (where times_reopened > 0) as reopened,
      count(*) filter (where promise_day is not null) as "promisesMade",
      count(*) filter (where promise_day is not null and ${kept} <= promise_day) as "promisesKept",
      count(*) filter (where promise_day is not null and coalesce(${kept}, ${today}::date) > promise_day)
        as "promisesBroken",
      (min(received_day) filter (where ended_at is null))::text as oldest,
      percentile_cont(0.5) within group (order by answered_after)
        filter (where answered_after is not null and refusal_reason is null) as "medianWorkingDays"
    from petition
    where handler_unit_id = any(${unitIds}::integer[]) and received_day between ${from} and ${to}
    group by grouping sets ((), (category_id), (substr(received_day::text, 1, 7)))
    order by month, category_id`.execute(db);
  return rows.map(({ by_category, by_month, category_id, month, oldest, ...tally }) => ({
    ...tally,
    oldestOpenDay: oldest,
    of: by_category
      ? { kind: 'category', categoryId: category_id }
      : by_month
        ? { kind: 'month', month: month! }
        : { kind: 'all' },
  }));
}

/** How many were refused, by reason. */
export async function countRefusals(db: Db, { unitIds, from, to }: BooksAsked) {
  const { rows } = await sql<{ reason: string; count: number }>`
    select refusal_reason as reason, count(*) as count from petition
    where handler_unit_id = any(${unitIds}::integer[]) and received_day between ${from} and ${to}
      and state = 'refused'
    group by refusal_reason order by count desc, reason`.execute(db);
  return rows.filter((row): row is { reason: RefusalReason; count: number } => isRefusalReason(row.reason));
}

/** How the senders rated the last answer that each of them rated: petitions by level, lowest first. */
export async function countRatings(db: Db, { unitIds, from, to }: BooksAsked): Promise<number[]> {
  const { rows } = await sql<{ level: number; count: number }>`
    select level, count(*) as count from (
      select distinct on (rating.petition_id) rating.level
      from petition_rating rating join petition on petition.id = rating.petition_id
      where handler_unit_id = any(${unitIds}::integer[]) and received_day between ${from} and ${to}
      order by rating.petition_id, rating.answer_id desc
    ) as last group by level`.execute(db);
  const levels = [0, 0, 0, 0, 0];
  for (const { level, count } of rows) levels[level - 1] = count;
  return levels;
}

/** An outcome that everybody may read. */
export interface Outcome {
  code: string;
  kind: string;
  categoryId: number | null;
  unitId: number;
  receivedDay: Day;
  publishedAt: Date;
  outcome: 'done' | 'promised';
  promiseDay: Day | null;
  promiseKeptAt: Date | null;
  /** What was sent, where its sender and the unit let everybody read it. */
  text: string | null;
  answer: string;
}

/**
 * The outcomes that units have published, latest first. What went past a unit is left out: it would tell the unit that
 * somebody complained of it.
 */
export async function listOutcomes(
  db: Db,
  { unitIds, before, most }: { unitIds: number[]; before?: Date; most: number },
): Promise<Outcome[]> {
  const { rows } = await sql<{
    code: string;
    kind: string;
    category_id: number | null;
    handler_unit_id: number;
    received_day: Day;
    published_at: Date;
    outcome: 'done' | 'promised';
    promise_day: Day | null;
    promise_kept_at: Date | null;
    text: string | null;
    answer: string;
  }>`
    select code, kind, category_id, handler_unit_id, received_day, answer.published_at, answer.outcome,
      answer.promise_day, promise_kept_at, petition.published_text as text, answer.published_text as answer
    from petition join lateral (
      select * from petition_answer
      where petition_id = petition.id and published_at is not null order by id desc limit 1
    ) as answer on true
    where handler_unit_id = any(${unitIds}::integer[]) and state in ('published', 'promised') and not past_the_unit
      and ended_at < ${before ?? beginOf('2199-12-31')}
    order by ended_at desc, code limit ${most}`.execute(db);
  return rows.map((row) => ({
    code: row.code,
    kind: row.kind,
    categoryId: row.category_id,
    unitId: row.handler_unit_id,
    receivedDay: row.received_day,
    publishedAt: row.published_at,
    outcome: row.outcome,
    promiseDay: row.promise_day,
    promiseKeptAt: row.promise_kept_at,
    text: row.text,
    answer: row.answer,
  }));
}
