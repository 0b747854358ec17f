import { describeRoute } from 'hono-openapi';
import { z } from 'zod';
import { dayOf } from '../days.ts';
import { room } from '../http/context.ts';
import { answered, refused } from '../http/described.ts';
import { getUnit } from '../units/store.ts';
import { listPublishing } from './published-store.ts';
import { isFresh, unitStates } from './standing.ts';

const Published = z.object({
  unit: z.string(),
  day: z.iso.date(),
  state: z
    .enum(unitStates)
    .describe(
      'fresh: published and up to date; old: published, not up to date; the others: not seen published',
    ),
  since: z.iso.date().nullable().describe('Since when it is up to date at one place at least'),
  places: z
    .array(
      z.object({
        website: z.string(),
        address: z.url().nullable().describe('null: an embed, of which the website alone is known'),
        fresh: z.boolean(),
        asOf: z.iso
          .date()
          .nullable()
          .describe('The day that copied figures are of; null: they are live, or not seen'),
      }),
    )
    .describe('What staff of the unit named or confirmed, and nothing else'),
});

/** Where a unit publishes its figures, for everybody. */
export const placementRoutes = room().get(
  '/units/:slug/placements',
  describeRoute({
    summary: 'On which websites the figures of a unit stand, and whether they are up to date there',
    responses: { 200: answered('Its places', Published), ...refused('unit-unknown') },
  }),
  async (c) => {
    const { db, now } = c.var.deps;
    const day = dayOf(now());
    const unit = await getUnit(db, c.req.param('slug'));
    const { state, since, places } = (await listPublishing(db, [unit.id], day)).get(unit.id)!;
    c.header('Cache-Control', 'no-cache');
    return c.json({
      unit: unit.slug,
      day,
      state,
      since,
      places: places.map((place) =>
        place.kind === 'host'
          ? { website: place.host, address: null, fresh: place.isReported, asOf: null }
          : {
              website: new URL(place.url).hostname,
              address: place.url,
              fresh: isFresh(place.state),
              asOf: place.asOf,
            },
      ),
    } satisfies z.output<typeof Published>);
  },
);
