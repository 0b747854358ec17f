import type { Db } from '../database/open.ts';
import type { Deps } from '../http/context.ts';
import { providerAuthOf } from './auth.ts';
import { providerId } from './identity-provider.ts';

/** Where a browser goes next, with the cookies of the library. */
export interface Onward {
  location: string;
  setCookies: string[];
}

interface Ways {
  /** Below the site: where to go on when it has worked, and when not. */
  to: string;
  failed: string;
}

/** The way to the provider to sign in, or to connect the account that is signed in; undefined while it is silent. */
export async function leaveForProvider(
  deps: Deps,
  headers: Headers,
  purpose: 'sign-in' | 'connect',
  { to, failed }: Ways,
): Promise<Onward | undefined> {
  const auth = await providerAuthOf(deps);
  const body = { provider: providerId, callbackURL: to, errorCallbackURL: failed, disableRedirect: true };
  const answer = await (purpose === 'sign-in'
    ? auth.api.signInSocial({ body, headers, asResponse: true })
    : auth.api.linkSocialAccount({ body, headers, asResponse: true }));
  if (!answer.ok) return undefined;
  const { url } = (await answer.json()) as { url: string };
  return { location: url, setCookies: answer.headers.getSetCookie() };
}

/** What the provider's answer leads to; a way back that says what went wrong where it does. */
export async function returnFromProvider(
  deps: Deps,
  headers: Headers,
  query: Record<string, string>,
): Promise<Onward> {
  const auth = await providerAuthOf(deps);
  const params = { id: providerId };
  const answer = await auth.api.callbackOAuth({ method: 'GET', params, query, headers, asResponse: true });
  return { location: answer.headers.get('location') ?? '', setCookies: answer.headers.getSetCookie() };
}

/** True for who may sign in at the provider. */
export async function isConnected(db: Db, staffId: string): Promise<boolean> {
  const row = await db
    .selectFrom('staff_credential')
    .select('id')
    .where('staff_id', '=', staffId)
    .where('provider_id', '=', providerId)
    .executeTakeFirst();
  return row !== undefined;
}
