import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import type { Actor } from '../../api/accounts/actor.ts';
import { isHeldAnywhere, type Permission, reaches } from '../../api/accounts/permissions.ts';
import { type ReachedUnit, reachUnit } from '../../api/accounts/reach.ts';
import { findSignedIn } from '../../api/accounts/session.ts';
import type { Db } from '../../api/database/open.ts';
import { atMost } from '../../api/http/body.ts';
import type { Env } from '../../api/http/context.ts';
import { refuseOtherSites } from '../../api/http/other-sites.ts';
import { makeRateLimit } from '../../api/http/rate-limit.ts';
import { problem } from '../../api/problems.ts';
import { locales } from '../../api/text.ts';
import { secondFactorPath } from './account/second-factor.tsx';
import type { ConsoleRoute, Needs } from './console-room.ts';
import { answerLimits } from './petitions/answer-limits.ts';
import { consoleRooms } from './rooms.ts';
import { showExpired } from './sign-in/expired.tsx';
import { signInRoutes } from './sign-in/pages.tsx';
import { takeCookies } from './sign-in/passing.ts';
import { isUpload, visitOf } from './visit.ts';

const mebibyte = 1024 * 1024;
/** A whole office signs in behind one address in the morning; a script that tries passwords is slower than one. */
const signInPace = { burst: 100, perSecond: 0.2 };

/** Every page of the console that needs somebody signed in, with what it needs. */
export const consoleRoutes: ConsoleRoute[] = consoleRooms.flatMap(({ routes }) => routes);

/** The staff console: sign-in for everybody, all other pages as their table says. */
export function mountConsole(app: Hono<Env>): void {
  app.use('/console/*', limitBody, refuseOtherSites, keepLanguage, neverKept);
  app.route('/', signInRoutes(makeRateLimit(signInPace)));
  for (const route of consoleRoutes) {
    app.on(route.method, `/console${route.path === '/' ? '' : route.path}`, (c) => enter(c, route));
  }
}

/** Forms with photos may be larger; they read the body by limits of their own. */
const withPhotos = /^\/console\/units\/[^/]+\/(petitions\/(new|[^/]+\/answer)|actions\/[^/]+\/done)$/;
const [limitUsual, limitPhotos] = [atMost(20 * mebibyte), atMost(answerLimits.bytes)];
const limitBody = createMiddleware<Env>((c, next) =>
  withPhotos.test(c.req.path) ? limitPhotos(c, next) : limitUsual(c, next),
);

/** Finds who asks, what they may, and the unit: in this order, so that nobody learns what they may not see. */
async function enter(c: Context<Env>, route: ConsoleRoute): Promise<Response> {
  const { deps, requestId } = c.var;
  const signedIn = await findSignedIn(deps, c.req.raw.headers, requestId);
  if (!signedIn) return c.req.method === 'GET' ? toSignIn(c) : showExpired(c);
  takeCookies(c, signedIn.setCookies);
  const { actor } = signedIn;
  if (actor.needsSecondFactor && !route.path.startsWith(secondFactorPath)) {
    return c.redirect(`/console${secondFactorPath}`, 303);
  }
  const unit = await openDoor(deps.db, actor, route.needs, c.req.param('unit') ?? '');
  const visit = visitOf(c, signedIn, unit);
  // Also where a page asks nothing of its form: what is no form of ours is refused everywhere.
  if (route.method === 'POST' && !isUpload(c)) await visit.form();
  return route.run(visit);
}

/**
 * The one decision on who may open a page: the unit in its path where it has one; all that is out of reach is not
 * found.
 * @throws Problem unit-unknown, not-found
 */
export async function openDoor(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  needs: Needs,
  slug: string,
): Promise<ReachedUnit | undefined> {
  if (needs.at === 'unit') return reachUnit(db, actor, needs.permission, slug);
  if (needs.at !== 'signed-in' && !isHeld(actor, needs)) throw problem('not-found');
  return undefined;
}

const isHeld = (actor: Pick<Actor, 'grants'>, needs: { at: 'whole' | 'anywhere'; permission: Permission }) =>
  needs.at === 'whole'
    ? reaches(actor.grants, needs.permission, [])
    : isHeldAnywhere(actor.grants, needs.permission);

function toSignIn(c: Context<Env>): Response {
  const { pathname, search } = new URL(c.req.url);
  const to = pathname === '/console' ? '' : `?to=${encodeURIComponent(pathname + search)}`;
  return c.redirect(`/console${to}`, 303);
}

/** The language asked for once stays, so that no link of the console has to carry it. */
const keepLanguage = createMiddleware<Env>(async (c, next) => {
  const asked = locales.find((locale) => locale === c.req.query('lang'));
  const kept = locales.find((locale) => locale === getCookie(c, 'console-language'));
  if (asked) setCookie(c, 'console-language', asked, { path: '/console', sameSite: 'Lax', httpOnly: true });
  c.set('locale', asked ?? kept ?? 'vi');
  await next();
});

const neverKept = createMiddleware<Env>(async (c, next) => {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
});
