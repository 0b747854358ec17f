import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { openPage, target } from '../support/public-page.ts';
import { arrangeCommune, openTestApp, sendRated, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

test('each field is followed month by month, with the same figures as a stretch of that month', async () => {
  const unit = await arrangeCommune(server, { targets: [target(0.9, { scope: 'each-field' })] });
  for (const [at, satisfied] of [
    ['2026-05-11T03:00:00Z', 6],
    ['2026-06-11T03:00:00Z', 9],
  ] as const) {
    server.clock.now = new Date(at);
    await sendRated(server, unit, 'ho-tich', satisfied, 10);
  }
  await sendRated(server, unit, 'dat-dai', 5, 10);
  const path = `/api/v1/units/${unit.slug}/satisfaction`;
  const { fieldTrends }: Satisfaction = await server.getJson(path);
  expect(
    fieldTrends.map(({ field }) => field.slug),
    'one month is no trend',
  ).toEqual(['ho-tich']);
  expect(fieldTrends[0]).toMatchObject({
    target: 0.9,
    months: [
      { month: '2026-05', rate: 0.6, responses: 10, official: null },
      { month: '2026-06', rate: 0.9, responses: 10 },
    ],
  });
  const may: Satisfaction = await server.getJson(`${path}?from=2026-05-01&to=2026-05-31`);
  const { rate, low, high } = may.fields[0]!;
  expect(fieldTrends[0]!.months[0]).toMatchObject({ rate, low, high });
  const page = await openPage(server, `/u/${unit.slug}`);
  expect(page).toContain('Từng lĩnh vực qua các tháng');
  expect(page.match(/<svg class="months"/g)).toHaveLength(1);
});

test('the sheet for the notice board says what the page says, and nothing on too few responses', async () => {
  const unit = await arrangeCommune(server, { targets: [target(0.9)] });
  await sendRated(server, unit, 'ho-tich', 3, 4);
  expect(await openPage(server, `/u/${unit.slug}/sheet`)).toContain('Chưa đủ phiếu để công bố');
  await sendRated(server, unit, 'ho-tich', 16, 16);
  const sheet = await openPage(server, `/u/${unit.slug}/sheet`);
  for (const words of ['95\u00a0%', '20 phiếu', 'Chỉ tiêu 90\u00a0%', 'Hộ tịch', '<svg']) {
    expect(sheet).toContain(words);
  }
  const english = await openPage(server, `/u/${unit.slug}/sheet?lang=en`);
  expect(english).toContain('How satisfied people are');
  const unknown = await server.get('/u/khong-co/sheet', { accept: 'text/html' });
  expect(unknown.status).toBe(404);
});
