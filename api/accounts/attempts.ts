import { createHmac } from 'node:crypto';
import type { Db, Trx } from '../database/open.ts';
import { keyFor } from './auth.ts';
import { type Failures, isLocked, oneMore } from './lock-out.ts';

/** What failures are kept under: the address itself, which may be a stranger's, is never written down. */
export const attemptKey = (secret: string, email: string): string =>
  createHmac('sha256', keyFor(secret, 'sign-in failures'))
    .update(email.trim().toLowerCase())
    .digest('base64url');

/**
 * Counts an attempt to give a password; `forgetFailures` takes it back where the password was right. The answer says
 * whether it may be looked at, and whether a lock begins should it be wrong.
 */
export async function beginAttempt(
  trx: Trx,
  key: string,
  now: Date,
): Promise<{ locked: Date } | { locksUntil: Date | null }> {
  const fresh = { email_hash: key, failures: 0, last_at: now, locked_until: null };
  await trx
    .insertInto('sign_in_failure')
    .values(fresh)
    .onConflict((conflict) => conflict.column('email_hash').doNothing())
    .execute();
  const row = await trx
    .selectFrom('sign_in_failure')
    .selectAll()
    .where('email_hash', '=', key)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const known: Failures = {
    failures: row.failures,
    lastAt: row.last_at,
    lockedUntil: row.locked_until,
  };
  if (isLocked(known, now)) return { locked: known.lockedUntil! };
  const next = oneMore(known, now);
  await trx
    .updateTable('sign_in_failure')
    .set({ failures: next.failures, last_at: next.lastAt, locked_until: next.lockedUntil })
    .where('email_hash', '=', key)
    .execute();
  return { locksUntil: next.lockedUntil };
}

export async function forgetFailures(db: Db, key: string): Promise<void> {
  await db.deleteFrom('sign_in_failure').where('email_hash', '=', key).execute();
}

/** Takes away what no longer counts, so that guesses at addresses do not fill the table. */
export async function forgetOldFailures(db: Db, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000);
  await db
    .deleteFrom('sign_in_failure')
    .where('last_at', '<', dayAgo)
    .where((where) => where.or([where('locked_until', 'is', null), where('locked_until', '<', now)]))
    .execute();
}
