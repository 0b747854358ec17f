import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { figuresOn, openPage, sendAll, sendRatings, target, textOf } from '../support/public-page.ts';
import { arrangeCommune, fitting, freshCode, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let province: string;
let parents: string;
beforeAll(async () => {
  server = await openTestApp();
  province = `tinh-${freshCode().toLowerCase()}`;
  parents = `truong-${freshCode().toLowerCase()}`;
  const [schoolCode, tapCode] = [freshCode(), freshCode()];
  await server.apply({
    units: [{ slug: province, name: 'Tỉnh Thử Nghiệm', kind: 'province' }],
    targets: [{ unit: province, ...target(0.9) }],
  });
  const commune = await arrangeCommune(server, { unit: { parent: province, name: 'Xã Đông' } });
  await arrangeCommune(server, { unit: { parent: province, name: 'Xã An' } });
  const ward = await arrangeCommune(server, {
    unit: { parent: province, name: 'Phường Tây' },
    targets: [target(0.5, { measure: { family: 'mot-cua', id: 'criteria' } })],
  });
  await server.apply({
    units: [{ slug: parents, name: 'Trường Mầm non', kind: 'school', parent: ward.slug }],
    points: [
      { code: schoolCode, unit: parents, questionnaire: 'cha-me-mam-non', channel: 'link' },
      { code: tapCode, unit: commune.slug, questionnaire: 'mot-cham', channel: 'kiosk' },
    ],
    targets: [{ unit: parents, ...target(0.99, { measure: { family: 'cha-me', id: 'throughout' } }) }],
  });
  await sendRatings(server, commune.oneFieldCode, 80, 90);
  await sendAll(
    server,
    Array.from({ length: 30 }, () => fitting(tapCode)),
  );
  await sendRatings(server, ward.oneFieldCode, 60, 70);
  const all = (level: number) =>
    Object.fromEntries(
      ['overall', ...Array.from({ length: 15 }, (_, i) => `c${i + 1}`)].map((key) => [key, level]),
    );
  await sendAll(
    server,
    Array.from({ length: 20 }, (_, i) => fitting(schoolCode, { ratings: all(i < 18 ? 5 : 2) })),
  );
});
afterAll(() => server.close());

const pageOf = (path: string) => openPage(server, path);
const days = 'from=2026-01-01&to=2026-06-15';
const rowsOf = (html: string) => figuresOn(html).filter(({ scope }) => scope === 'unit');

test('each unit below stands with the figure of its own page and all below it, by name', async () => {
  const rows = rowsOf(await pageOf(`/u/${province}`));
  expect(rows.map(({ text }) => text.match(/^(Xã|Phường) \S+/)![0])).toEqual([
    'Phường Tây',
    'Xã An',
    'Xã Đông',
  ]);
  for (const { key, numbers } of [rows[0]!, rows[2]!]) {
    const own = (await server.getJson(
      `/api/v1/units/${key}/satisfaction?${days}&descendants=true`,
    )) as Satisfaction;
    const { rate, responses, low, high, target } = own.overall;
    expect(numbers).toEqual({ rate, responses, low, high, target });
  }
  expect(rows[2]!.numbers).toMatchObject({ rate: 110 / 120, responses: 120, target: 0.9 });
  expect(rows[2]!.text).toContain('Đạt chưa đủ phiếu để khẳng định');
  expect(rows[0]!.numbers.target).toBe(0.5);
});

test('a unit below whose target names satisfaction throughout is judged by it', async () => {
  const html = await pageOf(`/u/${province}`);
  const [ward] = rowsOf(html);
  const [school] = rowsOf(await pageOf(`/u/${ward!.key}`));
  expect(school!.key).toBe(parents);
  expect(school!.numbers).toMatchObject({ rate: 18 / 20, responses: 20, target: 0.99 });
  expect(school!.text).toContain('Chưa đạt');
});

test('a unit below without responses is shown as such', async () => {
  const [, empty] = rowsOf(await pageOf(`/u/${province}`));
  expect(empty!.text).toContain('Chưa có phiếu');
  expect(empty!.numbers.rate).toBeNull();
});

test('a unit without responses of its own leads on to those below', async () => {
  const html = await pageOf(`/u/${province}?period=2026`);
  expect(textOf(html)).toContain('2 đơn vị trực thuộc có số liệu; 2/2 đạt chỉ tiêu');
  expect(html).toContain(`href="/u/${province}?period=2026&amp;descendants=true"`);
  expect(textOf(await pageOf(`/u/${province}?descendants=true`))).toContain(
    'Số liệu gộp cả các đơn vị trực thuộc.',
  );
});

test('a link to a unit below carries the days and, where more stands under it, all that is under it', async () => {
  const html = await pageOf(`/u/${province}?period=2026-06&lang=en`);
  const [ward, commune] = rowsOf(html);
  expect(html).toContain(`href="/u/${ward!.key}?period=2026-06&amp;descendants=true&amp;lang=en"`);
  expect(html).toContain(`href="/u/${commune!.key}?period=2026-06&amp;lang=en"`);
});

test('outside the days asked for nothing below is counted', async () => {
  const rows = rowsOf(await pageOf(`/u/${province}?from=2026-01-01&to=2026-01-31`));
  expect(rows.map(({ numbers }) => numbers.rate)).toEqual([null, null, null]);
});

test('of more than two hundred units below the first are listed and all are counted', async () => {
  const slug = `bo-${freshCode().toLowerCase()}`;
  const names = Array.from({ length: 203 }, (_, i) => `Xã ${i + 1}`);
  await server.apply({
    units: [
      { slug, name: 'Bộ', kind: 'other' },
      ...names.map((name, i) => ({ slug: `${slug}-${i + 1}`, name, kind: 'commune', parent: slug })),
    ],
  });
  const html = await pageOf(`/u/${slug}`);
  expect(rowsOf(html).map(({ text }) => text.match(/^Xã \d+/)![0])).toEqual(names.slice(0, 200));
  expect(textOf(html)).toContain('Chỉ hiện 200 đơn vị đầu trong số 203.');
});
