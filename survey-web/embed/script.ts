import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'hono';
import { projectRoot } from '../../api/config.ts';
import type { Env } from '../../api/http/context.ts';

let kept: { code: string; tag: string } | undefined;

/**
 * The component for websites, at an address that never changes. Browsers ask for it anew after some minutes and may
 * go on with the one they have for a week: so the last good figures are shown where this server is away.
 */
export function embedScript(c: Context<Env>): Response {
  if (!kept) {
    const code = readFileSync(join(projectRoot, 'dist/embed/embed.js'), 'utf8');
    kept = { code, tag: `"${createHash('sha256').update(code).digest('base64url').slice(0, 27)}"` };
  }
  c.header('ETag', kept.tag);
  c.header('Cache-Control', 'public, max-age=300, stale-while-revalidate=604800, stale-if-error=604800');
  if (c.req.header('If-None-Match')?.includes(kept.tag)) return c.body(null, 304);
  return c.body(kept.code, 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
}
