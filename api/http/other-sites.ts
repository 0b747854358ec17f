import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { problem } from '../problems.ts';
import type { Env } from './context.ts';

/**
 * Refuses what a page of another site makes a browser send: browsers name the origin of a form. A program that names
 * none carries no cookie that was not given to it. With a SameSite cookie this needs no token in each form.
 */
export const refuseOtherSites = createMiddleware<Env>(async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && comesFromElsewhere(c)) throw problem('other-site');
  await next();
});

function comesFromElsewhere(c: Context<Env>): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = c.req.header('origin');
  if (!origin) return false;
  const ours = [new URL(c.req.url).host, c.req.header('host'), new URL(c.var.deps.config.publicUrl).host];
  return !URL.canParse(origin) || !ours.includes(new URL(origin).host);
}
