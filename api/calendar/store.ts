import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../config.ts';
import type { Db, Trx } from '../database/open.ts';
import { type Calendar, CalendarInput, type CalendarYear } from './calendar.ts';

export async function listCalendar(db: Db): Promise<Calendar> {
  const rows = await db.selectFrom('calendar_year').selectAll().execute();
  return Object.fromEntries(
    rows.map((row) => [
      row.year,
      { off: row.off, workedSaturdays: row.worked_saturdays, status: row.status },
    ]),
  );
}

export async function saveCalendarYear(
  trx: Trx,
  year: number,
  { off, workedSaturdays, status }: CalendarYear,
) {
  const values = { off: JSON.stringify(off), worked_saturdays: JSON.stringify(workedSaturdays), status };
  await trx
    .insertInto('calendar_year')
    .values({ year, ...values })
    .onConflict((conflict) => conflict.constraint('calendar_year_pk').doUpdateSet(values))
    .execute();
}

/** Puts in the shipped years that are absent, and says whether there were any; never overwrites. */
export async function saveShippedCalendar(trx: Trx): Promise<boolean> {
  const known = await listCalendar(trx);
  const file = join(projectRoot, 'api/calendar/working-days.json');
  const shipped = CalendarInput.parse(JSON.parse(await readFile(file, 'utf8')));
  const absent = Object.entries(shipped).filter(([year]) => !known[year]);
  for (const [year, days] of absent) await saveCalendarYear(trx, Number(year), days);
  return absent.length > 0;
}
