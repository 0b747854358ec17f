import { sql } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import { addDays, type Day } from '../days.ts';
import type { Look } from './standing.ts';

/** A process that has taken a page and is not heard of again is taken for dead after this long. */
const longestLook = 120_000;
/** What was seen is kept a little over two years, for the figures of last year's periods. */
const daysKept = 800;

export interface KeptLook extends Look {
  problem: string | null;
}

export interface TakenPage {
  id: number;
  slug: string;
  url: string;
}

/** Takes a page that was not looked at today, so that no other process asks for it as well. */
export async function takePage(trx: Trx, today: Day, now: Date): Promise<TakenPage | undefined> {
  const { rows } = await sql<TakenPage>`
    update placement set taken_until = ${new Date(now.getTime() + longestLook)}
    from unit
    where unit.id = placement.unit_id and placement.id = (
      select one.id from placement as one
      where ended_on is null and (taken_until is null or taken_until <= ${now})
        and not exists (select from placement_check where placement_id = one.id and day = ${today})
      order by one.id limit 1 for update skip locked
    )
    returning placement.id, unit.slug, placement.url`.execute(trx);
  return rows[0];
}

/** Takes one page; undefined where it was looked at since `since`, is being looked at, or has ended. */
export async function takeThisPage(
  trx: Trx,
  id: number,
  since: Date,
  now: Date,
): Promise<TakenPage | undefined> {
  const { rows } = await sql<TakenPage>`
    update placement set taken_until = ${new Date(now.getTime() + longestLook)}
    from unit
    where unit.id = placement.unit_id and placement.id = ${id} and ended_on is null
      and (taken_until is null or taken_until <= ${now}) and (checked_at is null or checked_at <= ${since})
    returning placement.id, unit.slug, placement.url`.execute(trx);
  return rows[0];
}

/** Writes down what a look found; of several on one day the last. A website that is away changes no "since". */
export async function recordLook(
  trx: Trx,
  id: number,
  { day, outcome, asOf, problem }: KeptLook,
  isFresh: boolean | null,
  now: Date,
): Promise<void> {
  const found = { outcome, as_of: asOf, problem };
  await trx
    .insertInto('placement_check')
    .values({ placement_id: id, day, ...found })
    .onConflict((conflict) => conflict.constraint('placement_check_pk').doUpdateSet(found))
    .execute();
  const since =
    isFresh === null ? {} : { fresh_since: isFresh ? sql<Day>`coalesce(fresh_since, ${day}::date)` : null };
  await trx
    .updateTable('placement')
    .set({ checked_at: now, taken_until: null, ...since })
    .where('id', '=', id)
    .execute();
}

/** What was found at a page, latest first. */
export async function listLooks(db: Db, placementId: number, most: number): Promise<KeptLook[]> {
  const rows = await db
    .selectFrom('placement_check')
    .selectAll()
    .where('placement_id', '=', placementId)
    .orderBy('day', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    day: row.day,
    outcome: row.outcome as Look['outcome'],
    asOf: row.as_of,
    problem: row.problem,
  }));
}

export async function forgetOldLooks(trx: Trx, today: Day): Promise<void> {
  await trx.deleteFrom('placement_check').where('day', '<', addDays(today, -daysKept)).execute();
}
