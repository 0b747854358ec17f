import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { satisfactionInterval, sumsOfSingle } from '../../api/statistics/interval.ts';
import {
  arrangeCommune,
  openTestApp,
  type RatedInField,
  sendRated,
  type TestApp,
} from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const rate = (...rated: RatedInField) => sendRated(server, ...rated);

const figures = (unit: { slug: string }, query = ''): Promise<Satisfaction> =>
  server.getJson(`/api/v1/units/${unit.slug}/satisfaction${query}`);

const year = { from: '2026-01-01', to: '2026-12-31', source: 'Kế hoạch 2026' };
const overall = { family: 'mot-cua', id: 'overall' };

test('each field is judged by the nearest and most particular target, with interval and evidence', async () => {
  const unit = await arrangeCommune(server, {
    targets: [
      { metric: 'satisfaction', scope: 'overall', measure: overall, threshold: 0.9, ...year },
      {
        metric: 'satisfaction',
        scope: 'each-field',
        except: ['chung-thuc'],
        measure: overall,
        threshold: 0.5,
        ...year,
      },
      { metric: 'satisfaction', scope: { field: 'dat-dai' }, measure: overall, threshold: 0.85, ...year },
    ],
  });
  await rate(unit, 'ho-tich', 95, 100);
  await rate(unit, 'dat-dai', 80, 100);
  await rate(unit, 'chung-thuc', 5, 5);
  const { overall: whole, fields, measure, period, targets } = await figures(unit);
  expect(period).toEqual({ from: '2026-01-01', to: '2026-06-15' });
  expect(measure).toMatchObject({ id: 'overall', kind: 'single', satisfiedLevels: [4, 5] });
  const { low, high } = satisfactionInterval(sumsOfSingle(205, 180), null);
  expect(whole).toEqual({
    rate: 180 / 205,
    responses: 205,
    ratings: 205,
    low,
    high,
    population: null,
    responseRate: null,
    covered: null,
    target: 0.9,
    official: 'not-met',
    evidence: 'unsure',
    suppressed: false,
  });
  expect(
    fields.map(({ field, target, official, evidence }) => [field?.slug, target, official, evidence]),
  ).toEqual([
    ['ho-tich', 0.5, 'met', 'sure'],
    ['dat-dai', 0.85, 'not-met', 'unsure'],
    ['chung-thuc', null, null, null],
  ]);
  expect(targets.map((target) => target.threshold).sort()).toEqual([0.5, 0.85, 0.9]);
});

test('a superior’s target holds below it until a nearer unit sets its own', async () => {
  const slug = 'tinh-chi-tieu';
  await server.apply({
    units: [{ slug, name: 'Tỉnh', kind: 'province' }],
    targets: [
      { unit: slug, metric: 'satisfaction', scope: 'overall', measure: overall, threshold: 0.95, ...year },
    ],
  });
  const below = await arrangeCommune(server, { unit: { parent: slug } });
  await rate(below, 'ho-tich', 9, 10);
  expect((await figures(below)).overall).toMatchObject({ target: 0.95, official: 'not-met' });
  await server.apply({
    targets: [
      {
        unit: below.slug,
        metric: 'satisfaction',
        scope: 'overall',
        measure: overall,
        threshold: 0.9,
        ...year,
      },
    ],
  });
  expect((await figures(below)).overall).toMatchObject({ target: 0.9, official: 'met' });
});

test('no target in force gives no verdict, and names the last known one', async () => {
  const unit = await arrangeCommune(server, {
    targets: [
      {
        metric: 'satisfaction',
        scope: 'overall',
        measure: overall,
        threshold: 0.9,
        from: '2025-07-01',
        to: '2025-12-31',
        source: 'QĐ 39',
      },
    ],
  });
  await rate(unit, 'ho-tich', 9, 10);
  const { overall: whole, lastTarget, targets } = await figures(unit);
  expect(whole).toMatchObject({ rate: 0.9, target: null, official: null, evidence: null });
  expect([targets, lastTarget?.source]).toEqual([[], 'QĐ 39']);
});

