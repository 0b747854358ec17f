import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PublishedCaseload } from '../../api/publication/punctuality.ts';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { satisfactionInterval, sumsOfSingle } from '../../api/statistics/interval.ts';
import { getUnit } from '../../api/units/store.ts';
import { importLines } from '../support/caseload.ts';
import { arrangeCommune, openTestApp, sendRated, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const figures = (unit: { slug: string }, query = ''): Promise<Satisfaction> =>
  server.getJson(`/api/v1/units/${unit.slug}/satisfaction${query}`);
const caseload = (unit: { slug: string }, query = ''): Promise<PublishedCaseload> =>
  server.getJson(`/api/v1/units/${unit.slug}/caseload${query}`);
const year = { from: '2026-01-01', to: '2026-12-31', source: 'QĐ 4832/QĐ-UBND' };
const problemOf = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code: string; errors: object[] }) => ({ code: error.code, errors: error.errors }),
  );

describe('import', () => {
  test('the same file twice changes nothing; other numbers are corrections with history and audit', async () => {
    const unit = await arrangeCommune(server);
    const lines = [`${unit.slug},ho-tich,2026-04,12,10,9,1,1`, `${unit.slug},,2026-04,5,5,5,0,0`];
    const changes = async (given: string[], reason?: string) =>
      (await importLines(server, given, reason)).rows.map(({ change }) => change);
    expect(await changes(lines)).toEqual(['added', 'added']);
    expect(await changes(lines)).toEqual(['left', 'left']);
    expect(
      await changes([`${unit.slug},Hộ tịch,4/2026,12,11,10,1,1`, lines[1]!], 'Đếm thiếu một hồ sơ'),
    ).toEqual(['changed', 'left']);
    const { id } = await getUnit(server.db, unit.slug);
    const kept = await server.db
      .selectFrom('caseload_change')
      .selectAll()
      .where('unit_id', '=', id)
      .execute();
    const before = { received: 12, solved: 10, onTime: 9, late: 1, lateApologised: 1 };
    expect(kept).toMatchObject([
      {
        before,
        after: { ...before, solved: 11, onTime: 10 },
        by_name: 'test',
        reason: 'Đếm thiếu một hồ sơ',
        month: '2026-04-01',
      },
    ]);
    const audit = await server.db
      .selectFrom('audit_entry')
      .select(['action', 'subject_key'])
      .where('unit_id', '=', id)
      .where('subject_kind', '=', 'caseload')
      .orderBy('id')
      .execute();
    expect(audit.map(({ action, subject_key }) => [action, subject_key])).toEqual([
      ['caseload.add', `${unit.slug} ho-tich 2026-04`],
      ['caseload.add', `${unit.slug} 2026-04`],
      ['caseload.change', `${unit.slug} ho-tich 2026-04`],
    ]);
  });

  test('a bad line is named with its column, and the whole file is left', async () => {
    const unit = await arrangeCommune(server);
    const refused = await problemOf(
      importLines(server, [
        `${unit.slug},ho-tich,2026-04,12,10,9,1,1`,
        `${unit.slug},xay-dung,2026-04,12,10,9,1,1`,
        `xa-nao-do,ho-tich,2026-04,12,10,8,1,1`,
        `${unit.slug},dat-dai,2026-07,1.5,10,9,1,2`,
      ]),
    );
    expect(refused).toMatchObject({
      code: 'invalid-input',
      errors: [
        { path: 'dòng 3, cột Lĩnh vực (field)' },
        { path: 'dòng 4, cột Đơn vị (unit)' },
        { path: 'dòng 4, cột Đã giải quyết (solved)' },
        { path: 'dòng 5, cột Tháng (month)', message: 'là tháng chưa tới' },
        { path: 'dòng 5, cột Tiếp nhận (received)' },
      ],
    });
    expect((await caseload(unit)).rows).toEqual([]);
  });
});

