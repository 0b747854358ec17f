import { forgetOldFailures } from '../accounts/attempts.ts';
import { forgetOldLinks } from '../accounts/links.ts';
import { saveShippedCalendar } from '../calendar/store.ts';
import { clearUsedCodes } from '../campaigns/store.ts';
import { lockInstallation } from '../database/lock.ts';
import { migrate } from '../database/migrate.ts';
import type { Db } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';
import { addDays, dayOf } from '../days.ts';
import { recomputeDeadlines } from '../petitions/recompute.ts';
import { publishShipped } from '../questionnaires/store.ts';
import { clearFormerRows, forgetOrder } from '../responses/store.ts';
import { emptyOldDeliveries } from '../webhooks/delivery-store.ts';
import { moveCodesOfEndedUnits } from './successors.ts';

/** Brings the schema up to date and puts in what ships with the product, where it is absent. */
export async function bringUpToDate(db: Db, now: Date): Promise<void> {
  await migrate(db);
  await inTransaction(db, async (trx) => {
    await lockInstallation(trx);
    await publishShipped(trx, now);
    if (await saveShippedCalendar(trx)) await recomputeDeadlines(trx, now);
    await moveCodesOfEndedUnits(trx, now);
  });
}

// A server that stood still for some days makes up for them.
const daysBack = 14;

/** What a new day may bring, and traces that no file should keep; hourly while the server runs. */
export async function keepUpWithTheDay(db: Db, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    await lockInstallation(trx);
    await moveCodesOfEndedUnits(trx, now);
    await forgetOldFailures(trx, now);
    await forgetOldLinks(trx, now);
    await emptyOldDeliveries(trx, now);
  });
  const yesterday = addDays(dayOf(now), -1);
  const written = await inTransaction(db, (trx) =>
    forgetOrder(trx, addDays(yesterday, -daysBack), yesterday),
  );
  if (written > 0) await clearFormerRows(db);
  await clearUsedCodes(db);
}
