import type { Context } from 'hono';
import type { StaffLink } from '../../../api/accounts/links.ts';
import type { Env } from '../../../api/http/context.ts';
import { consoleTexts } from '../../texts/console.ts';
import { signInTexts } from '../../texts/console-sign-in.ts';
import { SubmitButton, TextField } from '../form.tsx';
import { ConsoleDocument } from '../frame.tsx';
import { WithSummary } from '../summary.tsx';
import type { Refused } from '../visit.ts';
import type { Invited } from './link.tsx';

/** The form behind a one-time link: name, address, password. */
export function showLink(c: Context<Env>, link: StaffLink, typed: URLSearchParams, refused?: Refused) {
  const { locale } = c.var;
  const t = consoleTexts[locale];
  const form = { values: typed, errors: refused?.errors ?? [], locale };
  const title = t.linkTitle[link.purpose];
  return c.html(
    <ConsoleDocument locale={locale} title={title} url={c.req.url} hasErrors={refused !== undefined}>
      <main id="main" class="narrow">
        <WithSummary refused={refused}>
          <h1>{title}</h1>
          <p class="lead">{t.linkLead[link.purpose]}</p>
          <form method="post">
            {link.purpose !== 'reset' && (
              <TextField of={form} name="name" label={t.name} autocomplete="name" />
            )}
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
        </WithSummary>
      </main>
    </ConsoleDocument>,
    refused ? 422 : 200,
  );
}

/** For whoever has an account already: what was promised is added to it, once they are signed in. */
export function showInvitation(c: Context<Env>, { email, signedIn }: Invited, status: 200 | 422 = 200) {
  const { locale } = c.var;
  const t = signInTexts[locale];
  return c.html(
    <ConsoleDocument locale={locale} title={t.invitationTitle} url={c.req.url}>
      <main id="main" class="narrow">
        <h1>{t.invitationTitle}</h1>
        <p class="lead">{t.invitationLead(email)}</p>
        {signedIn ? (
          <form method="post">
            <SubmitButton>{t.invitationAccept}</SubmitButton>
          </form>
        ) : (
          <p>
            <a class="button" href={`/console?to=${encodeURIComponent(c.req.path)}`}>
              {t.invitationSignIn}
            </a>
          </p>
        )}
      </main>
    </ConsoleDocument>,
    status,
  );
}
