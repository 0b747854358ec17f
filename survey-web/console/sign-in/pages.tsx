import type { Context } from 'hono';
import { authOf } from '../../../api/accounts/auth.ts';
import { findSignedIn } from '../../../api/accounts/session.ts';
import { hasAdministrator } from '../../../api/accounts/store.ts';
import { dayOf } from '../../../api/days.ts';
import { readForm } from '../../../api/http/body.ts';
import { type Env, room } from '../../../api/http/context.ts';
import { isPrintable } from '../../../api/text.ts';
import { consoleTexts } from '../../texts/console.ts';
import { ErrorSummary, SubmitButton, TextField } from '../form.tsx';
import { ConsoleDocument } from '../frame.tsx';
import { showHome } from '../home/pages.tsx';
import { type Refused, visitOf } from '../visit.ts';
import { linkRoutes } from './link.tsx';

/** Below /console: where administrators set up the second factor that they need. */
export const secondFactorPath = '/account/second-factor';

/** Pages for those who are not signed in (yet). */
export const signInRoutes = room()
  .get('/console', async (c) => {
    const { deps, requestId } = c.var;
    const signedIn = await findSignedIn(deps, c.req.raw.headers, requestId);
    if (!signedIn) return showSignIn(c, new URLSearchParams());
    if (signedIn.actor.needsSecondFactor) return c.redirect(`/console${secondFactorPath}`, 303);
    for (const cookie of signedIn.setCookies) c.header('Set-Cookie', cookie, { append: true });
    return showHome(visitOf(c, signedIn, undefined));
  })
  .post('/console/sign-in', signIn)
  .post('/console/sign-out', signOut)
  .route('/', linkRoutes);

async function signIn(c: Context<Env>) {
  const typed = await readForm(c);
  const [email, password] = [typed.get('email') ?? '', typed.get('password') ?? ''];
  if (!isPrintable(email) || !isPrintable(password)) return showSignIn(c, typed, 'refused');
  const auth = await authOf(c.var.deps);
  const answer = await auth.api
    .signInEmail({
      body: { email: email.trim().toLowerCase(), password },
      headers: c.req.raw.headers,
      asResponse: true,
    })
    .catch(() => undefined);
  if (!answer?.ok) return showSignIn(c, typed, 'refused');
  for (const cookie of answer.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
  return c.redirect(pathWithin(typed.get('to')), 303);
}

async function signOut(c: Context<Env>) {
  const auth = await authOf(c.var.deps);
  const answer = await auth.api.signOut({ headers: c.req.raw.headers, asResponse: true });
  for (const cookie of answer.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
  return c.redirect('/console', 303);
}

/** Only on to a page of the console: an address from elsewhere must not lead away. */
const pathWithin = (to: string | null) => (to && /^\/console\/[\w/?=&%.-]*$/.test(to) ? to : '/console');

async function showSignIn(c: Context<Env>, typed: URLSearchParams, outcome?: 'refused') {
  const { locale, deps } = c.var;
  const t = consoleTexts[locale];
  const errors = outcome ? [{ path: 'email', message: t.signInRefused }] : [];
  const form = { values: typed, errors, locale };
  const isNew = !(await hasAdministrator(deps.db, dayOf(deps.now())));
  const refused: Refused = { status: 422, title: t.signInTitle, detail: t.signInRefused, errors: [] };
  return c.html(
    <ConsoleDocument locale={locale} title={t.signInTitle} url={c.req.url} hasErrors={outcome !== undefined}>
      <main id="main" class="narrow">
        {outcome && <ErrorSummary refused={refused} />}
        <h1>{t.signInTitle}</h1>
        <p class="lead">{t.signInLead}</p>
        {isNew && <p class="card">{t.noAdministrator}</p>}
        <form method="post" action="/console/sign-in">
          <TextField of={form} name="email" type="email" label={t.email} autocomplete="username" />
          <TextField
            of={form}
            name="password"
            type="password"
            label={t.password}
            autocomplete="current-password"
          />
          <input type="hidden" name="to" value={typed.get('to') ?? c.req.query('to') ?? ''} />
          <SubmitButton>{t.signIn}</SubmitButton>
        </form>
      </main>
    </ConsoleDocument>,
    outcome ? 422 : 200,
  );
}
