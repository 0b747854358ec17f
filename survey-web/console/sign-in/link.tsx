import type { Context } from 'hono';
import { z } from 'zod';
import { authorOf } from '../../../api/accounts/actor.ts';
import { attemptKey, forgetFailures } from '../../../api/accounts/attempts.ts';
import { acceptInvitation, followLink } from '../../../api/accounts/join.ts';
import { findLink, type StaffLink } from '../../../api/accounts/links.ts';
import { requireGoodPassword } from '../../../api/accounts/password.ts';
import { hashPassword } from '../../../api/accounts/password-check.ts';
import { findSignedIn } from '../../../api/accounts/session.ts';
import { findStaff } from '../../../api/accounts/store.ts';
import { inTransaction } from '../../../api/database/transaction.ts';
import { readForm } from '../../../api/http/body.ts';
import { type Env, room } from '../../../api/http/context.ts';
import { parseOrRefuse } from '../../../api/http/validation.ts';
import { Problem, problem } from '../../../api/problems.ts';
import { Line } from '../../../api/text.ts';
import { refusedBy } from '../visit.ts';
import { showInvitation, showLink } from './link-forms.tsx';
import { takeCookies } from './passing.ts';
import { givePassword } from './password.ts';
import { recordSignIn } from './recorded.ts';
import { secondStepPath } from './second-step.tsx';

/** One-time links: the first administrator, an invitation, a new password. */
export const linkRoutes = room()
  .get('/console/link/:token', async (c) => {
    const link = await getLink(c);
    const known = await findInvited(c, link);
    return known ? showInvitation(c, known) : showLink(c, link, new URLSearchParams());
  })
  .post('/console/link/:token', async (c) => {
    const link = await getLink(c);
    const known = await findInvited(c, link);
    return known ? accept(c, link, known) : follow(c, link);
  });

async function getLink(c: Context<Env>): Promise<StaffLink> {
  const { deps } = c.var;
  const link = await findLink(deps.db, c.req.param('token') ?? '', deps.now());
  if (!link) throw problem('link-used');
  return link;
}

/** Somebody who is invited and has an account already: the invitation adds to what they may do. */
export interface Invited {
  email: string;
  /** They are who is signed in. */
  signedIn: Awaited<ReturnType<typeof findSignedIn>>;
}

async function findInvited(c: Context<Env>, link: StaffLink): Promise<Invited | undefined> {
  const { deps, requestId } = c.var;
  if (link.purpose !== 'invitation' || link.email === null) return undefined;
  const staff = await findStaff(deps.db, { email: link.email });
  if (!staff) return undefined;
  const signedIn = await findSignedIn(deps, c.req.raw.headers, requestId);
  return { email: link.email, signedIn: signedIn?.actor.staffId === staff.id ? signedIn : undefined };
}

async function accept(c: Context<Env>, link: StaffLink, { email, signedIn }: Invited) {
  const { deps } = c.var;
  await readForm(c);
  if (!signedIn) return showInvitation(c, { email, signedIn }, 422);
  await inTransaction(deps.db, (trx) => acceptInvitation(trx, authorOf(signedIn.actor), link, deps.now()));
  return c.redirect('/console', 303);
}

const Joining = z.object({ name: Line(200), email: z.email().max(200), password: z.string() });

async function follow(c: Context<Env>, link: StaffLink) {
  const { deps, locale } = c.var;
  const typed = await readForm(c);
  try {
    const joining = parseOrRefuse(Joining, joiningOf(link, typed), locale);
    requireGoodPassword(joining.password, [joining.email, joining.name], 'password', locale);
    const passwordHash = await hashPassword(deps, joining.password);
    await inTransaction(deps.db, (trx) =>
      followLink(trx, link, { ...joining, passwordHash, locale }, deps.now()),
    );
    const email = (link.email ?? joining.email).toLowerCase();
    await forgetFailures(deps.db, attemptKey(deps.config.secret, email));
    return await goIn(c, email, joining.password);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 422) throw error;
    return showLink(c, link, typed, refusedBy(error, locale));
  }
}

/** Signs in with the password that was just set, or leads on to the second step. */
async function goIn(c: Context<Env>, email: string, password: string) {
  const answer = await givePassword(c, email, password);
  takeCookies(c, answer?.setCookies ?? []);
  if (answer && !answer.staffId) return c.redirect(secondStepPath, 303);
  if (answer?.staffId) await recordSignIn(c, answer.staffId, 'password');
  return c.redirect('/console', 303);
}

const joiningOf = (link: StaffLink, typed: URLSearchParams) => ({
  name: link.purpose === 'reset' ? '–' : (typed.get('name') ?? ''),
  email: link.email ?? typed.get('email')?.trim() ?? '',
  password: typed.get('password') ?? '',
});
