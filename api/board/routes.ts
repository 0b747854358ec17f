import type { Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import { type Env, room } from '../http/context.ts';
import { answered, refused } from '../http/described.ts';
import { queryParameters } from '../http/validation.ts';
import { getUnit } from '../units/store.ts';
import { boardAskedFor } from './asked.ts';
import { Board } from './board.ts';
import { BoardQuery } from './query.ts';
import { boardCsv } from './table.ts';

/** The targets board for programs. */
export const boardRoutes = room().get(
  '/units/:slug/targets',
  describeRoute({
    summary: 'Every target in force for a unit and those below it, with what is published against it',
    description: 'From 1 January to today unless other days are asked for. Public figures only.',
    parameters: queryParameters(BoardQuery),
    responses: { 200: answered('The board', Board), ...refused('unit-unknown', 'invalid-input') },
  }),
  async (c) => c.json(await boardOf(c)),
);

/** The same as files beside the unit's page. */
export const boardFiles = room()
  .get('/u/:slug/targets.json', async (c) => c.json(await boardOf(c)))
  .get('/u/:slug/targets.csv', async (c) => {
    const { rows, unit, period } = await boardOf(c);
    return c.body(boardCsv(rows), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `inline; filename="${unit.slug}-chi-tieu-${period.to}.csv"`,
    });
  });

async function boardOf(c: Context<Env>): Promise<Board> {
  const { deps, locale } = c.var;
  const unit = await getUnit(deps.db, c.req.param('slug') ?? '');
  c.header('Cache-Control', 'no-cache');
  // What came before and why, of the unit itself alone: of all below it would be more than a file should hold.
  return (
    await boardAskedFor(deps.db, unit, c.req.query(), {
      now: deps.now(),
      privacyMinimum: deps.config.privacyMinimum,
      locale,
      explained: () => [unit.slug],
    })
  ).board;
}
