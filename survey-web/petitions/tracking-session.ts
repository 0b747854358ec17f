import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Env } from '../../api/http/context.ts';
import { publicPathOf } from '../../api/http/public-path.ts';
import type { Petition } from '../../api/petitions/petition.ts';
import { isSessionToken, makeSessionToken, sessionSeconds } from '../../api/petitions/sender/session.ts';
import type { Locale } from '../../api/text.ts';

const cookie = 'lang-nghe-sender';

/** The address of a petition's page, or of one below it. */
export const trackingPath = (code: string, locale: Locale, below = ''): string =>
  `/kien-nghi/${code}${below}${locale === 'en' ? '?lang=en' : ''}`;

/** Lets a browser act as the sender for an hour: at this petition's pages alone, and from no other site. */
export function letSenderIn(c: Context<Env>, petition: Petition): void {
  const { config, now } = c.var.deps;
  setCookie(c, cookie, makeSessionToken(config.secret, petition, now()), {
    ...scopeOf(c, petition),
    maxAge: sessionSeconds,
  });
}

export const letSenderGo = (c: Context<Env>, petition: Petition): void =>
  void deleteCookie(c, cookie, scopeOf(c, petition));

/** Whether whoever asks has shown the secret lately; what was erased has no sender any more. */
export function isSender(c: Context<Env>, petition: Petition): boolean {
  const { config, now } = c.var.deps;
  const token = getCookie(c, cookie);
  return (
    token !== undefined && petition.erasedAt === null && isSessionToken(config.secret, petition, token, now())
  );
}

function scopeOf(c: Context<Env>, { code }: Petition) {
  const { publicUrl } = c.var.deps.config;
  return {
    path: `${publicPathOf(publicUrl)}/kien-nghi/${code}`,
    httpOnly: true,
    sameSite: 'Strict' as const,
    secure: publicUrl.startsWith('https:'),
  };
}
