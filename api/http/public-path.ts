import { createMiddleware } from 'hono/factory';
import type { Env } from './context.ts';

type Fetch = (request: Request, ...rest: never[]) => Response | Promise<Response>;

/** The path of `PUBLIC_URL`, such as '/khao-sat'; '' where it has none. */
export const publicPathOf = (publicUrl: string): string => new URL(publicUrl).pathname.replace(/\/+$/, '');

/** Takes the path of `PUBLIC_URL` off each request: a proxy may keep it or strip it before it hands the request on. */
export function withoutPublicPath<F extends Fetch>(fetch: F, path: string): F {
  if (path === '') return fetch;
  const stripped = (request: Request, ...rest: never[]) => {
    const url = new URL(request.url);
    if (url.pathname !== path && !url.pathname.startsWith(`${path}/`)) return fetch(request, ...rest);
    url.pathname = url.pathname.slice(path.length) || '/';
    return fetch(new Request(url, request), ...rest);
  };
  return stripped as F;
}

/** Puts the path of `PUBLIC_URL` before the links of pages and redirects, which are written from the root. */
export const linksUnder = (path: string) =>
  createMiddleware<Env>(async (c, next) => {
    await next();
    if (path === '') return;
    const location = c.res.headers.get('Location');
    if (location?.startsWith('/')) c.res.headers.set('Location', path + location);
    if (!c.res.headers.get('Content-Type')?.startsWith('text/html')) return;
    // What people wrote cannot look like this: quotes in it are escaped.
    const html = (await c.res.text()).replace(/ (href|src|action)="\/(?!\/)/g, ` $1="${path}/`);
    c.res = new Response(html, c.res);
  });
