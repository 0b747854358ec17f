import { createMiddleware } from 'hono/factory';
import { changesOf } from '../database/committed.ts';
import type { Env } from './context.ts';

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
}

/** Headers that belong to one request, or that the server adds to each answer. */
const ofOneAnswer = new Set(['x-request-id', 'content-length', 'date']);

/**
 * Keeps finished answers to public addresses `/u/{slug}/…` and gives them out again until something public may have
 * changed: after a change of this process at once, otherwise after ten seconds, and never beyond the minute that the
 * figures name. Nothing that depends on who asks may be behind it, but for language and encoding.
 */
export function keepAnswers() {
  const kept = new Map<string, Kept>();
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

  return createMiddleware<Env>(async (c, next) => {
    const { deps, locale } = c.var;
    if (c.req.method !== 'GET' || c.req.url.length > longestAddress) return next();
    const now = deps.now().getTime();
    const name = `${locale} ${encodingOf(c.req.header('Accept-Encoding'))} ${c.req.url}`;
    const found = kept.get(name);
    if (found && isFresh(found, now, changesOf(deps.db, found.slug))) {
      const headers = { ...found.headers };
      if (found.etag && c.req.header('If-None-Match')?.includes(found.etag)) {
        return c.body(null, 304, withoutContent(headers));
      }
      return c.body(found.body, 200, headers);
    }

    const slug = c.req.query('descendants') ? null : (c.req.param('slug') ?? null);
    const changes = changesOf(deps.db, slug);
    const asked = c.req.header('If-None-Match');
    // The whole answer is what can be kept; whether it is new to the caller is seen below.
    if (asked) c.req.raw = withoutHeader(c.req.raw, 'If-None-Match');
    await next();
    if (c.res.status !== 200) return;
    const body = new Uint8Array(await c.res.arrayBuffer());
    const headers = Object.fromEntries([...c.res.headers].filter(([header]) => !ofOneAnswer.has(header)));
    const etag = headers.etag?.replace(/^W\//, '') ?? null;
    if (isFresh({ at: now, changes }, deps.now().getTime(), changesOf(deps.db, slug))) {
      keep(name, { body, headers, etag, at: now, slug, changes });
    }
    const isKnown = etag !== null && asked?.includes(etag);
    // Otherwise the headers of the answer read above would be added to those of this one.
    c.res = undefined;
    c.res = isKnown ? c.body(null, 304, withoutContent(headers)) : c.body(body, 200, headers);
  });
}

/** In the same minute, because figures name the minute that they are of. */
const isFresh = ({ at, changes }: Pick<Kept, 'at' | 'changes'>, now: number, changesNow: number) =>
  changes === changesNow &&
  now >= at &&
  now - at < longest &&
  Math.floor(now / 60_000) === Math.floor(at / 60_000);

const sizeOf = (answer: Kept | undefined) => (answer ? answer.body.length + 2_000 : 0);

/** What `compress` would choose. */
const encodingOf = (accepted = '') =>
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
