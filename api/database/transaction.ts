import type { Db, Trx } from './open.ts';

// serialization_failure and deadlock_detected: PostgreSQL asks for the transaction to be tried again.
const mayBeTriedAgain = new Set(['40001', '40P01']);
const mostTries = 4;

/** Runs `work` in one transaction; again from the start where PostgreSQL asks for it. */
export async function inTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (tries === mostTries || !mayBeTriedAgain.has(code)) throw error;
    }
  }
}
