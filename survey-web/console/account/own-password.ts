import { attemptKey, beginAttempt, forgetFailures } from '../../../api/accounts/attempts.ts';
import { hasPassword, isPasswordOf } from '../../../api/accounts/password-check.ts';
import { isPrintable } from '../../../api/text.ts';
import { accountTexts } from '../../texts/console-account.ts';
import { minutesUntil } from '../sign-in/passing.ts';
import { type Visit, wrongField } from '../visit.ts';

/**
 * Asks once more who it is before something that an unlocked screen should not give away. Failures count as those of
 * the sign-in do. Who has no password, because the identity provider knows them, passes.
 * @throws Problem invalid-input
 */
export async function requireOwnPassword(visit: Visit, name: string): Promise<string> {
  const { deps, actor, locale, now } = visit;
  const t = accountTexts[locale];
  const typed = (await visit.form()).get(name) ?? '';
  if (!(await hasPassword(deps.db, actor.staffId))) return '';
  const key = attemptKey(deps.config.secret, actor.email);
  const attempt = await visit.change((trx) => beginAttempt(trx, key, now));
  if ('locked' in attempt) throw wrongField(name, t.locked(minutesUntil(attempt.locked, now)));
  if (!isPrintable(typed) || !(await isPasswordOf(deps, actor.staffId, typed))) {
    throw wrongField(name, t.wrongPassword);
  }
  await forgetFailures(deps.db, key);
  return typed;
}
