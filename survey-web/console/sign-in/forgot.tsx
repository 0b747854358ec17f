import type { Context } from 'hono';
import { z } from 'zod';
import { makeLink } from '../../../api/accounts/links.ts';
import { findStaff } from '../../../api/accounts/store.ts';
import { recordChange } from '../../../api/audit/store.ts';
import { inTransaction } from '../../../api/database/transaction.ts';
import { readForm } from '../../../api/http/body.ts';
import { type Deps, type Env, room } from '../../../api/http/context.ts';
import { spend } from '../../../api/http/rate-limit.ts';
import { mailBy } from '../../../api/notices/mail.ts';
import { isPrintable } from '../../../api/text.ts';
import { consoleTexts } from '../../texts/console.ts';
import { letters } from '../../texts/console-mail.ts';
import { signInTexts } from '../../texts/console-sign-in.ts';
import { SubmitButton, TextField } from '../form.tsx';
import { ConsoleDocument } from '../frame.tsx';
import type { SignInLimit } from './password.ts';

export const forgotPath = '/console/sign-in/forgot';

/** A link for a new password by e-mail. */
export const forgotRoutes = (limit: SignInLimit) =>
  room()
    .get(forgotPath, (c) => showForgot(c, 'asks'))
    .post(forgotPath, async (c) => {
      const { deps, requestId } = c.var;
      if (!mailBy(deps.config)) return showForgot(c, 'asks');
      // Each letter costs more than a wrong password.
      spend(limit, c, 5, deps.config.trustProxy, deps.now());
      const email = ((await readForm(c)).get('email') ?? '').trim().toLowerCase();
      // The answer does not wait: neither its words nor its time tell whether the address has an account.
      sendResetLink(deps, email, requestId).catch((error: { code?: string }) =>
        deps.log.warn({ requestId, code: error.code }, 'no link for a new password was sent'),
      );
      return showForgot(c, 'sent');
    });

async function sendResetLink(deps: Deps, email: string, requestId: string): Promise<void> {
  const send = mailBy(deps.config);
  if (!send || !isPrintable(email) || !z.email().max(200).safeParse(email).success) return;
  const staff = await findStaff(deps.db, { email });
  if (!staff || staff.closedAt) return;
  const now = deps.now();
  const path = await inTransaction(deps.db, async (trx) => {
    const subject = { kind: 'staff', key: staff.id };
    const by = { staffId: null, name: '–', requestId };
    const change = { action: 'staff.reset-link', unitId: null, subject, after: { mailed: true } };
    await recordChange(trx, by, change, now);
    const link = { purpose: 'reset' as const, email, grants: [], madeBy: null, mailed: true };
    return (await makeLink(trx, link, now)).path;
  });
  await send({ to: email, ...letters.reset(deps.config.publicUrl + path) });
}

function showForgot(c: Context<Env>, state: 'asks' | 'sent') {
  const { locale, deps } = c.var;
  const t = signInTexts[locale];
  const form = { values: new URLSearchParams(), errors: [], locale };
  const sends = mailBy(deps.config) !== null;
  return c.html(
    <ConsoleDocument locale={locale} title={t.forgotTitle} url={c.req.url}>
      <main id="main" class="narrow">
        <h1>{t.forgotTitle}</h1>
        {state === 'sent' && (
          <p class="console-notice" role="status">
            {t.forgotSent}
          </p>
        )}
        {state === 'asks' && sends && (
          <>
            <p class="lead">{t.forgotLead}</p>
            <form method="post" action={forgotPath}>
              <TextField
                of={form}
                name="email"
                type="email"
                label={consoleTexts[locale].email}
                autocomplete="username"
              />
              <SubmitButton>{t.forgotSend}</SubmitButton>
            </form>
          </>
        )}
        {!sends && <p>{t.forgotNoMail}</p>}
        <p class="console-alone">
          <a href="/console">{t.backToSignIn}</a>
        </p>
      </main>
    </ConsoleDocument>,
  );
}
