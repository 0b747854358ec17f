import { sql } from 'kysely';
import type { Trx } from './open.ts';

// Any number will do, as long as nothing else takes the same lock.
const installationLock = 2_026_112_201;

/** One change of the installation at a time: of two processes that start or apply at once, one waits. */
export async function lockInstallation(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${installationLock}::bigint)`.execute(trx);
}
