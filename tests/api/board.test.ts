import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Board, BoardRow } from '../../api/board/board.ts';
import type { PetitionBooks } from '../../api/publication/petition-books.ts';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { rowsOfWorkbook } from '../../api/sheets/workbook.ts';
import { importLines } from '../support/caseload.ts';
import { openPage, textOf } from '../support/public-page.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune, freshCode, openTestApp, sendRated, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const days = 'from=2026-01-01&to=2026-06-15';
const plan = { from: '2026-01-01', to: '2026-12-31', source: 'KH 1/KH-UBND' };
const fields = ['ho-tich', 'dat-dai', 'chung-thuc'];

async function arrangeProvince(targets: object[] = []) {
  const slug = `tinh-${freshCode().toLowerCase()}`;
  await server.apply({
    fields: fields.map((field) => ({ slug: field, name: field })),
    units: [{ slug, name: 'Tỉnh Thử', kind: 'province' }],
    targets: targets.map((target) => ({ unit: slug, ...plan, ...target })),
  });
  return slug;
}

const boardOf = async (slug: string, query = days) =>
  (await server.getJson(`/u/${slug}/targets.json?${query}`)) as Board;

const rowIn = (board: Board, unit: string, wanted: Partial<BoardRow> & { fieldSlug?: string | null }) => {
  const { fieldSlug = null, ...rest } = wanted;
  const found = board.rows.filter(
    (row) =>
      row.unit.slug === unit &&
      (row.field?.slug ?? null) === fieldSlug &&
      Object.entries(rest).every(([name, value]) => row[name as keyof BoardRow] === value),
  );
  expect(found, JSON.stringify(wanted)).toHaveLength(1);
  return found[0]!;
};

const share = { metric: 'satisfaction', kind: 'threshold' } as const;

test('each figure of the board is that of its unit’s own page, over random small answers', async () => {
  const counts = fc.array(
    fc.record({ field: fc.constantFrom(...fields), all: fc.integer({ min: 1, max: 30 }) }),
    {
      maxLength: 4,
    },
  );
  await fc.assert(
    fc.asyncProperty(counts, counts, fc.integer({ min: 0, max: 100 }), async (one, two, percent) => {
      const province = await arrangeProvince([
        { metric: 'satisfaction', threshold: 0.9 },
        { metric: 'satisfaction', scope: 'each-field', except: ['dat-dai'], threshold: 0.8 },
        { metric: 'petitions-answered', threshold: 1 },
      ]);
      const communes = [];
      for (const sent of [one, two]) {
        const commune = await arrangeCommune(server, {
          unit: { parent: province },
          targets: sent === two ? [{ metric: 'satisfaction', ...plan, threshold: 0.5 }] : [],
        });
        for (const { field, all } of sent) {
          await sendRated(server, commune, field, Math.round((all * percent) / 100), all);
        }
        communes.push(commune.slug);
      }
      const board = await boardOf(province);
      for (const slug of [province, ...communes]) {
        const below = slug === province ? '&descendants=true' : '';
        const own = (await server.getJson(
          `/api/v1/units/${slug}/satisfaction?${days}${below}`,
        )) as Satisfaction;
        const shown = [
          { fieldSlug: null, figure: own.overall },
          ...own.fields.flatMap(({ field, ...figure }) => (field ? [{ fieldSlug: field.slug, figure }] : [])),
        ];
        for (const { fieldSlug, figure } of shown) {
          const row = rowIn(board, slug, { ...share, fieldSlug });
          const { rate, low, high, responses, target, official, evidence } = figure;
          expect({ ...row, target: row.target?.threshold ?? null }).toMatchObject({
            value: rate,
            low,
            high,
            n: responses,
            target,
            official,
            evidence,
          });
          if (rate === null) expect(['not-begun', 'suppressed']).toContain(row.state);
        }
        const books = (await server.getJson(`/u/${slug}/petitions.json?${days}${below}`)) as PetitionBooks;
        const petitions = rowIn(board, slug, { metric: 'petitions-answered' });
        expect(petitions.value).toBe(books.total.onTimeRate);
        expect(petitions.official).toBe(books.target!.official);
      }
    }),
    { numRuns: process.env.TEST_DATABASE === 'postgres' ? 2 : 5 },
  );
}, 120_000);

