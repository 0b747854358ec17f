import type { Context } from 'hono';
import { z } from 'zod';
import { followLink } from '../../../api/accounts/join.ts';
import { findLink, type StaffLink } from '../../../api/accounts/links.ts';
import { findPasswordFault } from '../../../api/accounts/password.ts';
import { hashPassword } from '../../../api/accounts/password-check.ts';
import { inTransaction } from '../../../api/database/transaction.ts';
import { readForm } from '../../../api/http/body.ts';
import { type Env, room } from '../../../api/http/context.ts';
import { parseOrRefuse } from '../../../api/http/validation.ts';
import { type PathError, Problem, problem } from '../../../api/problems.ts';
import { inLocale, isPrintable, Line } from '../../../api/text.ts';
import { consoleTexts } from '../../texts/console.ts';
import { ErrorSummary, SubmitButton, TextField } from '../form.tsx';
import { ConsoleDocument } from '../frame.tsx';
import { refusedBy } from '../visit.ts';
import { takeCookies } from './passing.ts';
import { givePassword } from './password.ts';
import { secondStepPath } from './second-step.tsx';

/** One-time links: the first administrator, an invitation, a new password. */
export const linkRoutes = room()
  .get('/console/link/:token', async (c) => {
    const link = await findLink(c.var.deps.db, c.req.param('token'), c.var.deps.now());
    if (!link) throw problem('link-used');
    return showLink(c, link, new URLSearchParams());
  })
  .post('/console/link/:token', follow);

const Joining = z.object({ name: Line(200), email: z.email().max(200), password: z.string() });

async function follow(c: Context<Env>) {
  const { deps, locale } = c.var;
  const now = deps.now();
  const link = await findLink(deps.db, c.req.param('token') ?? '', now);
  if (!link) throw problem('link-used');
  const typed = await readForm(c);
  try {
    const joining = parseOrRefuse(Joining, joiningOf(link, typed), locale);
    const fault = isPrintable(joining.password)
      ? findPasswordFault(joining.password, [joining.email, joining.name])
      : undefined;
    if (fault) {
      throw problem('invalid-input', { errors: [{ path: 'password', message: inLocale(fault, locale) }] });
    }
    const passwordHash = await hashPassword(deps, joining.password);
    await inTransaction(deps.db, (trx) => followLink(trx, link, { ...joining, passwordHash }, now));
    const answer = await givePassword(c, (link.email ?? joining.email).toLowerCase(), joining.password);
    takeCookies(c, answer?.setCookies ?? []);
    return c.redirect(answer && !answer.staffId ? secondStepPath : '/console', 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 422) throw error;
    return showLink(c, link, typed, error);
  }
}

const joiningOf = (link: StaffLink, typed: URLSearchParams) => ({
  name: link.purpose === 'reset' ? '–' : (typed.get('name') ?? ''),
  email: link.email ?? typed.get('email')?.trim() ?? '',
  password: typed.get('password') ?? '',
});

function showLink(c: Context<Env>, link: StaffLink, typed: URLSearchParams, refusal?: Problem) {
  const { locale } = c.var;
  const t = consoleTexts[locale];
  const refused = refusal && refusedBy(refusal, locale);
  const form = { values: typed, errors: (refused?.errors ?? []) satisfies PathError[], locale };
  return c.html(
    <ConsoleDocument
      locale={locale}
      title={t.linkTitle[link.purpose]}
      url={c.req.url}
      hasErrors={refused !== undefined}
    >
      <main id="main" class="narrow">
        {refused && <ErrorSummary refused={refused} />}
        <h1>{t.linkTitle[link.purpose]}</h1>
        <p class="lead">{t.linkLead[link.purpose]}</p>
        <form method="post">
          {link.purpose !== 'reset' && <TextField of={form} name="name" label={t.name} autocomplete="name" />}
          {link.email === null ? (
            <TextField of={form} name="email" type="email" label={t.email} autocomplete="username" />
          ) : (
            <p>
              {t.email}: <strong>{link.email}</strong>
            </p>
          )}
          <TextField
            of={form}
            name="password"
            type="password"
            label={t.newPassword}
            hint={t.newPasswordHint}
            autocomplete="new-password"
          />
          <SubmitButton>{t.finish}</SubmitButton>
        </form>
      </main>
    </ConsoleDocument>,
    refused ? 422 : 200,
  );
}
