import type { Db, Trx } from '../database/open.ts';
import type { Deps } from '../http/context.ts';
import { type Auth, authOf } from './auth.ts';
import { otpauthAddress } from './otpauth.ts';

/** The second factor of a member of staff; `pending` until a first code has shown that the app holds the secret. */
export interface SecondFactor {
  state: 'pending' | 'on';
}

export async function findSecondFactor(db: Db, staffId: string): Promise<SecondFactor | undefined> {
  const row = await db
    .selectFrom('staff_second_factor')
    .select('verified')
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return row && { state: row.verified ? 'on' : 'pending' };
}

/** Makes a secret that waits for its first code, in the place of one that waits already; its otpauth address. */
export async function beginSecondFactor(deps: Deps, headers: Headers, password: string): Promise<string> {
  const auth = await authOf(deps);
  const answer = await auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers });
  if (!('totpURI' in answer)) throw new Error('no secret was made');
  return answer.totpURI;
}

/** The otpauth address of a secret that waits for its first code. */
export async function findPendingAddress(
  deps: Deps,
  staff: { staffId: string; email: string },
): Promise<string | undefined> {
  const row = await deps.db
    .selectFrom('staff_second_factor')
    .select('secret')
    .where('staff_id', '=', staff.staffId)
    .where('verified', '=', false)
    .executeTakeFirst();
  if (!row) return undefined;
  const { symmetricDecrypt } = await import('better-auth/crypto');
  const { secretConfig } = await (await authOf(deps)).$context;
  const secret = await symmetricDecrypt({ key: secretConfig, data: row.secret });
  return otpauthAddress(secret, staff.email);
}

/** True for the right code; from then on it is asked for at every sign-in. The session is replaced by a new one. */
export async function confirmSecondFactor(
  deps: Deps,
  headers: Headers,
  staffId: string,
  code: string,
): Promise<{ setCookies: string[] } | undefined> {
  const auth = await authOf(deps);
  if (!(await isFirstUse(auth, staffId, code))) return undefined;
  const answer = await auth.api.verifyTOTP({ body: { code }, headers, asResponse: true });
  return answer.ok ? { setCookies: answer.headers.getSetCookie() } : undefined;
}

/** The recovery codes that are left. */
export async function listRecoveryCodes(deps: Deps, staffId: string): Promise<string[]> {
  const auth = await authOf(deps);
  const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: staffId } });
  return backupCodes;
}

/** New recovery codes; the old ones are void. */
export async function renewRecoveryCodes(deps: Deps, headers: Headers, password: string): Promise<string[]> {
  const auth = await authOf(deps);
  const { backupCodes } = await auth.api.generateBackupCodes({ body: { password }, headers });
  return backupCodes;
}

/** Takes the second factor off an account. */
export async function removeSecondFactor(trx: Trx, staffId: string): Promise<void> {
  await trx.deleteFrom('staff_second_factor').where('staff_id', '=', staffId).execute();
  await trx.updateTable('staff').set({ two_factor_enabled: false }).where('id', '=', staffId).execute();
}

export interface SecondStep {
  staffId: string;
  /** Only the cookie of the challenge: another session in the same browser must not answer for it. */
  headers: Headers;
}

/** Who has given the password and now owes the second factor, by the cookie of the challenge. */
export async function findSecondStep(deps: Deps, headers: Headers): Promise<SecondStep | undefined> {
  const cookie = (headers.get('cookie') ?? '')
    .split(/;\s*/)
    .find((one) => /^(__Secure-)?lang-nghe\.two_factor=/.test(one));
  const identifier = cookie && /=([\w-]+)\./.exec(cookie)?.[1];
  if (!identifier) return undefined;
  const row = await deps.db
    .selectFrom('staff_verification')
    .select('value')
    .where('identifier', '=', identifier)
    .where('expires_at', '>', new Date())
    .executeTakeFirst();
  if (!row) return undefined;
  const only = new Headers({ cookie });
  const agent = headers.get('user-agent');
  if (agent) only.set('user-agent', agent);
  return { staffId: row.value, headers: only };
}

/** Ends the sign-in with a code of the authenticator, or a recovery code; the cookies of the session. */
export async function finishSecondStep(
  deps: Deps,
  step: SecondStep,
  given: { code: string } | { recoveryCode: string },
): Promise<{ setCookies: string[] } | 'wrong' | 'locked'> {
  const auth = await authOf(deps);
  if ('code' in given && !(await isFirstUse(auth, step.staffId, given.code))) return 'wrong';
  const { headers } = step;
  const answer = await ('code' in given
    ? auth.api.verifyTOTP({ body: { code: given.code }, headers, asResponse: true })
    : auth.api.verifyBackupCode({ body: { code: given.recoveryCode }, headers, asResponse: true }));
  if (answer.ok) return { setCookies: answer.headers.getSetCookie() };
  return answer.status === 429 ? 'locked' : 'wrong';
}

/**
 * A code is taken once (RFC 6238, section 5.2): who looks over a shoulder must not be able to use it again within its
 * minute and a half. A wrong one is remembered as well, which harms nobody.
 */
async function isFirstUse(auth: Auth, staffId: string, code: string): Promise<boolean> {
  const { internalAdapter } = await auth.$context;
  return internalAdapter.reserveVerificationValue({
    identifier: `code-${staffId}-${code}`,
    value: 'used',
    expiresAt: new Date(Date.now() + 2 * 60_000),
  });
}
