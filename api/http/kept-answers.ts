import type { IncomingMessage } from 'node:http';
import type { Context, Next } from 'hono';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import { changesOf } from '../database/committed.ts';
import type { Deps, Env } from './context.ts';

/** What another process on the same database has changed is shown after so many milliseconds. */
const longest = 10_000;
/** Bytes of all that is kept, and of the longest address that is. */
const mostBytes = 32 * 1024 * 1024;
const longestAddress = 1_000;

interface Kept {
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
  etag: string | null;
  at: number;
  /** Whose changes it depends on; null: of any unit. */
  slug: string | null;
  changes: number;
  route: string;
  /** The slug in the path. */
  unit: string | null;
}

/** Headers that belong to one request, or that the server adds to each answer. */
const ofOneAnswer = new Set(['x-request-id', 'content-length', 'date']);

/** What is done for every answer, also for one that was kept; `began` by `performance.now()`. */
type Given = (of: Pick<Kept, 'route' | 'unit'>, asked: Asked, status: number, began: number) => void;

/** A header of a request, by its name in small letters. */
export type Asked = (name: string) => string | null;

/**
 * Keeps finished answers to public addresses `/u/{slug}/…` and gives them out again until something public may have
 * changed: after a change of this process at once, otherwise after ten seconds, and never beyond the minute that the
 * figures name. Nothing that depends on who asks may be behind it, but for the encoding: the language is what the
 * address says.
 *
 * `findKept` stands before everything else, so that an answer which is kept costs little more than its bytes;
 * `keepAnswer` is mounted on the paths to keep, and sees the whole answer.
 */
export function keepAnswers(deps: Pick<Deps, 'db' | 'now'>, given: Given) {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Kept | undefined>>();
  let bytes = 0;

  function drop(name: string): void {
    bytes -= sizeOf(kept.get(name));
    kept.delete(name);
  }

  function keep(name: string, answer: Kept): void {
    drop(name);
    if (sizeOf(answer) > mostBytes / 8) return;
    kept.set(name, answer);
    bytes += sizeOf(answer);
    // A Map hands out its oldest entries first.
    for (const oldest of kept.keys()) {
      if (bytes <= mostBytes) break;
      drop(oldest);
    }
  }

  function freshOf(name: string): Kept | undefined {
    const found = kept.get(name);
    return found && isFresh(found, deps.now().getTime(), changesOf(deps.db, found.slug)) ? found : undefined;
  }

  function findKept(request: Request, bindings: unknown): Response | undefined {
    const { method, url } = request;
    if (method !== 'GET' || !mayBeKept.test(url)) return undefined;
    const began = performance.now();
    const asked = askedBy(request, bindings);
    const found = freshOf(nameOf(url, asked('accept-encoding')));
    if (!found) return undefined;
    const answer = answerOf(found, asked('if-none-match'));
    given(found, asked, answer.status, began);
    return answer;
  }

  /** Lets the rest of the server make the answer, and keeps it where nothing has changed meanwhile. */
  async function make(c: Context<Env>, next: Next, name: string): Promise<Kept | undefined> {
    const at = deps.now().getTime();
    const unit = c.req.param('slug') ?? null;
    const slug = c.req.query('descendants') ? null : unit;
    const changes = changesOf(deps.db, slug);
    await next();
    if (c.res.status !== 200) return undefined;
    const body = new Uint8Array(await c.res.arrayBuffer());
    const headers = Object.fromEntries([...c.res.headers].filter(([header]) => !ofOneAnswer.has(header)));
    const etag = headers.etag?.replace(/^W\//, '') ?? null;
    const answer = { body, headers, etag, at, slug, changes, unit, route: routePath(c, -1) };
    if (isFresh(answer, deps.now().getTime(), changesOf(deps.db, slug))) keep(name, answer);
    return answer;
  }

  const keepAnswer = createMiddleware<Env>(async (c, next) => {
    // Many phones here are set to English without their owner reading it: the website says what it wants.
    c.set('locale', c.req.query('lang') === 'en' ? 'en' : 'vi');
    if (c.req.method !== 'GET' || c.req.url.length > longestAddress) return next();
    const name = nameOf(c.req.url, c.req.header('Accept-Encoding') ?? null);
    const asked = c.req.header('If-None-Match') ?? null;
    // Many ask at the moment at which a copy ends: one answer is made for all of them.
    await underWay.get(name)?.catch(() => undefined);
    const found = freshOf(name);
    if (found) return answerOf(found, asked);
    // The whole answer is what can be kept; whether it is new to the caller is seen below.
    if (asked) c.req.raw = withoutHeader(c.req.raw, 'If-None-Match');
    const making = make(c, next, name);
    underWay.set(name, making);
    const answer = await making.finally(() => underWay.get(name) === making && underWay.delete(name));
    if (!answer) return;
    // Otherwise the headers of the answer read above would be added to those of this one.
    c.res = undefined;
    c.res = answerOf(answer, asked);
  });

  return { findKept, keepAnswer };
}

/** Node has read the headers already; to make a `Headers` of them takes longer than all else here. */
function askedBy(request: Request, bindings: unknown): Asked {
  const incoming = (bindings as { incoming?: IncomingMessage } | undefined)?.incoming;
  if (!incoming) return (name) => request.headers.get(name);
  return (name) => {
    const value = incoming.headers[name];
    return typeof value === 'string' ? value : null;
  };
}

/** Spares all other requests the look. */
const mayBeKept = /\/u\/|\/embed\.js/;

const nameOf = (url: string, encodings: string | null) => `${encodingOf(encodings ?? '')} ${url}`;

/** The bytes, or only that they are still those which the caller has. */
const answerOf = ({ body, headers, etag }: Kept, asked: string | null): Response =>
  etag !== null && asked?.includes(etag)
    ? new Response(null, { status: 304, headers: withoutContent(headers) })
    : new Response(body, { status: 200, headers });

/** In the same minute, because figures name the minute that they are of. */
const isFresh = ({ at, changes }: Pick<Kept, 'at' | 'changes'>, now: number, changesNow: number) =>
  changes === changesNow &&
  now >= at &&
  now - at < longest &&
  Math.floor(now / 60_000) === Math.floor(at / 60_000);

const sizeOf = (answer: Kept | undefined) => (answer ? answer.body.length + 2_000 : 0);

/** What `compress` would choose. */
const encodingOf = (accepted: string) =>
  accepted.includes('q=')
    ? accepted.slice(0, 100)
    : (['gzip', 'deflate'].find((encoding) => accepted.includes(encoding)) ?? 'none');

const withoutContent = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('content-')));

function withoutHeader(request: Request, name: string): Request {
  const headers = new Headers(request.headers);
  headers.delete(name);
  return new Request(request, { headers });
}
