import type { Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import { listCategories, listKinds } from '../categories/store.ts';
import { type Env, room } from '../http/context.ts';
import { answered, refused } from '../http/described.ts';
import { parseOrRefuse, queryParameters } from '../http/validation.ts';
import { listOutcomes } from '../petitions/books-store.ts';
import {
  type ClosedPeriod,
  findClosedPeriod,
  getClosedFile,
  readPetitionBooks,
  readSatisfaction,
} from './closing/closed.ts';
import type { ClosedFileKey } from './closing/closed-file.ts';
import { listClosings } from './closing/store.ts';
import { getUnitInContext, stretchAskedFor, type UnitInContext } from './context.ts';
import { satisfactionCsv } from './csv.ts';
import { atomFeed } from './feed.ts';
import { type PetitionBooks, publishPetitionBooks } from './petition-books.ts';
import { publishSatisfaction } from './publish.ts';
import { publishCaseload } from './publish-caseload.ts';
import { PublishedCaseload } from './punctuality.ts';
import { FiguresQuery, type PageQuery, parsePageQuery, type Stretch, stretchOf } from './query.ts';
import { Satisfaction } from './satisfaction.ts';

const CaseloadQuery = FiguresQuery.pick({ from: true, to: true, descendants: true });

/** Published figures for programs. */
export const publicationRoutes = room()
  .get(
    '/units/:slug/caseload',
    describeRoute({
      summary: 'Dossiers of a unit by field and month, on time and late, against its targets',
      description: 'A month that the days touch counts whole.',
      parameters: queryParameters(CaseloadQuery),
      responses: {
        200: answered('The dossiers', PublishedCaseload),
        ...refused('unit-unknown', 'invalid-input'),
      },
    }),
    async (c) => {
      const { deps, locale } = c.var;
      const context = await getUnitInContext(deps.db, c.req.param('slug'));
      const query = parseOrRefuse(CaseloadQuery, c.req.query(), locale);
      const stretch = stretchOf(query, deps.now(), locale);
      c.header('Cache-Control', 'no-cache');
      const { descendants } = query;
      return c.json(await publishCaseload(deps.db, context, stretch, { descendants, locale }));
    },
  )
  .get(
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

/** The same figures as a unit's page, as files; of a closed period the very bytes that were kept. */
export const publicationFiles = room()
  .get('/u/:slug/satisfaction.json', async (c) => {
    const asked = await askedFor(c);
    const kept = await keptFile(c, asked, { name: 'satisfaction', format: 'json' });
    return kept === undefined ? c.json(await figuresFor(c, asked)) : c.body(kept, 200, jsonType);
  })
  .get('/u/:slug/satisfaction.csv', async (c) => {
    const asked = await askedFor(c);
    const kept = await keptFile(c, asked, { name: 'satisfaction', format: 'csv' });
    const csv = kept ?? satisfactionCsv(await figuresFor(c, asked), c.var.locale);
    const revision = kept === undefined ? '' : `-${asked.closed!.shown.revision}`;
    return c.body(csv, 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `inline; filename="${asked.unit.slug}-${asked.stretch.to}${revision}.csv"`,
    });
  });

const jsonType = { 'Content-Type': 'application/json' };

/** The books of a unit's petitions, and its feed of outcomes. */
export const petitionFiles = room()
  .get('/u/:slug/petitions.json', async (c) => {
    const asked = await askedFor(c);
    const kept = await keptFile(c, asked, { name: 'petitions', format: 'json' });
    return kept === undefined ? c.json(await booksFor(c, asked)) : c.body(kept, 200, jsonType);
  })
  .get('/u/:slug/feed.xml', async (c) => {
    const { deps, locale } = c.var;
    const { unit } = await getUnitInContext(deps.db, c.req.param('slug'));
    const outcomes = await listOutcomes(deps.db, { unitIds: [unit.id], most: mostEntries });
    const closings = await listClosings(deps.db, unit.id, mostEntries);
    const [kinds, categories] = [await listKinds(deps.db), await listCategories(deps.db)];
    const feed = { unit, publicUrl: deps.config.publicUrl, kinds, categories, locale };
    c.header('Cache-Control', 'no-cache');
    return c.body(atomFeed(outcomes, closings, feed, mostEntries), 200, {
      'Content-Type': 'application/atom+xml; charset=utf-8',
    });
  });

const mostEntries = 50;

/** What a page of a unit, or a file beside it, was asked for. */
export interface Asked extends UnitInContext {
  query: PageQuery;
  stretch: Stretch;
  /** Where the query names a closed period. */
  closed: ClosedPeriod | undefined;
}

/** Of a page that shows the figures of another address than its own. */
interface AddressParts {
  slug: string;
  query: Record<string, string>;
}

export async function askedFor(
  c: Context<Env>,
  of: AddressParts = { slug: c.req.param('slug') ?? '', query: c.req.query() },
): Promise<Asked> {
  const { deps, locale } = c.var;
  const context = await getUnitInContext(deps.db, of.slug);
  const query = parsePageQuery(of.query, locale);
  const closed = await findClosedPeriod(deps.db, context.unit.id, query, locale);
  const { from, to } =
    closed?.shown.period ?? (await stretchAskedFor(deps.db, context, query, deps.now(), locale));
  c.header('Cache-Control', 'no-cache');
  return { ...context, query, stretch: { from, to }, closed };
}

/** The file of the closed period that was asked for; undefined where none is kept for the query. */
async function keptFile(
  c: Context<Env>,
  { query, closed }: Asked,
  file: Pick<ClosedFileKey, 'name' | 'format'>,
): Promise<string | undefined> {
  // Petitions know no measure, so theirs are kept whichever was asked for.
  if (!closed || !(closed.isKept || file.name === 'petitions')) return undefined;
  const key = { ...file, locale: c.var.locale, descendants: query.descendants };
  return getClosedFile(c.var.deps.db, closed.shown, key);
}

/** The books of petitions for what a page of a unit was asked for. */
export async function booksOfPage(c: Context<Env>, asked: Asked): Promise<PetitionBooks> {
  const kept = await keptFile(c, asked, { name: 'petitions', format: 'json' });
  return kept === undefined ? booksFor(c, asked) : readPetitionBooks(kept);
}

/** What the page of the unit in the path shows for its query; JSON and CSV show the same. */
export async function pageFigures(
  c: Context<Env>,
  of?: AddressParts,
): Promise<Asked & { satisfaction: Satisfaction }> {
  const asked = await askedFor(c, of);
  return { ...asked, satisfaction: await figuresOfPage(c, asked) };
}

/** What a page of a unit shows for what it was asked for. */
export async function figuresOfPage(c: Context<Env>, asked: Asked): Promise<Satisfaction> {
  const kept = await keptFile(c, asked, { name: 'satisfaction', format: 'json' });
  return kept === undefined ? figuresFor(c, asked) : readSatisfaction(kept);
}

const booksFor = ({ var: { deps, locale } }: Context<Env>, asked: Asked): Promise<PetitionBooks> =>
  publishPetitionBooks(deps.db, asked, asked.stretch, {
    now: deps.now(),
    descendants: asked.query.descendants,
    privacyMinimum: deps.config.privacyMinimum,
    locale,
  });

const figuresFor = (c: Context<Env>, asked: Asked) => publishFor(c, asked, asked.query, asked.stretch);

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