test('a province’s share of units counts those that have not begun as not met, whatever depth is shown', async () => {
  const province = await arrangeProvince([
    { metric: 'satisfaction', threshold: 0.8 },
    { metric: 'satisfaction', kind: 'share', threshold: 0.6 },
  ]);
  const [good, bad, idle] = [
    await arrangeCommune(server, { unit: { parent: province, name: 'Xã Tốt' } }),
    await arrangeCommune(server, { unit: { parent: province, name: 'Xã Kém' } }),
    await arrangeCommune(server, { unit: { parent: province, name: 'Xã Im' } }),
  ];
  await sendRated(server, good, 'ho-tich', 100, 100);
  await sendRated(server, bad, 'ho-tich', 10, 60, {
    reasons: ['waiting'],
    ratings: { overall: 2, c1: 2, c2: 5 },
  });
  for (const depth of ['true', 'direct', 'false']) {
    const board = await boardOf(province, `${days}&descendants=${depth}`);
    expect(rowIn(board, province, { kind: 'share' })).toMatchObject({
      value: 1 / 3,
      n: 3,
      low: 1 / 3,
      high: 2 / 3,
      official: 'not-met',
      evidence: 'unsure',
    });
    expect(board.units.map(({ slug }) => slug)).toHaveLength(depth === 'false' ? 1 : 4);
  }
  const board = await boardOf(province);
  expect(board.units.find(({ slug }) => slug === idle.slug)?.state).toBe('not-begun');
  expect(rowIn(board, idle.slug, share)).toMatchObject({ state: 'not-begun', value: null, official: null });
  // Every unit and field has a line, also where nobody answered and no target asks.
  for (const fieldSlug of fields) rowIn(board, idle.slug, { ...share, fieldSlug, state: 'not-begun' });
});

test('each kind of target is held against what it asks for', async () => {
  const slug = await arrangeProvince([
    { metric: 'satisfaction', threshold: 0.9 },
    { metric: 'satisfaction', kind: 'ceiling', threshold: 0.2 },
    { metric: 'satisfaction', kind: 'count', threshold: 300 },
    { metric: 'satisfaction', kind: 'rise', threshold: 0.02 },
    { metric: 'on-time', kind: 'ceiling', threshold: 0.04 },
    { metric: 'on-time', scope: { field: 'ho-tich' }, threshold: 0.98 },
    { metric: 'apologies', threshold: 1 },
    { metric: 'published', threshold: 1 },
  ]);
  const commune = await arrangeCommune(server, { unit: { parent: slug } });
  server.clock.now = new Date('2025-03-10T03:00:00Z');
  await sendRated(server, commune, 'ho-tich', 60, 100);
  server.clock.now = new Date('2026-06-15T03:00:00Z');
  await sendRated(server, commune, 'ho-tich', 170, 200);
  await importLines(server, [
    `${commune.slug},ho-tich,2026-05,110,100,97,3,2`,
    `${commune.slug},dat-dai,2026-05,100,100,95,5,5`,
  ]);
  for (const unit of [slug, commune.slug]) {
    const board = await boardOf(unit);
    const row = (wanted: Parameters<typeof rowIn>[2]) => rowIn(board, unit, wanted);
    expect(row(share)).toMatchObject({ value: 0.85, n: 200, official: 'not-met' });
    const ceiling = row({ metric: 'satisfaction', kind: 'ceiling' });
    expect(ceiling.value).toBeCloseTo(0.15, 12);
    expect(ceiling).toMatchObject({ official: 'met', evidence: 'unsure' });
    expect(ceiling.moreAnswers).toBeGreaterThan(0);
    expect(row({ metric: 'satisfaction', kind: 'count' })).toMatchObject({
      value: 200,
      official: 'not-met',
      evidence: null,
    });
    const rise = row({ metric: 'satisfaction', kind: 'rise' });
    expect(rise.value).toBeCloseTo(0.25, 12);
    expect(rise).toMatchObject({ official: 'met', evidence: 'sure' });
    // Late 8 of 200.
    expect(row({ metric: 'on-time', kind: 'ceiling' })).toMatchObject({
      n: 200,
      complete: true,
      official: 'not-met',
      evidence: null,
    });
    expect(row({ metric: 'on-time', kind: 'threshold', fieldSlug: 'ho-tich' })).toMatchObject({
      value: 0.97,
      n: 100,
      official: 'not-met',
    });
    expect(row({ metric: 'apologies' })).toMatchObject({ value: 7 / 8, n: 8, official: 'not-met' });
    // Nobody has seen their figures on a website.
    expect(row({ metric: 'published' })).toMatchObject({ value: 0, complete: true, official: 'not-met' });
  }
});

