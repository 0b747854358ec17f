import { saveWatch } from '../../../dist/api/alerts/store.js';
import { nightDue } from '../../../dist/api/backups/night.js';
import { claimNight } from '../../../dist/api/backups/record-store.js';
import { openDatabase } from '../../../dist/api/database/open.js';
import { addDays, dayOf } from '../../../dist/api/days.js';

/** Lets a server that starts on a place believe that the work of the night is done: its backup, its look for alerts. */
export async function spareTheNight(place) {
  const now = new Date();
  const db = await openDatabase(place);
  try {
    await claimNight(db, nightDue(now), now, 'bench');
    await db
      .transaction()
      .execute((trx) => saveWatch(trx, { lastDay: addDays(dayOf(now), -1), takenUntil: null }));
  } finally {
    await db.destroy();
  }
}
