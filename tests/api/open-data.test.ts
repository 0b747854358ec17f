import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { importLines } from '../support/caseload.ts';
import { arrangeClosable, bytesAt, closingDesk, closingsOf } from '../support/closings.ts';
import { sendPetition } from '../support/petitions.ts';
import { openPage, target, textOf } from '../support/public-page.ts';
import { arrangeStaff } from '../support/staff.ts';
import { openTestApp, sendRated, type TestApp } from '../support/test-app.ts';

type Row = Record<string, string>;

let server: TestApp;
let commune: Awaited<ReturnType<typeof arrangeClosable>>;
beforeAll(async () => {
  server = await openTestApp();
  await server.apply({
    units: [{ slug: 'tinh-mo', name: '=Tỉnh, "Mở"', kind: 'province' }],
    targets: [{ unit: 'tinh-mo', ...target(0.9) }],
  });
  commune = await arrangeClosable(server, { unit: { parent: 'tinh-mo' } });
  await sendRated(server, commune, 'chung-thuc', 2, 3);
  await importLines(server, [`${commune.slug},ho-tich,2026-06,60,50,45,5,4`]);
  await sendPetition(server, commune.slug, {});
  const superior = await arrangeStaff(server, 'manager', 'tinh-mo');
  server.clock.now = new Date('2026-08-03T02:00:00Z');
  await commune.desk('2026-06').close();
  await closingDesk(server, superior, 'tinh-mo', '2026-06').close();
  await sendRated(server, commune, 'ho-tich', 7, 7);
  await server.apply({ units: [{ slug: commune.slug, name: 'Xã Tên Mới', kind: 'commune' }] });
  await commune.desk('2026-06').revise('Sửa tên đơn vị cho đúng');
});
afterAll(() => server.close());

const rowsAt = async (path: string): Promise<Row[]> =>
  parse(await bytesAt(server, path), { columns: true, bom: false });

test('every figure of every closed file is a row, with the hash of the file that has it', async () => {
  const rows = await rowsAt('/open-data/figures.csv');
  for (const closing of await closingsOf(server, commune.slug)) {
    const file = closing.files.find(
      ({ name, locale, format }) => name === 'satisfaction' && locale === 'vi' && format === 'json',
    )!;
    const kept = JSON.parse(await bytesAt(server, new URL(file.url).pathname)) as Satisfaction;
    const own = rows.filter(({ sha256, metric }) => sha256 === file.sha256 && metric === 'satisfaction');
    const shown = [kept.overall, ...kept.fields, ...kept.sections, ...kept.criteria];
    const text = (value: number | string | boolean | null) => (value === null ? '' : String(value));
    expect(
      own.map(({ rate, responses, low, official, suppressed }) => [
        rate,
        responses,
        low,
        official,
        suppressed,
      ]),
    ).toEqual(
      shown.map(({ rate, responses, low, official, suppressed }) =>
        [rate, responses, low, official, suppressed].map(text),
      ),
    );
    expect(own[0]).toMatchObject({
      unit: commune.slug,
      unitName: kept.unit.name,
      superior: 'tinh-mo',
      period: '2026-06',
      revision: String(closing.revision),
      latest: String(closing.revision === 2),
      asOf: closing.closedAt,
    });
  }
  const few = rows.find(
    ({ key, metric, unit }) => key === 'chung-thuc' && metric === 'satisfaction' && unit === commune.slug,
  )!;
  expect(few).toMatchObject({ suppressed: 'true', responses: '', rate: '', low: '' });
});

