import type { Context } from 'hono';
import { z } from 'zod';
import { type Env, room } from '../../api/http/context.ts';
import { parseOrRefuse } from '../../api/http/validation.ts';
import { isClosedAt } from '../../api/points/closed.ts';
import { getPoint } from '../../api/points/routes.ts';
import { problem } from '../../api/problems.ts';
import { formatNames } from './formats.ts';
import { postersAsPdf } from './pdf.ts';
import { PosterPage, posterTitle } from './print-page.tsx';
import { UnreachablePage } from './unreachable.tsx';
import { printed } from './words.ts';

const PosterQuery = z.object({ format: z.enum(formatNames).default('a5') });

export const posterRoutes = room()
  .get('/points/:code/poster', async (c) => {
    const { poster, format } = await posterAsked(c);
    const { locale, deps } = c.var;
    c.header('Cache-Control', 'no-cache');
    if (poster.reach === 'this-machine')
      return c.html(<UnreachablePage locale={locale} config={deps.config} url={c.req.url} />);
    const page = await PosterPage({
      locale,
      poster,
      format,
      url: c.req.url,
      publicUrl: deps.config.publicUrl,
    });
    return c.html(page);
  })
  .get('/points/:code/poster.pdf', async (c) => {
    const { poster, format } = await posterAsked(c);
    const title = posterTitle(poster, c.var.locale);
    const pdf = await postersAsPdf([poster], format, { title, now: c.var.deps.now() });
    return c.body(pdf, 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${poster.point.code}-${format}.pdf"`,
      'Cache-Control': 'no-cache',
    });
  });

async function posterAsked(c: Context<Env>) {
  const { config, now } = c.var.deps;
  const point = await getPoint(c);
  if (isClosedAt(point, now())) throw problem('point-retired');
  const { format } = parseOrRefuse(PosterQuery, c.req.query(), c.var.locale);
  return { poster: printed(point, config.publicUrl), format };
}
