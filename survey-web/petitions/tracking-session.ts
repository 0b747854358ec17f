import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Env } from '../../api/http/context.ts';
import { publicPathOf } from '../../api/http/public-path.ts';
import type { Petition } from '../../api/petitions/petition.ts';
import { isSessionToken, makeSessionToken, sessionSeconds } from '../../api/petitions/sender/session.ts';
import type { Locale } from '../../api/text.ts';

const cookie = 'lang-nghe-sender';
const receiptCookie = 'phieu';
/** For so long the receipt can be opened again where it was sent from. */
const receiptSeconds = 30 * 60;

/** The address of a petition's page, or of one below it. */
export const trackingPath = (code: string, locale: Locale, below = ''): string =>
  `/kien-nghi/${code}${below}${locale === 'en' ? '?lang=en' : ''}`;

/** Lets a browser act as the sender for an hour: at this petition's pages alone, and from no other site. */
export function letSenderIn(c: Context<Env>, petition: Petition): void {
  const { config, now } = c.var.deps;
  setCookie(c, cookie, makeSessionToken(config.secret, petition, now()), {
    ...scopeOf(c, petition),
    sameSite: 'Strict',
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

/** Lets the browser that has just sent a petition open its receipt again, at that one address. */
export const keepReceipt = (c: Context<Env>, { code, secret }: { code: string; secret: string }): void =>
  setCookie(c, receiptCookie, secret, {
    ...scopeOf(c, { code }, '/da-gui'),
    sameSite: 'Lax',
    maxAge: receiptSeconds,
  });

/** The secret of the receipt that this browser may open. */
export const receiptKept = (c: Context<Env>): string | undefined => getCookie(c, receiptCookie);

function scopeOf(c: Context<Env>, { code }: { code: string }, below = '') {
  const { publicUrl } = c.var.deps.config;
  return {
    path: `${publicPathOf(publicUrl)}/kien-nghi/${code}${below}`,
    httpOnly: true,
    secure: publicUrl.startsWith('https:'),
  };
}
