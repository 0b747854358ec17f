import { createMiddleware } from 'hono/factory';
import type { Env } from './context.ts';

/** Tells the server's time with every answer, refusals too: devices correct their clocks by it. */
export const tellTime = createMiddleware<Env>(async (c, next) => {
  await next();
  c.res.headers.set('Date', c.var.deps.now().toUTCString());
});
