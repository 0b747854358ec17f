import type { Context } from 'hono';
import type { SignedIn } from '../../../api/accounts/session.ts';
import { endSession } from '../../../api/accounts/sessions.ts';
import { findStaff } from '../../../api/accounts/store.ts';
import { recordChange } from '../../../api/audit/store.ts';
import { inTransaction } from '../../../api/database/transaction.ts';
import type { Env } from '../../../api/http/context.ts';

/** How somebody showed who they are. */
export type SignInWay = 'password' | 'password and code' | 'password and recovery code' | 'identity provider';

/** Writes down that somebody signed in; never from which address. */
export async function recordSignIn(c: Context<Env>, staffId: string, by: SignInWay): Promise<void> {
  const staff = await findStaff(c.var.deps.db, { id: staffId });
  if (staff) await record(c, { staffId, name: staff.name }, staffId, 'staff.sign-in', { by });
}

/** Ends a session and writes down that its owner signed out; once, however often the button is pressed. */
export async function endAndRecord(c: Context<Env>, { actor, sessionId }: SignedIn): Promise<void> {
  const { deps, requestId } = c.var;
  const { staffId, name } = actor;
  const subject = { kind: 'staff', key: staffId };
  await inTransaction(deps.db, async (trx) => {
    const ended = await endSession(trx, staffId, sessionId);
    if (!ended) return;
    const change = {
      action: 'staff.sign-out',
      unitId: null,
      subject,
      before: { userAgent: ended.userAgent },
    };
    await recordChange(trx, { staffId, name, requestId }, change, deps.now());
  });
}

/** Writes down that an account can be opened by the identity provider from now on. */
export async function recordConnection(c: Context<Env>, staffId: string): Promise<void> {
  const staff = await findStaff(c.var.deps.db, { id: staffId });
  if (staff) await record(c, { staffId, name: staff.name }, staffId, 'staff.connect', {});
}

/** Writes down that too many wrong passwords have locked an account for a while; whose they were, nobody knows. */
export async function recordLock(c: Context<Env>, email: string, until: Date): Promise<void> {
  const staff = await findStaff(c.var.deps.db, { email });
  const nobody = { staffId: null, name: '–' };
  if (staff) await record(c, nobody, staff.id, 'staff.lock', { until: until.toISOString() });
}

async function record(
  c: Context<Env>,
  by: { staffId: string | null; name: string },
  staffId: string,
  action: string,
  after: object,
): Promise<void> {
  const { deps, requestId } = c.var;
  const subject = { kind: 'staff', key: staffId };
  await inTransaction(deps.db, (trx) =>
    recordChange(trx, { ...by, requestId }, { action, unitId: null, subject, after }, deps.now()),
  );
}
