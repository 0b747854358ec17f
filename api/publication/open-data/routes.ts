import type { Context } from 'hono';
import { z } from 'zod';
import { csvRow } from '../../csv.ts';
import { dayOf } from '../../days.ts';
import { type Env, room } from '../../http/context.ts';
import { parseOrRefuse } from '../../http/validation.ts';
import { getUnit } from '../../units/store.ts';
import { periodSlug } from '../closing/store.ts';
import { cellsOf, columns, type OpenRow } from './columns.ts';
import { eachClosedRow, eachPresentRow } from './each-row.ts';
import { dataPackage, licence } from './package.ts';

const OpenQuery = z.object({
  unit: z.string().max(80).optional(),
  period: z.string().max(80).optional(),
});

/** All published figures for everybody: closed periods from the files that were kept, and this year to date. */
export const openDataRoutes = room()
  .get('/open-data/figures.csv', async (c) => csvOf(c, await closedRows(c), 'figures'))
  .get('/open-data/figures.json', async (c) => jsonOf(c, await closedRows(c)))
  .get('/open-data/present.csv', (c) => csvOf(c, presentRows(c), 'present'))
  .get('/open-data/present.json', (c) => jsonOf(c, presentRows(c)))
  .get('/open-data/dictionary.json', (c) => {
    open(c, 3600);
    return c.json({
      license: licence,
      columns: columns.map(({ key, type, about }) => ({ name: key, type, description: about })),
    });
  })
  .get('/open-data/datapackage.json', (c) => {
    open(c, 3600);
    return c.json(dataPackage(c.var.deps.config.publicUrl, c.var.locale));
  });

async function closedRows(c: Context<Env>): Promise<AsyncGenerator<OpenRow[]>> {
  const { deps, locale } = c.var;
  const { unit, period } = parseOrRefuse(OpenQuery, c.req.query(), locale);
  const unitId = unit ? (await getUnit(deps.db, unit)).id : undefined;
  return eachClosedRow(deps.db, locale, { unitId, period: period ? (periodSlug(period) ?? '') : undefined });
}

function presentRows(c: Context<Env>): AsyncGenerator<OpenRow[]> {
  const { deps, locale } = c.var;
  const { privacyMinimum } = deps.config;
  return eachPresentRow(deps.db, { now: deps.now(), privacyMinimum, locale });
}

const csvHead = `${csvRow(columns.map(({ key }) => key))}\r\n`;
const csvLine = (row: OpenRow) => `${csvRow(cellsOf(row))}\r\n`;

async function csvOf(c: Context<Env>, rows: AsyncGenerator<OpenRow[]>, name: string): Promise<Response> {
  const body = await sentAsRead(rows, csvHead, (page) => page.map(csvLine).join(''), '');
  open(c, 600);
  return c.body(body, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `inline; filename="lang-nghe-${name}-${dayOf(c.var.deps.now())}.csv"`,
  });
}

async function jsonOf(c: Context<Env>, rows: AsyncGenerator<OpenRow[]>): Promise<Response> {
  const { publicUrl } = c.var.deps.config;
  const about = { license: licence, dictionary: `${publicUrl}/open-data/dictionary.json` };
  const head = `${JSON.stringify(about).slice(0, -1)},"figures":[`;
  let separator = '';
  const lines = (page: OpenRow[]) =>
    page
      .map((row) => {
        const line = separator + JSON.stringify(objectOf(row));
        separator = ',\n';
        return line;
      })
      .join('');
  const body = await sentAsRead(rows, head, lines, ']}\n');
  open(c, 600);
  return c.body(body, 200, { 'Content-Type': 'application/json' });
}

const objectOf = (row: OpenRow) => Object.fromEntries(columns.map(({ key }) => [key, row[key] ?? null]));

/** Anybody's program may read it, also in a browser. */
function open(c: Context<Env>, seconds: number): void {
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  c.header('Cache-Control', `public, max-age=${seconds}`);
}

/** A body that is sent while it is read. What fails at once still becomes an answer that says so. */
async function sentAsRead<Page>(
  pages: AsyncGenerator<Page>,
  head: string,
  textOf: (page: Page) => string,
  tail: string,
): Promise<ReadableStream<Uint8Array>> {
  const bytes = new TextEncoder();
  let next = await pages.next();
  return new ReadableStream<Uint8Array>({
    start: (file) => file.enqueue(bytes.encode(head)),
    pull: async (file) => {
      if (next.done) {
        file.enqueue(bytes.encode(tail));
        return file.close();
      }
      file.enqueue(bytes.encode(textOf(next.value)));
      next = await pages.next();
    },
    cancel: async () => {
      await pages.return(undefined);
    },
  });
}
