import type { Db } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Day } from '../days.ts';
import { listAllVersions } from '../questionnaires/store.ts';
import { countByPointAndHour } from './placed.ts';
import { listResponsesOfDay, listUnsettledDays, replaceDay } from './store.ts';

/**
 * Counts finished days of a unit by point and hour where that is still to be done. A day at a time: nobody waits long.
 * Done each night, and before such counts are shown; returns how many days there were to do.
 */
export async function settleDays(db: Db, unitId: number, from: Day, to: Day): Promise<number> {
  const days = await listUnsettledDays(db, unitId, from, to);
  if (days.length === 0) return 0;
  const contents = new Map((await listAllVersions(db)).map(({ id, content }) => [id, content]));
  for (const day of days) {
    await inTransaction(db, async (trx) => {
      const responses = await listResponsesOfDay(trx, unitId, day);
      await replaceDay(trx, unitId, day, countByPointAndHour(responses, day, contents));
    });
  }
  return days.length;
}
