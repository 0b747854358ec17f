import type { Context } from 'hono';
import { attemptKey, beginAttempt, forgetFailures } from '../../../api/accounts/attempts.ts';
import { authOf } from '../../../api/accounts/auth.ts';
import { inTransaction } from '../../../api/database/transaction.ts';
import type { Env } from '../../../api/http/context.ts';
import { type RateLimit, spend } from '../../../api/http/rate-limit.ts';
import { isPrintable } from '../../../api/text.ts';
import { minutesUntil, pathWithin, takeCookies } from './passing.ts';
import { recordLock, recordSignIn } from './recorded.ts';
import { secondStepPath } from './second-step.tsx';

/** What one address may try, over all accounts: a whole office signs in behind one in the morning. */
export type SignInLimit = RateLimit;

export type Refusal = 'refused' | { lockedMinutes: number };

/**
 * Signs in, or leads on to the second step. What is refused sounds and takes the same whether the address has an
 * account or not, and so do locks.
 */
export async function signInByPassword(
  c: Context<Env>,
  limit: SignInLimit,
  typed: { email: string; password: string; to: string | null },
): Promise<Response | Refusal> {
  const { deps } = c.var;
  const now = deps.now();
  spend(limit, c, 1, deps.config.trustProxy, now);
  const { password, to } = typed;
  const email = typed.email.trim().toLowerCase();
  if (!isPrintable(email) || !isPrintable(password)) return 'refused';

  const key = attemptKey(deps.config.secret, email);
  const attempt = await inTransaction(deps.db, (trx) => beginAttempt(trx, key, now));
  if ('locked' in attempt) return { lockedMinutes: minutesUntil(attempt.locked, now) };
  const answer = await givePassword(c, email, password);
  if (!answer) {
    if (attempt.locksUntil) await recordLock(c, email, attempt.locksUntil);
    return 'refused';
  }
  await forgetFailures(deps.db, key);
  takeCookies(c, answer.setCookies);
  if (answer.staffId) {
    await recordSignIn(c, answer.staffId, 'password');
    return c.redirect(pathWithin(to), 303);
  }
  return c.redirect(`${secondStepPath}${to ? `?to=${encodeURIComponent(to)}` : ''}`, 303);
}

/** The cookies of the session, or of the second step where there is no `staffId` yet; undefined where it is refused. */
export async function givePassword(
  c: Context<Env>,
  email: string,
  password: string,
): Promise<{ setCookies: string[]; staffId: string | undefined } | undefined> {
  const auth = await authOf(c.var.deps);
  const { headers } = c.req.raw;
  const answer = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true });
  if (!answer.ok) return undefined;
  const { user } = (await answer.json()) as { user?: { id: string } };
  return { setCookies: answer.headers.getSetCookie(), staffId: user?.id };
}