test('what cost most is said beside satisfaction that is not met, in the words of the unit’s page', async () => {
  const slug = await arrangeProvince([{ metric: 'satisfaction', threshold: 0.9 }]);
  const commune = await arrangeCommune(server, { unit: { parent: slug } });
  await sendRated(server, commune, 'ho-tich', 0, 30, {
    ratings: { overall: 2, c1: 2, c2: 5, c3: 3 },
    reasons: ['waiting'],
  });
  const { why } = rowIn(await boardOf(slug), slug, share);
  expect(why!.criteria.map(({ key, dissatisfied, share }) => ({ key, dissatisfied, share }))).toEqual([
    { key: 'c1', dissatisfied: 30, share: 0.5 },
    { key: 'c3', dissatisfied: 30, share: 0.5 },
  ]);
  expect(why!.reasons).toMatchObject([{ key: 'waiting', responses: 30 }]);
  const html = await openPage(server, `/u/${slug}/targets?${days}`);
  expect(textOf(html)).toContain('Điều làm mất nhiều điểm nhất');
});

test('places are given by intervals alone, and ties are shown as ties', async () => {
  const slug = await arrangeProvince();
  const rates = [98, 91, 85, 40];
  const communes: string[] = [];
  for (const [i, rate] of rates.entries()) {
    const commune = await arrangeCommune(server, { unit: { parent: slug, name: `Xã ${i + 1}` } });
    await sendRated(server, commune, 'ho-tich', rate, 100);
    communes.push(commune.slug);
  }
  const few = await arrangeCommune(server, { unit: { parent: slug, name: 'Xã Ít' } });
  await sendRated(server, few, 'ho-tich', 3, 3);
  const ranked = await boardOf(slug, `${days}&order=rank`);
  const rankOf = (one: string) => ranked.units.find((unit) => unit.slug === one)!.rank;
  expect(communes.map(rankOf)).toEqual([
    { best: 1, worst: 2, among: 4 },
    { best: 1, worst: 3, among: 4 },
    { best: 2, worst: 3, among: 4 },
    { best: 4, worst: 4, among: 4 },
  ]);
  expect(rankOf(few.slug)).toBeNull();
  expect((await boardOf(slug)).units.every(({ rank }) => rank === null)).toBe(true);
  const html = await openPage(server, `/u/${slug}/targets?${days}&order=rank`);
  expect(html.match(/data-rank="[^"]*"/g)).toEqual([
    'data-rank="1-2"',
    'data-rank="1-3"',
    'data-rank="2-3"',
    'data-rank="4-4"',
  ]);
});

test('the table is one for CSV and Excel, public and in the console', async () => {
  const slug = await arrangeProvince([{ metric: 'satisfaction', threshold: 0.9 }]);
  const commune = await arrangeCommune(server, { unit: { parent: slug, name: 'Xã =1+1' } });
  const lan = await arrangeStaff(server, 'viewer', slug);
  const csv = await server.get(`/u/${slug}/targets.csv?${days}`);
  expect(csv.headers.get('access-control-allow-origin')).toBe('*');
  const lines = (await csv.text()).trimEnd().split('\r\n');
  expect(lines[0]).toBe(
    'unit,unitName,field,fieldName,metric,kind,indicator,indicatorName,valueUnit,threshold,from,to,source,setBy,state,value,n,low,high,official,evidence,complete,asOf,moreAnswers,closedAt',
  );
  // The province has one line for each of its fields and one for the whole, the commune too.
  expect(lines).toHaveLength(1 + 4 + 4);
  expect(lines.filter((line) => line.includes(',not-begun,'))).toHaveLength(8);
  expect(lines.find((line) => line.startsWith(commune.slug))).toContain('Xã =1+1');
  const own = await server.get(`/console/units/${slug}/board.csv?${days}`, lan.headers);
  expect((await own.text()).trimEnd().split('\r\n')).toEqual(lines);
  const xlsx = await server.get(`/console/units/${slug}/board.xlsx?${days}`, lan.headers);
  const rows = await rowsOfWorkbook(Buffer.from(await xlsx.arrayBuffer()));
  expect(rows.map((row) => row[0])).toEqual(lines.map((line) => line.split(',')[0]));
  expect(rows[1]![9]).toBe('0.9');
});

test.each(['from=2026-13-01', 'from=2026-06-01&to=2026-01-01', 'descendants=maybe', 'order=best', 'page=0'])(
  'a board asked for with %s is refused with the bad path',
  async (query) => {
    const slug = await arrangeProvince();
    for (const path of [`/u/${slug}/targets.json`, `/api/v1/units/${slug}/targets`, `/u/${slug}/targets`]) {
      expect((await server.get(`${path}?${query}`)).status, path).toBe(422);
    }
  },
);
