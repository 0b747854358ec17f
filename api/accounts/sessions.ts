import type { Db, Trx } from '../database/open.ts';

export interface StaffSession {
  id: string;
  userAgent: string | null;
  byProvider: boolean;
  startedAt: Date;
  /** To the hour: a session is written down again at most once an hour. */
  lastUsedAt: Date;
}

/** The sessions of a member of staff that have not run out, last used first. `real` is the clock of the library. */
export async function listSessions(db: Db, staffId: string, real: Date): Promise<StaffSession[]> {
  const rows = await db
    .selectFrom('staff_session')
    .select(['id', 'user_agent', 'by_provider', 'created_at', 'updated_at'])
    .where('staff_id', '=', staffId)
    .where('expires_at', '>', real)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    userAgent: row.user_agent,
    byProvider: row.by_provider,
    startedAt: row.created_at,
    lastUsedAt: row.updated_at,
  }));
}

/** Ends one session and says on which browser it was; undefined where it is not theirs. */
export async function endSession(
  trx: Trx,
  staffId: string,
  sessionId: string,
): Promise<{ userAgent: string | null } | undefined> {
  const row = await trx
    .deleteFrom('staff_session')
    .where('staff_id', '=', staffId)
    .where('id', '=', sessionId)
    .returning('user_agent')
    .executeTakeFirst();
  return row && { userAgent: row.user_agent };
}

/** Ends every session of a member of staff, but for one; returns how many. */
export async function endSessions(trx: Trx, staffId: string, butFor?: string): Promise<number> {
  let query = trx.deleteFrom('staff_session').where('staff_id', '=', staffId);
  if (butFor !== undefined) query = query.where('id', '!=', butFor);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}
