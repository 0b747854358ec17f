import { dayOf } from '../days.ts';
import type { Deps } from '../http/context.ts';
import type { Actor } from './actor.ts';
import { authOf } from './auth.ts';
import { findStaff, listGrantsInForce } from './store.ts';

export interface SignedIn {
  actor: Actor;
  /** Which of the person's sessions this is. */
  sessionId: string;
  /** Cookies that prolong the session. */
  setCookies: string[];
}

/** Who is signed in, by the session cookie; undefined for nobody, a session that has ended or a closed account. */
export async function findSignedIn(
  deps: Deps,
  headers: Headers,
  requestId: string,
): Promise<SignedIn | undefined> {
  if (!headers.get('cookie')?.includes('lang-nghe.session_token')) return undefined;
  const auth = await authOf(deps);
  const { response, headers: answered } = await auth.api.getSession({ headers, returnHeaders: true });
  if (!response) return undefined;
  const staff = await findStaff(deps.db, { id: response.user.id });
  if (!staff || staff.closedAt) return undefined;
  const grants = await listGrantsInForce(deps.db, staff.id, dayOf(deps.now()));
  return {
    sessionId: response.session.id,
    setCookies: answered?.getSetCookie() ?? [],
    actor: {
      staffId: staff.id,
      name: staff.name,
      email: staff.email,
      grants,
      requestId,
      hasSecondFactor: staff.twoFactorEnabled,
      // The identity provider has asked for one of its own.
      needsSecondFactor:
        !staff.twoFactorEnabled &&
        !response.session.byProvider &&
        grants.some((grant) => grant.role === 'administrator'),
    },
  };
}
