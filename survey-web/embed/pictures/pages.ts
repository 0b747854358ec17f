import type { Context } from 'hono';
import { type Env, room } from '../../../api/http/context.ts';
import { openOutlines } from '../../../api/print/outlines.ts';
import { embeddedFigures } from '../figures.ts';
import { tableOf } from '../table.ts';
import { drawBadge } from './badge.ts';
import { drawShare } from './share.ts';
import { drawTable } from './table.ts';

/** What was fresh a moment ago may be shown by a proxy while this server is away. */
const askedEachTime = 'public, max-age=0, stale-if-error=604800';

/** The figures of a unit as pictures, for websites that allow no more. */
export const pictureRoutes = room()
  .get('/u/:slug/badge.svg', async (c) => {
    const svg = await badge(c);
    c.header('Cache-Control', askedEachTime);
    return c.body(svg, 200, { 'Content-Type': 'image/svg+xml; charset=utf-8' });
  })
  .get('/u/:slug/badge.png', async (c) => answerPng(c, await badge(c), 2))
  .get('/u/:slug/table.png', async (c) => {
    const { asked, satisfaction, view } = await embeddedFigures(c);
    const table = tableOf(satisfaction, c.var.locale);
    return answerPng(c, drawTable(await openOutlines(), table, view, asked), 2);
  })
  .get('/u/:slug/share.png', async (c) => {
    const { asked, view } = await embeddedFigures(c);
    return answerPng(c, drawShare(await openOutlines(), view, asked), 1);
  });

async function badge(c: Context<Env>): Promise<string> {
  const { asked, view } = await embeddedFigures(c);
  return drawBadge(await openOutlines(), view, asked);
}

/** The picture in dots, `scale` for each pixel: sharp on good screens. */
export async function pngOf(svg: string, scale: number): Promise<Buffer> {
  // At the first use: its code would slow down every start.
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(svg), { density: 72 * scale, limitInputPixels: 40_000_000 })
    .png({ compressionLevel: 9, palette: true, quality: 95 })
    .toBuffer();
}

export async function answerPng(c: Context<Env>, svg: string, scale: number): Promise<Response> {
  const png = await pngOf(svg, scale);
  c.header('Cache-Control', askedEachTime);
  return c.body(new Uint8Array(png), 200, { 'Content-Type': 'image/png' });
}
