import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { createMiddleware } from 'hono/factory';
import { type Locale, locales } from '../text.ts';
import type { Env } from './context.ts';

/** True where the caller is a browser that opens a page, rather than a program. */
export const wantsPage = (c: Context): boolean => (c.req.header('accept') ?? '').includes('text/html');

/**
 * The language asked for: `?lang=en`; programs also by Accept-Language. A page is Vietnamese unless English is
 * asked for by the link: many phones here are set to English without their owner reading it.
 */
export const chooseLocale = createMiddleware<Env>(async (c, next) => {
  c.set('locale', askedLocale(c));
  await next();
});

function askedLocale(c: Context): Locale {
  const asked = locales.find((locale) => locale === c.req.query('lang'));
  if (asked) return asked;
  if (wantsPage(c)) return 'vi';
  return accepts(c, {
    header: 'Accept-Language',
    supports: [...locales],
    default: 'vi',
    match: mostWanted,
  }) as Locale;
}

/** The first of our languages in the order of the caller's wishes; en-US is en. */
const mostWanted: Parameters<typeof accepts>[1]['match'] = (wishes, { default: otherwise }) =>
  [...wishes]
    .sort((a, b) => b.q - a.q)
    .map(({ type }) => locales.find((locale) => type.toLowerCase().split('-')[0] === locale))
    .find((locale) => locale !== undefined) ?? otherwise;