test('descendants adds the units below', async () => {
  const slug = 'tinh-gop';
  await server.apply({ units: [{ slug, name: 'Tỉnh Gộp', kind: 'province' }] });
  for (const satisfied of [10, 5]) {
    const below = await arrangeCommune(server, { unit: { parent: slug } });
    await rate(below, 'ho-tich', satisfied, 10);
  }
  expect((await figures({ slug })).overall.suppressed).toBe(true);
  const all = await figures({ slug }, '?descendants=true');
  expect(all.overall).toMatchObject({ rate: 0.75, responses: 20 });
  expect(all.fields.find((figure) => figure.field?.slug === 'ho-tich')).toMatchObject({ responses: 20 });
});

test('figures belong to the day of receipt in Vietnam', async () => {
  const unit = await arrangeCommune(server);
  const noon = server.clock.now;
  server.clock.now = new Date('2026-06-15T17:30:00Z');
  await rate(unit, 'ho-tich', 5, 5);
  server.clock.now = noon;
  expect((await figures(unit, '?from=2026-06-15&to=2026-06-15')).overall.suppressed).toBe(true);
  expect((await figures(unit, '?from=2026-06-16&to=2026-06-16')).overall.responses).toBe(5);
});

test('JSON and CSV show the same figures, may be fetched by any site, and answer 304 while nothing changed', async () => {
  const unit = await arrangeCommune(server);
  await rate(unit, 'ho-tich', 7, 9, { ratings: { overall: 4, c1: 5, c4: 2 } });
  const json = await server.get(`/u/${unit.slug}/satisfaction.json?period=2026-q2`);
  const csv = await server.get(`/u/${unit.slug}/satisfaction.csv?period=2026-q2`);
  for (const response of [json, csv]) {
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(response.headers.get('set-cookie')).toBeNull();
  }
  const found = (await json.json()) as Satisfaction;
  expect(found.period).toEqual({ from: '2026-04-01', to: '2026-06-30' });
  const [header, first, ...rows] = (await csv.text()).split('\r\n');
  expect(header).toBe(
    'scope,key,name,rate,responses,ratings,low,high,population,responseRate,target,official,evidence,suppressed',
  );
  expect(first).toBe(
    [
      'overall',
      unit.slug,
      'Xã Thử Nghiệm',
      found.overall.rate,
      9,
      9,
      found.overall.low,
      found.overall.high,
      '',
      '',
      '',
      '',
      '',
      false,
    ].join(','),
  );
  expect(rows.filter(Boolean)).toHaveLength(
    found.fields.length + found.sections.length + found.criteria.length,
  );
  const etag = json.headers.get('etag')!;
  const again = await server.get(`/u/${unit.slug}/satisfaction.json?period=2026-q2`, {
    'If-None-Match': etag,
  });
  expect(again.status).toBe(304);
});

test('without a target the files show the year to date, with one its period to date', async () => {
  const unit = await arrangeCommune(server);
  const period = async () =>
    ((await server.getJson(`/u/${unit.slug}/satisfaction.json`)) as Satisfaction).period;
  expect(await period()).toEqual({ from: '2026-01-01', to: '2026-06-15' });
  await server.apply({
    targets: [
      {
        unit: unit.slug,
        metric: 'satisfaction',
        threshold: 0.9,
        from: '2026-03-01',
        to: '2026-12-31',
        source: 'x',
      },
    ],
  });
  expect(await period()).toEqual({ from: '2026-03-01', to: '2026-06-15' });
});

test('what a form leaves blank is not asked for', async () => {
  const unit = await arrangeCommune(server);
  const { period } = (await server.getJson(
    `/u/${unit.slug}/satisfaction.json?period=&from=&to=`,
  )) as Satisfaction;
  expect(period).toEqual({ from: '2026-01-01', to: '2026-06-15' });
});
