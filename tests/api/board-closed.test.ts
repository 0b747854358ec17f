import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Board, BoardRow } from '../../api/board/board.ts';
import { importLines } from '../support/caseload.ts';
import { arrangeClosable, closingDesk } from '../support/closings.ts';
import { firstInstant } from '../support/lent-database.ts';
import { openPage, target, textOf } from '../support/public-page.ts';
import { arrangeStaff } from '../support/staff.ts';
import { openTestApp, sendRated, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterEach(() => {
  server.clock.now = firstInstant;
});
afterAll(() => server.close());

const june = 'period=2026-06';
const year = { from: '2026-01-01', to: '2026-12-31', source: 'Kế hoạch 2026' };
const closable = {
  targets: [
    target(0.8),
    target(0.8, { scope: 'each-field' }),
    { ...year, metric: 'on-time', threshold: 0.9 },
  ],
};

async function rowsOf(slug: string, query: string): Promise<BoardRow[]> {
  const board: Board = await server.getJson(`/u/${slug}/targets.json?${query}`);
  return board.rows;
}

/** The numbers of each line, by what it is about. */
const numbersOf = (rows: BoardRow[]) =>
  Object.fromEntries(
    rows.map(({ unit, field, metric, value, n, low, high, official, evidence, closedAt }) => [
      `${unit.slug} ${field?.slug ?? ''} ${metric}`,
      { value, n, low, high, official, evidence, closedAt },
    ]),
  );

const dossiers = (slug: string, onTime: number, reason?: string) =>
  importLines(server, [`${slug},ho-tich,2026-06,50,50,${onTime},${50 - onTime},0`], reason);

test('a closed period stands on the board as it was closed; after a revision, as it was revised', async () => {
  const { slug, code, desk } = await arrangeClosable(server, closable);
  await dossiers(slug, 45);
  const live = numbersOf(await rowsOf(slug, june));
  expect(new Set(Object.values(live).map(({ closedAt }) => closedAt))).toEqual(new Set([null]));

  server.clock.now = new Date('2026-07-01T02:30:00Z');
  await desk('2026-06').close();
  const closed = numbersOf(await rowsOf(slug, june));
  const at = (closedAt: string) =>
    Object.fromEntries(Object.entries(live).map(([of, row]) => [of, { ...row, closedAt }]));
  expect(closed).toEqual(at('2026-07-01T02:30:00.000Z'));

  await dossiers(slug, 20, 'đếm lại');
  server.clock.now = new Date('2026-06-20T03:00:00Z');
  await sendRated(server, { code }, 'ho-tich', 0, 5);
  server.clock.now = new Date('2026-07-02T02:30:00Z');
  expect(numbersOf(await rowsOf(slug, june))).toEqual(closed);
  const anew = numbersOf(await rowsOf(slug, 'from=2026-06-01&to=2026-06-30'));
  expect(anew[`${slug}  satisfaction`]).toMatchObject({ n: closed[`${slug}  satisfaction`]!.n! + 5 });
  expect(anew[`${slug}  on-time`]).toMatchObject({ value: 0.4, closedAt: null });

  await desk('2026-06').revise('Đếm lại hồ sơ');
  const revised = numbersOf(await rowsOf(slug, june));
  expect(revised).toEqual(
    Object.fromEntries(
      Object.entries(anew).map(([of, row]) => [of, { ...row, closedAt: '2026-07-02T02:30:00.000Z' }]),
    ),
  );
});

test('a superior that closed with all below stands as closed, a unit that did not is of now', async () => {
  const { slug: parent, desk } = await arrangeClosable(server, closable);
  const below = await arrangeClosable(server, { ...closable, unit: { parent } });
  const open = await arrangeClosable(server, { ...closable, unit: { parent } });
  server.clock.now = new Date('2026-07-01T02:30:00Z');
  await desk('2026-06').close();
  const head = await arrangeStaff(server, 'manager', below.slug);
  await closingDesk(server, head, below.slug, '2026-06').close();
  server.clock.now = new Date('2026-06-20T03:00:00Z');
  for (const { code } of [below, open]) await sendRated(server, { code }, 'ho-tich', 5, 5);
  server.clock.now = new Date('2026-07-02T02:30:00Z');

  const rows = numbersOf(await rowsOf(parent, june));
  expect(rows[`${parent}  satisfaction`]).toMatchObject({ n: 48, closedAt: '2026-07-01T02:30:00.000Z' });
  expect(rows[`${below.slug}  satisfaction`]).toMatchObject({ n: 16, closedAt: '2026-07-01T02:30:00.000Z' });
  expect(rows[`${open.slug}  satisfaction`]).toMatchObject({ n: 21, closedAt: null });
  const page = textOf(await openPage(server, `/u/${parent}/targets?${june}`));
  expect(page).toContain('số đã chốt ngày 01/07/2026');
  const csv = await (await server.get(`/u/${parent}/targets.csv?${june}`)).text();
  expect(csv).toContain('2026-07-01T02:30:00.000Z');
});
