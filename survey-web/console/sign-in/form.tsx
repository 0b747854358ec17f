import type { Context } from 'hono';
import { hasAdministrator } from '../../../api/accounts/store.ts';
import { dayOf } from '../../../api/days.ts';
import type { Env } from '../../../api/http/context.ts';
import { consoleTexts } from '../../texts/console.ts';
import { signInTexts } from '../../texts/console-sign-in.ts';
import { SubmitButton, TextField } from '../form.tsx';
import { ConsoleDocument } from '../frame.tsx';
import { WithSummary } from '../summary.tsx';
import type { Refused } from '../visit.ts';
import { forgotPath } from './forgot.tsx';
import type { Refusal } from './password.ts';
import { providerPath } from './provider.tsx';

/** The sign-in form, also before the first administrator exists. */
export async function showSignIn(c: Context<Env>, typed: URLSearchParams, refusal?: Refusal) {
  const { locale, deps } = c.var;
  const t = consoleTexts[locale];
  const to = typed.get('to') ?? c.req.query('to') ?? '';
  const isNew = !(await hasAdministrator(deps.db, dayOf(deps.now())));
  const refused = refusal && refusedFor(refusal, locale);
  const form = { values: typed, errors: refused?.errors ?? [], locale };
  return c.html(
    <ConsoleDocument locale={locale} title={t.signInTitle} url={c.req.url} hasErrors={refused !== undefined}>
      <main id="main" class="narrow">
        <WithSummary refused={refused}>
          <h1>{t.signInTitle}</h1>
          <p class="lead">{t.signInLead}</p>
          {isNew && <p class="card">{t.noAdministrator}</p>}
          {deps.config.oidc && (
            <>
              <p>
                <a class="button" href={providerPath + (to ? `?to=${encodeURIComponent(to)}` : '')}>
                  {signInTexts[locale].providerButton(deps.config.oidc.name)}
                </a>
              </p>
              <p class="soft">{signInTexts[locale].providerOr}</p>
            </>
          )}
          <form method="post" action="/console/sign-in">
            <TextField of={form} name="email" type="email" label={t.email} autocomplete="username" />
            <TextField
              of={form}
              name="password"
              type="password"
              label={t.password}
              autocomplete="current-password"
            />
            <input type="hidden" name="to" value={to} />
            <SubmitButton>{t.signIn}</SubmitButton>
          </form>
          <p class="console-alone">
            <a href={forgotPath}>{signInTexts[locale].forgot}</a>
          </p>
        </WithSummary>
      </main>
    </ConsoleDocument>,
    refused ? 422 : 200,
  );
}

function refusedFor(refusal: Refusal, locale: 'vi' | 'en'): Refused {
  const message =
    refusal === 'refused'
      ? consoleTexts[locale].signInRefused
      : signInTexts[locale].locked(refusal.lockedMinutes);
  return {
    status: 422,
    title: signInTexts[locale].notSignedIn,
    detail: '',
    errors: [{ path: 'email', message }],
  };
}
