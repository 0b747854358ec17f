import { createMiddleware } from 'hono/factory';
import type { Env } from './context.ts';

/** One-time links and codes stand in the path: whoever reads the log must not be able to use them. */
const withoutSecrets = (path: string) => path.replace(/^(\/console\/link|\/s\/[^/]+)\/.+/i, '$1/…');

/** One line a request, without address, query or body: those may hold what is nobody's business. */
export const logRequest = createMiddleware<Env>(async (c, next) => {
  const start = performance.now();
  await next();
  const { deps, requestId } = c.var;
  const ms = Math.round(performance.now() - start);
  deps.log.debug(
    { requestId, method: c.req.method, path: withoutSecrets(c.req.path), status: c.res.status, ms },
    'request',
  );
});
