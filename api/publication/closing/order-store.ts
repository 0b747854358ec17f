import { sql } from 'kysely';
import type { Author } from '../../accounts/actor.ts';
import type { Db, Trx } from '../../database/open.ts';
import type { Period } from '../../periods/period.ts';

/** A unit whose period is to be closed, and who said so. */
export interface ClosingOrder {
  unitId: number;
  period: Period;
  by: Author;
}

/** Orders that the period of each of these units be closed; those that are closed or ordered already are left out. */
export async function orderClosings(
  trx: Trx,
  unitIds: number[],
  { slug, name, from, to }: Period,
  by: Author,
  now: Date,
): Promise<number> {
  const { rows } = await sql`
    insert into closing_order (unit_id, period, name, first_day, last_day, ordered_at, staff_id, staff_name, request_id)
    select wanted.id, ${slug}::text, ${JSON.stringify(name)}::jsonb, ${from}::date, ${to}::date, ${now}::timestamptz,
      ${by.staffId}::text, ${by.name}::text, ${by.requestId}::text
    from unnest(${unitIds}::integer[]) as wanted (id)
    where not exists (
      select from closing where closing.unit_id = wanted.id and closing.period = ${slug} and revision = 1
    )
    on conflict do nothing
    returning unit_id`.execute(trx);
  return rows.length;
}

/** The units and periods that wait to be closed, in the order in which that was said. */
export async function listOrders(db: Db): Promise<{ unitId: number; period: string }[]> {
  const rows = await db
    .selectFrom('closing_order')
    .select(['unit_id', 'period'])
    .orderBy('ordered_at')
    .orderBy('unit_id')
    .execute();
  return rows.map((row) => ({ unitId: row.unit_id, period: row.period }));
}

/** How many of these units still wait for the period to be closed. */
export async function countOrders(db: Db, unitIds: number[], period: string): Promise<number> {
  const row = await db
    .selectFrom('closing_order')
    .select(sql<number>`count(*)`.as('count'))
    .where(sql<boolean>`unit_id = any(${unitIds}::integer[])`)
    .where('period', '=', period)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Takes an order off the list; undefined where another process has it in hand, or has done it. */
export async function takeOrder(trx: Trx, unitId: number, period: string): Promise<ClosingOrder | undefined> {
  const row = await trx
    .deleteFrom('closing_order')
    .where('unit_id', '=', unitId)
    .where('period', '=', period)
    .returningAll()
    .executeTakeFirst();
  return (
    row && {
      unitId: row.unit_id,
      period: { slug: row.period, name: row.name, from: row.first_day, to: row.last_day },
      by: { staffId: row.staff_id, name: row.staff_name, requestId: row.request_id },
    }
  );
}

/** Of these units, those that existed on some day of the period. */
export async function listUnitsThen(db: Db, unitIds: number[], { from, to }: Period): Promise<number[]> {
  const rows = await db
    .selectFrom('unit')
    .select('id')
    .where(sql<boolean>`id = any(${unitIds}::integer[])`)
    .where(({ or, eb }) => or([eb('valid_from', 'is', null), eb('valid_from', '<=', to)]))
    .where(({ or, eb }) => or([eb('valid_to', 'is', null), eb('valid_to', '>=', from)]))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
