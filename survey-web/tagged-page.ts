import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Env } from '../api/http/context.ts';

/** A page with the tag of its text, so that nothing has to read the finished answer once more for it. */
export async function taggedPage(
  c: Context<Env>,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
): Promise<Response> {
  const html = await (await page).toString();
  c.header('ETag', `"${createHash('sha1').update(html).digest('hex')}"`);
  return c.html(html);
}
