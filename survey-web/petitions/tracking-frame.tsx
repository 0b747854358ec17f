import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Env } from '../../api/http/context.ts';
import { inOtherLanguage, Layout } from '../layout.tsx';

/** Kept in no browser and found by no search engine: codes are no secrets, and yet nobody else's business. */
export const keptNowhere = createMiddleware<Env>(async (c, next) => {
  await next();
  c.res.headers.set('X-Robots-Tag', 'noindex');
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
});

interface TrackingPage {
  title: string;
  children: Child;
  demonstration?: boolean;
  status?: ContentfulStatusCode;
  /** Where a form sent here was shown, so that the other language shows it again. */
  shownAt?: string;
}

/** A page of tracking, in the frame of all public pages. */
export function showTracking(c: Context<Env>, page: TrackingPage): Response | Promise<Response> {
  const { locale } = c.var;
  const url = page.shownAt ? new URL(page.shownAt, c.req.url).href : c.req.url;
  c.header('Cache-Control', 'no-store');
  return c.html(
    <Layout
      locale={locale}
      title={page.title}
      otherLanguage={inOtherLanguage(url, locale)}
      demonstration={page.demonstration ?? false}
    >
      {page.children}
    </Layout>,
    page.status ?? 200,
  );
}
