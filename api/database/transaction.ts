import { sql } from 'kysely';
import { noteCommitted } from './committed.ts';
import type { Db, Trx } from './open.ts';

// serialization_failure and deadlock_detected: PostgreSQL asks for the transaction to be tried again.
const mayBeTriedAgain = new Set(['40001', '40P01']);
const mostTries = 4;

/**
 * Lets all that a transaction reads be of one instant. To be called before anything else in it; where somebody else
 * changes the same rows meanwhile, `inTransaction` begins again.
 */
export async function readOneInstant(trx: Trx): Promise<void> {
  await sql`set transaction isolation level repeatable read`.execute(trx);
}

/** Runs `work` in one transaction; again from the start where PostgreSQL asks for it. */
export async function inTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      let used: Trx | undefined;
      const result = await db.transaction().execute((trx) => {
        used = trx;
        return work(trx);
      });
      noteCommitted(db, used!);
      return result;
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (tries === mostTries || !mayBeTriedAgain.has(code)) throw error;
    }
  }
}