test('dossiers and petitions have rows, a superior both with and without those below, and no cell is a formula', async () => {
  const rows = await rowsAt('/open-data/figures.csv?period=2026-06');
  const find = (of: Row) =>
    rows.find((row) => Object.entries(of).every(([key, value]) => row[key] === value));
  const first = { unit: commune.slug, revision: '1' };
  expect(find({ ...first, metric: 'on-time', scope: 'field' })).toMatchObject({
    key: 'ho-tich',
    rate: '0.9',
    count: '45',
    of: '50',
  });
  expect(find({ ...first, metric: 'apologies', scope: 'overall' })).toMatchObject({ rate: '0.8', of: '5' });
  for (const scope of ['overall', 'category']) {
    const petitions = find({ ...first, metric: 'petitions-answered', scope });
    expect(petitions, scope).toMatchObject({ rate: '0', count: '0', of: '1' });
  }
  const province = { unit: 'tinh-mo', scope: 'overall', metric: 'satisfaction' };
  expect(find({ ...province, coverage: 'unit' })).toMatchObject({
    suppressed: 'true',
    unitName: `'=Tỉnh, "Mở"`,
  });
  expect(find({ ...province, coverage: 'with-below' })).toMatchObject({ responses: '16', target: '0.9' });
  expect(await rowsAt('/open-data/figures.csv?period=2026-05')).toEqual([]);
  expect(new Set((await rowsAt('/open-data/figures.csv?unit=tinh-mo')).map(({ unit }) => unit))).toEqual(
    new Set(['tinh-mo']),
  );
  expect((await server.get('/open-data/figures.csv?unit=khong-co')).status).toBe(404);
  expect((await server.get(`/open-data/figures.csv?period=${'x'.repeat(81)}`)).status).toBe(422);
});

test('JSON says the same as CSV, and the dictionary and the package name every column', async () => {
  const rows = await rowsAt('/open-data/figures.csv');
  const json = (await server.getJson('/open-data/figures.json')) as { license: object; figures: object[] };
  expect(json.license).toMatchObject({ name: 'CC-BY-4.0' });
  const asText = json.figures.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key,
        value === null ? '' : String(value).replace(/^=/, "'="),
      ]),
    ),
  );
  expect(asText).toEqual(rows);
  const { columns } = (await server.getJson('/open-data/dictionary.json')) as {
    columns: { name: string; description: { vi: string; en: string } }[];
  };
  expect(columns.map(({ name }) => name)).toEqual(Object.keys(rows[0]!));
  expect(columns.every(({ description }) => description.vi && description.en)).toBe(true);
  const { resources } = (await server.getJson('/open-data/datapackage.json')) as {
    resources: { path: string; schema: { fields: { name: string; type: string }[] } }[];
  };
  for (const { path, schema } of resources) {
    const { pathname } = new URL(path);
    const head = (await bytesAt(server, pathname)).split('\r\n')[0]!;
    expect(head.split(',')).toEqual(schema.fields.map(({ name }) => name));
  }
});

test('the present figures are those of each page for this year to date', async () => {
  const rows = await rowsAt('/open-data/present.csv');
  const overall = rows.filter(({ scope }) => scope === 'overall');
  expect(overall.map(({ unit, coverage }) => [unit, coverage])).toEqual([
    [commune.slug, 'unit'],
    ['tinh-mo', 'with-below'],
  ]);
  for (const row of overall) {
    const below = row.coverage === 'with-below' ? '&descendants=true' : '';
    const page = (await server.getJson(
      `/u/${row.unit}/satisfaction.json?from=${row.from}&to=${row.to}${below}`,
    )) as Satisfaction;
    expect(row).toMatchObject({ rate: String(page.overall.rate), responses: String(page.overall.responses) });
    for (const one of page.fields.filter(({ suppressed }) => !suppressed)) {
      const found = rows.find(
        ({ unit, coverage, key }) =>
          unit === row.unit && coverage === row.coverage && key === one.field!.slug,
      );
      expect(found).toMatchObject({ rate: String(one.rate), responses: String(one.responses) });
    }
  }
  const hidden = rows.filter(({ suppressed }) => suppressed === 'true');
  expect(hidden.every(({ rate, responses, low }) => rate === '' && responses === '' && low === '')).toBe(
    true,
  );
  const answer = await server.get('/open-data/present.json');
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(((await answer.json()) as { figures: object[] }).figures).toHaveLength(rows.length);
});

test('the page leads to the files in its language and says the licence', async () => {
  const page = await openPage(server, '/open-data');
  expect(textOf(page)).toContain('3 lần chốt và đính chính của 2 đơn vị');
  expect(page).toContain('https://creativecommons.org/licenses/by/4.0/deed.vi');
  const english = await openPage(server, '/open-data?lang=en');
  for (const [, href] of english.matchAll(/href="(\/open-data\/[^"]*|\/api\/openapi.json)"/g)) {
    expect((await server.get(href!.replaceAll('&amp;', '&'))).status, href).toBe(200);
  }
  expect((await rowsAt('/open-data/figures.csv?lang=en')).some(({ name }) => name === 'Civil status')).toBe(
    true,
  );
  expect(await openPage(server, '/')).toContain('href="/open-data"');
});
