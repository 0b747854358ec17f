import { sql } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import type { DatedHours } from './hours.ts';

/** The hours of each of the units that has any, in the order of their days. */
export async function listHoursOfUnits(db: Db, unitIds: number[]): Promise<Map<number, DatedHours[]>> {
  const rows = await db
    .selectFrom('unit_hours')
    .selectAll()
    .where(sql<boolean>`unit_id = any(${unitIds}::integer[])`)
    .orderBy(sql`first_day nulls first`)
    .execute();
  const byUnit = new Map<number, DatedHours[]>();
  for (const { unit_id, first_day, hours, source } of rows) {
    const one = { from: first_day, hours, source };
    const known = byUnit.get(unit_id);
    if (known) known.push(one);
    else byUnit.set(unit_id, [one]);
  }
  return byUnit;
}

export const listHoursOfUnit = async (db: Db, unitId: number): Promise<DatedHours[]> =>
  (await listHoursOfUnits(db, [unitId])).get(unitId) ?? [];

const atOnce = 500;

/** Sets all the hours of units. */
export async function setHoursOfUnits(trx: Trx, hours: Map<number, DatedHours[]>): Promise<void> {
  if (hours.size === 0) return;
  const rows = [...hours].flatMap(([unit_id, dated]) =>
    dated.map(({ from, hours, source }) => ({
      unit_id,
      first_day: from,
      hours: JSON.stringify(hours),
      source,
    })),
  );
  await trx
    .deleteFrom('unit_hours')
    .where(sql<boolean>`unit_id = any(${[...hours.keys()]}::integer[])`)
    .execute();
  for (let start = 0; start < rows.length; start += atOnce) {
    await trx
      .insertInto('unit_hours')
      .values(rows.slice(start, start + atOnce))
      .execute();
  }
}
