import type { Db, Trx } from '../database/open.ts';
import type { Day } from '../days.ts';

export interface Demonstration {
  until: Day;
  finished: boolean;
}

export async function findDemonstration(db: Db): Promise<Demonstration | undefined> {
  const row = await db.selectFrom('demonstration').selectAll().executeTakeFirst();
  return row && { until: row.until_day, finished: row.finished_at !== null };
}

export async function beginDemonstration(trx: Trx, until: Day): Promise<void> {
  await trx.insertInto('demonstration').values({ until_day: until }).execute();
}

export async function finishDemonstration(db: Db, now: Date): Promise<void> {
  await db.updateTable('demonstration').set({ finished_at: now }).execute();
}
