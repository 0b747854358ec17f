import type { Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import { type Env, room } from '../http/context.ts';
import { answered, refused } from '../http/described.ts';
import { parseOrRefuse, queryParameters } from '../http/validation.ts';
import { getUnitInContext, stretchAskedFor, type UnitInContext } from './context.ts';
import { satisfactionCsv } from './csv.ts';
import { publishSatisfaction } from './publish.ts';
import { FiguresQuery, parsePageQuery, type Stretch, stretchOf } from './query.ts';
import { Satisfaction } from './satisfaction.ts';

/** Published figures for programs. */
export const publicationRoutes = room().get(
  '/units/:slug/satisfaction',
  describeRoute({
    summary: 'Satisfaction of a unit, field by field, against its targets',
    description: 'Sums of whole public blocks only; suppressed where fewer than the minimum answered.',
    parameters: queryParameters(FiguresQuery),
    responses: { 200: answered('The figures', Satisfaction), ...refused('unit-unknown', 'invalid-input') },
  }),
  async (c) => {
    const context = await getUnitInContext(c.var.deps.db, c.req.param('slug'));
    const query = parseOrRefuse(FiguresQuery, c.req.query(), c.var.locale);
    c.header('Cache-Control', 'no-cache');
    return c.json(await publishFor(c, context, query, stretchOf(query, c.var.deps.now(), c.var.locale)));
  },
);

/** The same figures as a unit's page, as files. */
export const publicationFiles = room()
  .get('/u/:slug/satisfaction.json', async (c) => {
    const { satisfaction } = await pageFigures(c);
    return c.json(satisfaction);
  })
  .get('/u/:slug/satisfaction.csv', async (c) => {
    const { satisfaction } = await pageFigures(c);
    return c.body(satisfactionCsv(satisfaction, c.var.locale), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `inline; filename="${satisfaction.unit.slug}-${satisfaction.period.to}.csv"`,
    });
  });

/** What the page of the unit in the path shows for its query; JSON and CSV show the same. */
export async function pageFigures(c: Context<Env>) {
  const { deps, locale } = c.var;
  const context = await getUnitInContext(deps.db, c.req.param('slug') ?? '');
  const query = parsePageQuery(c.req.query(), locale);
  const stretch = await stretchAskedFor(deps.db, context, query, deps.now(), locale);
  c.header('Cache-Control', 'no-cache');
  return { ...context, query, satisfaction: await publishFor(c, context, query, stretch) };
}

function publishFor(
  c: Context<Env>,
  context: UnitInContext,
  query: FiguresQuery,
  stretch: Stretch,
): Promise<Satisfaction> {
  const { deps, locale } = c.var;
  const circumstances = { now: deps.now(), privacyMinimum: deps.config.privacyMinimum, locale };
  return publishSatisfaction(deps.db, context, query, stretch, circumstances);
}
