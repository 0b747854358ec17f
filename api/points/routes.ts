import type { Context } from 'hono';
import { z } from 'zod';
import { type Env, room } from '../http/context.ts';
import { parseOrRefuse } from '../http/validation.ts';
import { problem } from '../problems.ts';
import { normaliseCode } from './codes.ts';
import { qrAddress, qrPng, qrSvg } from './qr.ts';
import { findPoint, type Point } from './store.ts';

const QrQuery = z.object({ correction: z.enum(['M', 'H']).default('M') });

/**
 * The point that a code in the path leads to.
 * @throws Problem point-unknown
 */
export async function getPoint(c: Context<Env>): Promise<Point> {
  const code = normaliseCode(c.req.param('code') ?? '');
  const point = code === null ? undefined : await findPoint(c.var.deps.db, code);
  if (!point) throw problem('point-unknown');
  return point;
}

/** A point's QR code, to print or to place in a document. */
export const pointRoutes = room()
  .get('/points/:code/qr.svg', async (c) => {
    const { address, correction } = await qrOf(c);
    return c.body(await qrSvg(address, correction), 200, { 'Content-Type': 'image/svg+xml' });
  })
  .get('/points/:code/qr.png', async (c) => {
    const { address, correction } = await qrOf(c);
    return c.body(new Uint8Array(await qrPng(address, correction)), 200, { 'Content-Type': 'image/png' });
  });

async function qrOf(c: Context<Env>) {
  const point = await getPoint(c);
  const { correction } = parseOrRefuse(QrQuery, c.req.query(), c.var.locale);
  return { address: qrAddress(c.var.deps.config.publicUrl, point.code), correction };
}