test('dossiers are the population of every figure, and never narrow an interval', async () => {
  const unit = await arrangeCommune(server);
  await sendRated(server, unit, 'ho-tich', 18, 20);
  await sendRated(server, unit, 'dat-dai', 3, 5);
  await importLines(server, [
    `${unit.slug},ho-tich,2026-05,90,80,80,0,0`,
    `${unit.slug},ho-tich,2026-06,90,20,20,0,0`,
    `${unit.slug},dat-dai,2026-06,9,4,3,1,0`,
    `${unit.slug},,2026-06,9,96,96,0,0`,
    `${unit.slug},ho-tich,2025-12,90,500,500,0,0`,
  ]);
  const { overall, fields, caseload: known } = await figures(unit);
  expect(overall).toMatchObject({ population: 200, responses: 25, responseRate: 0.125 });
  const { low, high } = satisfactionInterval(sumsOfSingle(25, 21), null);
  expect(overall).toMatchObject({ low, high });
  expect(
    fields.map(({ field, population, responseRate }) => [field?.slug, population, responseRate]),
  ).toEqual([
    ['ho-tich', 100, 0.2],
    ['dat-dai', 4, 1.25],
    ['chung-thuc', null, null],
  ]);
  expect(known).toMatchObject({ months: ['2026-05', '2026-06'], monthsTouched: 6, units: 1, unitsKnown: 1 });
  // A day of a month counts that month whole.
  expect((await figures(unit, '?from=2026-06-15&to=2026-06-15')).overall.population).toBe(120);
  expect((await figures(unit, '?from=2026-02-01&to=2026-03-31')).overall).toMatchObject({
    suppressed: true,
    population: null,
  });
});

test('dossiers on time and apologies stand against the nearest targets, overall and by field', async () => {
  const slug = 'tinh-dung-han';
  await server.apply({
    units: [{ slug, name: 'Tỉnh Đúng Hạn', kind: 'province' }],
    targets: [
      { unit: slug, metric: 'on-time', scope: 'overall', threshold: 0.98, ...year },
      { unit: slug, metric: 'on-time', scope: 'each-field', except: ['dat-dai'], threshold: 0.98, ...year },
      { unit: slug, metric: 'on-time', scope: { field: 'dat-dai' }, threshold: 0.96, ...year },
    ],
  });
  const unit = await arrangeCommune(server, {
    unit: { parent: slug },
    targets: [{ metric: 'apologies', scope: 'overall', threshold: 1, ...year, source: 'KH 14' }],
  });
  await importLines(server, [
    `${unit.slug},ho-tich,2026-05,100,100,98,2,2`,
    `${unit.slug},dat-dai,2026-05,100,100,95,5,4`,
    `${unit.slug},dat-dai,2026-06,100,100,96,4,4`,
  ]);
  const answer = await caseload(unit);
  expect(answer.rows).toHaveLength(3);
  expect(answer.rows[0]).toEqual({
    unit: unit.slug,
    field: expect.any(String),
    month: '2026-05',
    received: 100,
    solved: 100,
    onTime: expect.any(Number),
    late: expect.any(Number),
    lateApologised: expect.any(Number),
  });
  const { overall, fields, targets } = answer.caseload!;
  expect(overall.onTime).toEqual({ rate: 289 / 300, count: 289, of: 300, target: 0.98, official: 'not-met' });
  expect(overall.apologies).toEqual({ rate: 10 / 11, count: 10, of: 11, target: 1, official: 'not-met' });
  expect(fields.map(({ field, onTime }) => [field?.slug, onTime.target, onTime.official])).toEqual([
    ['ho-tich', 0.98, 'met'],
    ['dat-dai', 0.96, 'not-met'],
  ]);
  expect(targets.map(({ metric, unit: { slug: of } }) => [metric, of])).toEqual([
    ['on-time', slug],
    ['apologies', unit.slug],
    ['on-time', slug],
    ['on-time', slug],
  ]);
  expect((await figures(unit)).caseload).toEqual(answer.caseload);
  const one = await caseload(unit, '?from=2026-06-01&to=2026-06-30');
  expect([one.rows.length, one.caseload!.overall.onTime.of]).toEqual([1, 100]);
  const all = await caseload({ slug }, '?descendants=true');
  expect([all.rows.length, all.caseload!.units]).toEqual([3, 2]);
  expect((await caseload({ slug })).caseload).toBeNull();
});

test.each([
  ['/api/v1/units/khong-co/caseload', 404],
  ['/api/v1/units/tp/caseload?from=hom-qua', 404],
])('%s is refused', async (path, status) => {
  expect((await server.get(path)).status).toBe(status);
});

test('bad days are refused where they are', async () => {
  const unit = await arrangeCommune(server);
  for (const query of ['?from=2026-02-30', '?from=2026-06-02&to=2026-06-01', '?descendants=maybe']) {
    expect((await server.get(`/api/v1/units/${unit.slug}/caseload${query}`)).status).toBe(422);
  }
});
