import { room } from '../../http/context.ts';
import { problem } from '../../problems.ts';
import { inLocale } from '../../text.ts';
import { getUnit } from '../../units/store.ts';
import { fileAddress, pageAddress } from './addresses.ts';
import { findFileByHash, listClosings, listFileRefs } from './store.ts';

/** What a unit has closed: the list of it, and every kept file at its permanent address. */
export const closingFiles = room()
  .get('/u/:slug/periods.json', async (c) => {
    const { deps, locale } = c.var;
    const unit = await getUnit(deps.db, c.req.param('slug'));
    const closings = await listClosings(deps.db, unit.id);
    const refs = await listFileRefs(
      deps.db,
      closings.map(({ id }) => id),
    );
    c.header('Cache-Control', 'no-cache');
    return c.json({
      unit: { slug: unit.slug, name: inLocale(unit.name, locale) },
      closings: closings.map((closing) => ({
        period: { ...closing.period, name: inLocale(closing.period.name, locale) },
        revision: closing.revision,
        reason: closing.reason,
        closedAt: closing.closedAt.toISOString(),
        url: deps.config.publicUrl + pageAddress(unit.slug, closing),
        measure: closing.summary.measure,
        overall: closing.summary.unit,
        overallWithBelow: closing.summary.withBelow,
        files: refs
          .filter(({ closingId }) => closingId === closing.id)
          .map(({ closingId: _, ...ref }) => ({
            ...ref,
            url: deps.config.publicUrl + fileAddress(unit.slug, closing.period.slug, ref),
          })),
      })),
    });
  })
  .get('/u/:slug/closed/:period/:file', async (c) => {
    const { db } = c.var.deps;
    const unit = await getUnit(db, c.req.param('slug'));
    const [, sha256, format] = /^([0-9a-f]{64})\.(json|csv)$/.exec(c.req.param('file')) ?? [];
    if (!sha256) throw problem('not-found');
    const file = await findFileByHash(db, unit.id, c.req.param('period'), sha256);
    if (!file || file.format !== format) throw problem('not-found');
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    return c.body(file.content, 200, { 'Content-Type': contentTypes[file.format] });
  });

const contentTypes = { json: 'application/json', csv: 'text/csv; charset=utf-8' };
