import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { recount } from '../../api/responses/recount.ts';
import { arrangeCommune, fitting, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const minimum = 5;
const level = fc.integer({ min: 1, max: 5 });
const answer = fc.record({
  field: fc.constantFrom('ho-tich', 'dat-dai', 'unsure'),
  overall: level,
  c1: fc.option(level),
  c2: fc.option(level),
  reasons: fc.subarray(['waiting', 'papers', 'fees']),
});
type Answer = { field: string; overall: number; c1: number | null; c2: number | null; reasons: string[] };

const bodyOf = (point: string, { field, reasons, ...ratings }: Answer) =>
  fitting(point, { field, ratings, reasons });

/** The rule of blocks in its plainest form: what waits becomes public whole, once there is enough of it. */
function publicBlocks(transactions: Answer[][]): Answer[][] {
  const waiting = new Map<string, Answer[]>();
  const blocks: Answer[][] = [];
  for (const transaction of transactions) {
    for (const field of new Set(transaction.map((one) => one.field))) {
      const grown = [...(waiting.get(field) ?? []), ...transaction.filter((one) => one.field === field)];
      if (grown.length >= minimum) blocks.push(grown);
      waiting.set(field, grown.length >= minimum ? [] : grown);
    }
  }
  return blocks;
}

const satisfied = (value: number) => value >= 4;

function expectFigures(figures: Satisfaction, counted: Answer[]): void {
  const share = (answers: Answer[]) =>
    answers.filter((one) => satisfied(one.overall)).length / answers.length;
  expect(figures.overall.suppressed).toBe(counted.length < minimum);
  if (counted.length >= minimum) {
    expect(figures.overall).toMatchObject({ responses: counted.length, ratings: counted.length });
    expect(figures.overall.rate).toBeCloseTo(share(counted), 12);
  }
  for (const figure of figures.fields) {
    const slug = figure.field?.slug ?? 'unsure';
    const ofField = counted.filter((one) => one.field === slug);
    expect(figure.responses ?? 0).toBe(ofField.length);
    if (figure.rate !== null) expect(figure.rate).toBeCloseTo(share(ofField), 12);
  }
  const c1 = figures.criteria.find((criterion) => criterion.key === 'c1')!;
  const rated = counted.flatMap((one) => (one.c1 === null ? [] : [one.c1]));
  expect(c1.suppressed).toBe(rated.length < minimum);
  if (!c1.suppressed) {
    expect(c1.levels).toEqual([1, 2, 3, 4, 5].map((at) => rated.filter((one) => one === at).length));
    expect(c1.noExperience).toBe(counted.length - rated.length);
  }
  const waiting = figures.reasons.find((reason) => reason.key === 'waiting')!;
  expect(waiting.responses).toBe(counted.filter((one) => one.reasons.includes('waiting')).length);
}

test('public figures are sums of whole blocks, fields add up, and a recount finds no difference', {
  timeout: 120_000,
}, async () => {
  const histories = fc.array(fc.array(answer, { minLength: 1, maxLength: 7 }), {
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(histories, async (transactions) => {
      const { slug, code } = await arrangeCommune(server);
      for (let sent = 1; sent <= transactions.length; sent++) {
        const responses = transactions[sent - 1]!.map((one) => bodyOf(code, one));
        await server.post('/api/v1/responses/batch', { responses });
        const figures: Satisfaction = await server.getJson(`/api/v1/units/${slug}/satisfaction`);
        expectFigures(figures, publicBlocks(transactions.slice(0, sent)).flat());
      }
      const { id } = await server.db
        .selectFrom('unit')
        .select('id')
        .where('slug', '=', slug)
        .executeTakeFirstOrThrow();
      const exact = await server.db.selectFrom('tally').selectAll().where('unit_id', '=', id).execute();
      expect(exact.reduce((sum, row) => sum + row.responses, 0)).toBe(transactions.flat().length);
    }),
    { numRuns: 25 },
  );
  expect(await recount(server.db)).toEqual([]);
});

test('a batch enters whole: seven at once become public at once', async () => {
  const { slug, code } = await arrangeCommune(server);
  const seven = Array.from({ length: 7 }, () => fitting(code, { field: 'ho-tich' }));
  await server.post('/api/v1/responses/batch', { responses: seven });
  const { overall } = (await server.getJson(`/api/v1/units/${slug}/satisfaction`)) as Satisfaction;
  expect(overall.responses).toBe(7);
});

test('four responses are not published, the fifth brings all five, of that field alone', async () => {
  const { slug, code } = await arrangeCommune(server);
  const send = (field: string) => server.post('/api/v1/responses', fitting(code, { field }));
  const figures = (): Promise<Satisfaction> => server.getJson(`/api/v1/units/${slug}/satisfaction`);
  for (let sent = 0; sent < 4; sent++) await send('ho-tich');
  for (let sent = 0; sent < 4; sent++) await send('dat-dai');
  const before = (await figures()).overall;
  expect(before).toMatchObject({ suppressed: true, rate: null, responses: null, low: null });
  await send('ho-tich');
  const { overall, fields } = await figures();
  expect(overall).toMatchObject({ suppressed: false, responses: 5, rate: 1 });
  expect(fields.map((figure) => [figure.field?.slug, figure.responses])).toEqual([
    ['ho-tich', 5],
    ['dat-dai', null],
    ['chung-thuc', null],
  ]);
});

test('a recount reports and mends a tally that was changed by hand', async () => {
  const { slug, code } = await arrangeCommune(server);
  for (let sent = 0; sent < 6; sent++)
    await server.post('/api/v1/responses', fitting(code, { field: 'ho-tich' }));
  const before = await server.getJson(`/u/${slug}/satisfaction.json`);
  await server.db.updateTable('public_tally').set({ responses: 99 }).where('responses', '=', 5).execute();
  await server.db.deleteFrom('pending_tally').where('responses', '=', 1).execute();
  const differences = await recount(server.db);
  expect(new Set(differences.map((difference) => difference.tally))).toEqual(new Set(['public', 'pending']));
  expect(await recount(server.db)).toEqual([]);
  expect(await server.getJson(`/u/${slug}/satisfaction.json`)).toEqual(before);
});

test('fifty responses at once through fifty connections are all counted', async () => {
  const { slug, code } = await arrangeCommune(server);
  const bodies = Array.from({ length: 50 }, (_, i) =>
    fitting(code, { field: i % 2 ? 'ho-tich' : 'dat-dai' }),
  );
  const statuses = await Promise.all(
    bodies.map(async (body) => (await server.post('/api/v1/responses', body)).status),
  );
  expect(statuses.every((status) => status === 201)).toBe(true);
  const { overall } = (await server.getJson(`/api/v1/units/${slug}/satisfaction`)) as Satisfaction;
  expect(overall.responses).toBe(50);
  expect(await recount(server.db)).toEqual([]);
});
