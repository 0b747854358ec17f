import type { Context } from 'hono';
import { authOf } from '../../../api/accounts/auth.ts';
import { findSignedIn } from '../../../api/accounts/session.ts';
import { readForm } from '../../../api/http/body.ts';
import { type Env, room } from '../../../api/http/context.ts';
import { secondFactorPath } from '../account/second-factor.tsx';
import { showHome } from '../home/pages.tsx';
import { visitOf } from '../visit.ts';
import { forgotRoutes } from './forgot.tsx';
import { showSignIn } from './form.tsx';
import { linkRoutes } from './link.tsx';
import { takeCookies } from './passing.ts';
import { type SignInLimit, signInByPassword } from './password.ts';
import { providerRoutes } from './provider.tsx';
import { endAndRecord } from './recorded.ts';
import { secondStepRoutes } from './second-step.tsx';

/** Pages for those who are not signed in (yet). */
export const signInRoutes = (limit: SignInLimit) =>
  room()
    .get('/console', async (c) => {
      const { deps, requestId } = c.var;
      const signedIn = await findSignedIn(deps, c.req.raw.headers, requestId);
      if (!signedIn) return showSignIn(c, new URLSearchParams());
      takeCookies(c, signedIn.setCookies);
      if (signedIn.actor.needsSecondFactor) return c.redirect(`/console${secondFactorPath}`, 303);
      return showHome(visitOf(c, signedIn, undefined));
    })
    .post('/console/sign-in', async (c) => {
      const typed = await readForm(c);
      const outcome = await signInByPassword(c, limit, {
        email: typed.get('email') ?? '',
        password: typed.get('password') ?? '',
        to: typed.get('to'),
      });
      return outcome instanceof Response ? outcome : showSignIn(c, typed, outcome);
    })
    .post('/console/sign-out', signOut)
    .route('/', forgotRoutes(limit))
    .route('/', providerRoutes)
    .route('/', secondStepRoutes)
    .route('/', linkRoutes);

async function signOut(c: Context<Env>) {
  await readForm(c);
  const { deps, requestId } = c.var;
  const signedIn = await findSignedIn(deps, c.req.raw.headers, requestId);
  if (signedIn) await endAndRecord(c, signedIn);
  // What is left of it: the cookies, and the session of an account that was closed.
  const auth = await authOf(deps);
  const answer = await auth.api.signOut({ headers: c.req.raw.headers, asResponse: true });
  takeCookies(c, answer.headers.getSetCookie());
  return c.redirect('/console', 303);
}
