import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Problem, type ProblemBody, problem, problemBody } from '../problems.ts';
import type { Locale } from '../text.ts';
import type { Env } from './context.ts';
import { wantsPage } from './locale.ts';

/** Renders a problem as a page, for browsers; `path` is where it was met. */
export type ProblemPage = (body: ProblemBody, locale: Locale, path: string) => string | Promise<string>;

/** Answers what was thrown: as problem+json, or as the same in a page. */
export async function answerProblem(c: Context<Env>, thrown: unknown, page: ProblemPage): Promise<Response> {
  const answer = asProblem(thrown);
  const requestId = c.get('requestId') ?? '';
  if (answer.code === 'internal') c.var.deps.log.error({ requestId, err: thrown }, 'request failed');
  const locale = c.get('locale') ?? 'vi';
  const body = problemBody(answer, locale, requestId);
  if (answer.status === 401) c.header('WWW-Authenticate', 'Bearer');
  if (answer.retryAfterSeconds) c.header('Retry-After', String(answer.retryAfterSeconds));
  // What was not read of a body would be taken for the next request.
  if (answer.status === 413 || answer.code === 'server-busy') c.header('Connection', 'close');
  c.header('Cache-Control', 'no-store');
  if (wantsPage(c)) return c.html(await page(body, locale, c.req.path), answer.status);
  return c.body(JSON.stringify(body), answer.status, { 'Content-Type': 'application/problem+json' });
}

function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof HTTPException && thrown.status < 500) return problem('malformed-request');
  return problem('internal');
}
