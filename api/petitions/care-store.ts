import { sql } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import type { PetitionReminderTable } from '../database/petition-tables.ts';
import type { Day } from '../days.ts';
import type { ClockFacts } from '../deadlines/clock.ts';
import type { State } from './moves.ts';
import { clockOf } from './store.ts';

/** What one round of a job takes up; the next takes the rest. */
const atOnce = 500;

/**
 * Petitions whose answer is overdue without their superior having been told since that day came. A day that was moved
 * by a reopening is a new one.
 */
export async function listToEscalate(db: Db, now: Date): Promise<{ id: string; handlerUnitId: number }[]> {
  const { rows } = await sql<{ id: string; handlerUnitId: number }>`
    select petition.id, handler_unit_id as "handlerUnitId"
    from petition join unit on unit.id = handler_unit_id and unit.parent_id is not null
    where ended_at is null and coalesce(answer_due, timestamptz 'infinity') <= ${now}
      and (escalated_at is null or escalated_at < answer_due)
    order by handler_unit_id, coalesce(answer_due, timestamptz 'infinity'), petition.id limit ${atOnce}`.execute(
    db,
  );
  return rows;
}

export type ReminderAbout = PetitionReminderTable['about'];

/** A promise that the staff have to be reminded of. */
export interface DuePromise {
  petitionId: string;
  promiseDay: Day;
  about: ReminderAbout;
}

/** Promises without a reminder that are broken, or come true within the days up to `near`: by the last one published. */
export async function listPromisesToRemind(db: Db, today: Day, near: Day): Promise<DuePromise[]> {
  const { rows } = await sql<DuePromise>`
    with promised as (
      select petition.id, coalesce(
        (select promise_day from petition_answer answer
          where answer.petition_id = petition.id and published_at is not null and answer.promise_day is not null
          order by answer.id desc limit 1), petition.promise_day) as day
      from petition
      where promise_day is not null and promise_kept_at is null and (state = 'promised' or ended_at is null)
    ), due as (
      select id, day, case when day < ${today}::date then 'promise-broken' else 'promise-near' end as about
      from promised where day <= ${near}::date
    )
    select id as "petitionId", day as "promiseDay", about from due
    where not exists (
      select from petition_reminder done
      where done.petition_id = due.id and done.about = due.about and done.promise_day = due.day
    ) order by day, id limit ${atOnce}`.execute(db);
  return rows;
}

/** Writes down that the staff are reminded; false where another process has done it. */
export async function addReminder(
  trx: Trx,
  { petitionId, promiseDay, about }: DuePromise,
  now: Date,
): Promise<boolean> {
  const row = await trx
    .insertInto('petition_reminder')
    .values({ petition_id: petitionId, about, promise_day: promiseDay, at: now })
    .onConflict((conflict) => conflict.constraint('petition_reminder_pk').doNothing())
    .returning('petition_id')
    .executeTakeFirst();
  return row !== undefined;
}

// What is promised is not over; whoever was merged with another still waits for its answer.
const isOver = sql`
  petition.erased_at is null and petition.ended_at is not null and petition.state <> 'promised'
  and not exists (
    select from petition target where target.id = petition.merged_into
      and (target.ended_at is null or target.state = 'promised')
  )`;

/** Petitions whose sender has been kept as long as their kind says. */
export async function listToErase(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select petition.id from petition join petition_kind on petition_kind.key = petition.kind
    where ${isOver} and ended_at + make_interval(months => retention_months) <= ${now}
    order by ended_at, petition.id limit ${atOnce}`.execute(db);
  return rows.map(({ id }) => id);
}

/** A clock that runs or stands still, and the days that follow from it as they are kept. */
export interface OpenClock {
  id: string;
  code: string;
  handlerUnitId: number;
  state: State;
  profileId: number;
  clock: ClockFacts;
  isAcknowledged: boolean;
  acknowledgeDue: Date;
  answerDue: Date | null;
}

const clockColumns = [
  'id',
  'code',
  'handler_unit_id',
  'state',
  'profile_id',
  'clock',
  'acknowledged_at',
  'acknowledge_due',
  'answer_due',
] as const;

/** The clocks of open petitions, a page at a time in the order of their ids. */
export async function listOpenClocks(db: Db, afterId: string | null, most: number): Promise<OpenClock[]> {
  let query = db.selectFrom('petition').select(clockColumns).where('ended_at', 'is', null);
  if (afterId !== null) query = query.where('id', '>', afterId);
  const rows = await query.orderBy('id').limit(most).execute();
  return rows.map(openClockOf);
}

/** Those of the petitions given that are still open, locked until the transaction ends. */
export async function lockClocks(trx: Trx, ids: string[]): Promise<OpenClock[]> {
  const rows = await trx
    .selectFrom('petition')
    .select(clockColumns)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(openClockOf);
}

const openClockOf = (row: {
  id: string;
  code: string;
  handler_unit_id: number;
  state: string;
  profile_id: number;
  clock: unknown;
  acknowledged_at: Date | null;
  acknowledge_due: Date;
  answer_due: Date | null;
}): OpenClock => ({
  id: row.id,
  code: row.code,
  handlerUnitId: row.handler_unit_id,
  state: row.state as State,
  profileId: row.profile_id,
  clock: clockOf(row.clock),
  isAcknowledged: row.acknowledged_at !== null,
  acknowledgeDue: row.acknowledge_due,
  answerDue: row.answer_due,
});

/** New days of a petition, and what its history says of them. */
export interface MovedDue extends OpenClock {
  facts: Record<string, unknown>;
}

/** Changes the days of locked petitions, and writes it into their history: a calendar moves thousands at once. */
export async function saveMovedDues(trx: Trx, moved: readonly MovedDue[], now: Date): Promise<void> {
  const instants = (dates: (Date | null)[]) => dates.map((date) => date?.toISOString() ?? null);
  await sql`
    update petition set acknowledge_due = given.acknowledge::timestamptz, answer_due = given.answer::timestamptz,
      revision = revision + 1
    from unnest(
      ${moved.map(({ id }) => id)}::uuid[],
      ${instants(moved.map(({ acknowledgeDue }) => acknowledgeDue))}::text[],
      ${instants(moved.map(({ answerDue }) => answerDue))}::text[]
    ) as given (id, acknowledge, answer)
    where petition.id = given.id`.execute(trx);
  await trx
    .insertInto('petition_event')
    .values(
      moved.map(({ id, state, facts }) => ({
        petition_id: id,
        at: now,
        move: 'recompute',
        state,
        actor: 'system' as const,
        staff_id: null,
        staff_name: null,
        unit_id: null,
        text: null,
        facts: JSON.stringify(facts),
      })),
    )
    .execute();
}

/** How many came in with the same words since an instant, and how many of them to one unit. */
export async function countSameText(
  db: Db,
  { textHash, unitId }: { textHash: string; unitId: number },
  since: Date,
): Promise<{ here: number; everywhere: number }> {
  const { rows } = await sql<{ here: number; everywhere: number }>`
    select count(*) as everywhere, count(*) filter (where unit_id = ${unitId}) as here
    from petition where text_hash = ${textHash} and entered_at >= ${since} and channel in ('web', 'api')`.execute(
    db,
  );
  return rows[0]!;
}
