import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import { sql } from 'kysely';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { isMigrated } from '../database/migrate.ts';
import { problem } from '../problems.ts';
import { type Env, room } from './context.ts';

/** Liveness, readiness and metrics, for whoever runs the process. */
export function health() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });

  const measure = createMiddleware<Env>(async (c, next) => {
    const stop = duration.startTimer();
    await next();
    stop({ method: c.req.method, route: routePath(c, -1), status: c.res.status });
  });

  /** For an answer that was given before any middleware; `began` by `performance.now()`. */
  const count = (route: string, status: number, began: number) =>
    duration.observe({ method: 'GET', route, status }, (performance.now() - began) / 1000);

  const routes = room()
    .get('/healthz', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      await sql`select 1`.execute(c.var.deps.db).catch(() => {
        throw problem('not-ready');
      });
      if (!(await isMigrated(c.var.deps.db))) throw problem('not-ready');
      return c.text('ready');
    })
    .get('/metrics', async (c) =>
      c.text(await registry.metrics(), 200, { 'Content-Type': registry.contentType }),
    );

  return { measure, count, routes };
}
