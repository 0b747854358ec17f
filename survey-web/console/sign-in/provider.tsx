import type { Context } from 'hono';
import { callbackPath } from '../../../api/accounts/identity-provider.ts';
import { leaveForProvider, returnFromProvider } from '../../../api/accounts/provider-sign-in.ts';
import { findSignedIn } from '../../../api/accounts/session.ts';
import { type Env, room } from '../../../api/http/context.ts';
import { problem } from '../../../api/problems.ts';
import { signInTexts } from '../../texts/console-sign-in.ts';
import { ConsoleDocument } from '../frame.tsx';
import { pathWithin, takeCookies } from './passing.ts';
import { recordConnection, recordSignIn } from './recorded.ts';

export const providerPath = '/console/sign-in/provider';
const failedPath = `${providerPath}/failed`;
const connectedPath = '/console/account?done=connected';

/** Signing in at the identity provider of the organisation; nothing else of the library's addresses is open. */
export const providerRoutes = room()
  .get(providerPath, (c) => leave(c, 'sign-in', pathWithin(c.req.query('to'))))
  .get(callbackPath, comeBack)
  .get(failedPath, showFailed);

/** On to the provider; a link leads here, since a form may not lead to another site (CSP). */
export async function leave(c: Context<Env>, purpose: 'sign-in' | 'connect', to: string) {
  const { deps } = c.var;
  if (!deps.config.oidc) throw problem('not-found');
  const onward = await leaveForProvider(deps, c.req.raw.headers, purpose, { to, failed: failedPath });
  if (!onward) return c.redirect(`${failedPath}?error=silent`, 303);
  takeCookies(c, onward.setCookies);
  return c.redirect(onward.location, 303);
}

export const connect = (c: Context<Env>) => leave(c, 'connect', connectedPath);

async function comeBack(c: Context<Env>) {
  const { deps, requestId } = c.var;
  if (!deps.config.oidc) throw problem('not-found');
  const { location, setCookies } = await returnFromProvider(deps, c.req.raw.headers, c.req.query());
  takeCookies(c, setCookies);
  if (!location.startsWith('/console') || location.startsWith(failedPath)) {
    const error = URL.canParse(location, 'http://x') ? new URL(location, 'http://x').searchParams : undefined;
    return c.redirect(`${failedPath}?error=${encodeURIComponent(error?.get('error') ?? '')}`, 303);
  }
  const session = setCookies.find((one) => /session_token=[^;]/.test(one))?.split(';')[0];
  const signedIn = await findSignedIn(
    deps,
    session ? new Headers({ cookie: session }) : c.req.raw.headers,
    requestId,
  );
  if (signedIn && session) await recordSignIn(c, signedIn.actor.staffId, 'identity provider');
  if (signedIn && location === connectedPath) await recordConnection(c, signedIn.actor.staffId);
  return c.redirect(location, 303);
}

type Why = keyof typeof signInTexts.vi.providerRefused;

/** What the library calls it, in our words; everything else is tried again. */
const whys: Record<string, Why> = {
  signup_disabled: 'unknown',
  unable_to_create_session: 'unknown',
  email_not_found: 'unverified',
  account_not_linked: 'unlinked',
  email_does_not_match: 'mismatch',
  unable_to_link_account: 'mismatch',
  account_already_linked_to_different_user: 'mismatch',
};

function showFailed(c: Context<Env>) {
  const { locale, deps } = c.var;
  if (!deps.config.oidc) throw problem('not-found');
  const t = signInTexts[locale];
  const error = c.req.query('error') ?? '';
  const why = Object.hasOwn(whys, error) ? whys[error]! : 'other';
  const title = t.providerTitle(deps.config.oidc.name);
  return c.html(
    <ConsoleDocument locale={locale} title={title} url={c.req.url}>
      <main id="main" class="narrow">
        <h1>{title}</h1>
        <p>{t.providerRefused[why]}</p>
        <p>
          <a class="button" href="/console">
            {t.backToSignIn}
          </a>
        </p>
      </main>
    </ConsoleDocument>,
    403,
  );
}
