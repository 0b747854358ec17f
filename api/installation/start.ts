import { sql } from 'kysely';
import { saveShippedCalendar } from '../calendar/store.ts';
import { migrate } from '../database/migrate.ts';
import type { Db, Trx } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';
import { publishShipped } from '../questionnaires/store.ts';

// Any number will do, as long as nothing else takes the same lock.
const installationLock = 2_026_112_201;

/** One change of the installation at a time: of two processes that start or apply at once, one waits. */
export async function lockInstallation(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${installationLock}::bigint)`.execute(trx);
}

/** Brings the schema up to date and puts in what ships with the product, where it is absent. */
export async function bringUpToDate(db: Db, now: Date): Promise<void> {
  await migrate(db);
  await inTransaction(db, async (trx) => {
    await lockInstallation(trx);
    await publishShipped(trx, now);
    await saveShippedCalendar(trx);
  });
}
