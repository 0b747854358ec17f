import { afterAll, beforeAll, expect, test } from 'vitest';
import { listHoursOfUnit } from '../../api/units/hours-store.ts';
import { consolePages } from '../support/console-units.ts';
import { textOf } from '../support/public-page.ts';
import { arrangeStaff, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let pages: ReturnType<typeof consolePages>;
beforeAll(async () => {
  server = await openTestApp();
  pages = consolePages(server);
});
afterAll(() => server.close());

/** A unit whose hours came from a file, with its manager; today is 2026-06-15. */
async function arrangeUnit(more: object = { hours: { 'mon-fri': ['07:30-11:30'] } }) {
  const { slug } = await arrangeCommune(server, { unit: more });
  const lan = await arrangeStaff(server, 'manager', slug);
  const { id } = await pages.unitOf(slug);
  return { slug, lan, at: `/units/${slug}/hours`, stored: () => listHoursOfUnit(server.db, id) };
}

const decided = {
  source: 'QĐ 12/QĐ-UBND',
  from: '2026-07-01',
  mon: '7h30 – 11h30; 13:30-17:00',
  sat: '08:00-12:00',
};
const decidedHours = { mon: ['07:30-11:30', '13:30-17:00'], sat: ['08:00-12:00'] };
const fromFile = { from: null, hours: { 'mon-fri': ['07:30-11:30'] }, source: null };
const seenOn = async (path: string, staff: TestStaff) =>
  valueIn((await pages.page(path, staff)).html, 'seen');

test('hours to come are entered beside those in force, which stay until then', async () => {
  const { slug, lan, at, stored } = await arrangeUnit();
  expect(valueIn((await pages.page(`${at}/new`, lan)).html, 'tue')).toBe('07:30-11:30');
  expect(await pages.send(lan, `${at}/new`, decided)).toMatchObject({ status: 303 });
  expect(await stored()).toEqual([
    fromFile,
    { from: '2026-07-01', hours: decidedHours, source: 'QĐ 12/QĐ-UBND' },
  ]);

  const shown = textOf((await pages.page(at, lan)).html);
  expect(shown).toMatch(/đến hết 30\/06\/2026\s*Thứ Hai – Thứ Sáu: 07:30–11:30\s*–\s*đang áp dụng/);
  expect(shown).toMatch(/từ 01\/07\/2026.*QĐ 12\/QĐ-UBND\s*sắp tới/s);
  server.clock.now = new Date('2026-07-01T03:00:00Z');
  const later = textOf((await pages.page(at, lan)).html);
  server.clock.now = new Date('2026-06-15T03:00:00Z');
  expect(later).toMatch(/từ 01\/07\/2026.*đang áp dụng.*đến hết 30\/06\/2026.*đã qua/s);

  expect((await pages.auditOf(slug)).at(-1)).toMatchObject({
    action: 'unit.change',
    staff_id: lan.id,
    before: { hours: { start: { 'mon-fri': ['07:30-11:30'] } } },
    after: { hours: { '2026-07-01': { ...decidedHours, source: 'QĐ 12/QĐ-UBND' } } },
  });
});

test('hours from the beginning get their source and, where it is known, their day', async () => {
  const { lan, at, stored } = await arrangeUnit();
  const path = `${at}/start`;
  const typed = { ...decided, from: '', seen: await seenOn(path, lan) };
  expect((await pages.send(lan, path, typed)).status).toBe(303);
  expect(await stored()).toEqual([{ from: null, hours: decidedHours, source: decided.source }]);
  const dated = { ...typed, from: '2025-07-01', seen: await seenOn(path, lan) };
  expect((await pages.send(lan, path, dated)).status).toBe(303);
  expect(await stored()).toEqual([{ from: '2025-07-01', hours: decidedHours, source: decided.source }]);
  expect((await pages.page(path, lan)).status).toBe(404);
  expect((await pages.page(`${at}/2025-07-01`, lan)).status).toBe(200);
});

test('the second of two who change the same hours is told, and hours entered by mistake are removed', async () => {
  const { slug, lan, at, stored } = await arrangeUnit();
  await pages.send(lan, `${at}/new`, decided);
  const path = `${at}/${decided.from}`;
  const seen = await seenOn(path, lan);
  expect((await pages.send(lan, path, { ...decided, seen, sat: '' })).status).toBe(303);
  const second = await pages.send(lan, path, { ...decided, seen, sun: '09:00-10:00' });
  expect(second.status).toBe(409);
  expect(valueIn(second.html, 'sun')).toBe('09:00-10:00');
  const late = await pages.send(lan, `${path}/remove`, { seen });
  expect(late.status).toBe(409);
  expect(valueIn(late.html, 'mon')).toBe('07:30-11:30, 13:30-17:00');

  expect((await pages.send(lan, `${path}/remove`, { seen: await seenOn(path, lan) })).status).toBe(303);
  expect(await stored()).toEqual([fromFile]);
  const removed = (await pages.auditOf(slug)).at(-1)!;
  expect(removed.before).toMatchObject({ hours: { '2026-07-01': { source: decided.source } } });
  expect(removed.after).toMatchObject({ hours: { start: {} } });
  expect(removed.after).not.toMatchObject({ hours: { '2026-07-01': {} } });
  expect((await pages.send(lan, `${path}/remove`, { seen })).status).toBe(404);
});

test.each([
  [{ from: '' }, ['from'], ['mon']],
  [{ from: '2026-02-30' }, ['from'], ['source']],
  [{ source: ' ' }, ['source'], ['from', 'mon']],
  [{ source: 'x'.repeat(1001) }, ['source'], ['from']],
  [{ mon: 'sáng', sat: '11:30-07:30', tue: '08:00-10:00' }, ['mon', 'sat'], ['tue', 'from']],
  [{ mon: '', sat: '', source: '' }, ['mon', 'source'], ['from']],
  [{ mon: '07:30-11:30, 11:00-13:00', sat: '08:00-10:00, 10:00-12:00' }, ['mon'], ['sat', 'from']],
  [{ tue: '13:00-17:00, 07:30-13:30', wed: '07:00-09:00, 07:00-09:00' }, ['tue', 'wed'], ['mon', 'from']],
])('hours with %o come back with every fault named and what was typed', async (change, wrong, right) => {
  const { lan, at, stored } = await arrangeUnit();
  const answer = await pages.send(lan, `${at}/new`, { ...decided, ...(change as Record<string, string>) });
  expect(answer.status).toBe(422);
  for (const name of wrong) expect(answer.html).toContain(`href="#f-${name}"`);
  for (const name of right) expect(answer.html).not.toContain(`href="#f-${name}"`);
  for (const [name, value] of Object.entries(change)) expect(valueIn(answer.html, name)).toBe(value);
  expect(await stored()).toEqual([fromFile]);
});

test('times that overlap are named, to be corrected or joined', async () => {
  const { lan, at } = await arrangeUnit();
  const answer = await pages.send(lan, `${at}/new`, { ...decided, sat: '13h-17h, 8h-13h30' });
  expect(textOf(answer.html)).toContain('Thứ Bảy: 08:00-13:30 và 13:00-17:00 chồng lên nhau');
});

test('hours never begin before their unit, nor after its last day', async () => {
  const { lan, at, stored } = await arrangeUnit({ validFrom: '2025-07-01', validTo: '2026-12-31' });
  const early = await pages.send(lan, `${at}/new`, { ...decided, from: '2025-06-30' });
  expect(early.status).toBe(422);
  expect(textOf(early.html)).toContain('đơn vị hoạt động từ 01/07/2025');
  const late = await pages.send(lan, `${at}/new`, { ...decided, from: '2027-01-01' });
  expect(late.status).toBe(422);
  expect(textOf(late.html)).toContain('đơn vị hoạt động đến hết 31/12/2026');
  expect(valueIn(late.html, 'from')).toBe('2027-01-01');
  expect(await stored()).toEqual([]);

  expect((await pages.send(lan, `${at}/new`, { ...decided, from: '2026-12-31' })).status).toBe(303);
  const moved = { ...decided, from: '2025-06-30', seen: await seenOn(`${at}/2026-12-31`, lan) };
  expect((await pages.send(lan, `${at}/2026-12-31`, moved)).status).toBe(422);
  expect((await stored()).map(({ from }) => from)).toEqual(['2026-12-31']);
});

test('two hours of a unit never hold from the same day', async () => {
  const { lan, at, stored } = await arrangeUnit();
  await pages.send(lan, `${at}/new`, decided);
  const again = await pages.send(lan, `${at}/new`, { ...decided, source: 'QĐ 13' });
  expect(again.status).toBe(422);
  expect(again.html).toContain('href="#f-from"');
  const before = await stored();
  const moved = { ...decided, seen: await seenOn(`${at}/start`, lan) };
  expect((await pages.send(lan, `${at}/start`, moved)).status).toBe(422);
  expect(await stored()).toEqual(before);
});

test('a unit without hours says so, and strangers do not find the page', async () => {
  const { slug, lan, at } = await arrangeUnit({});
  expect((await pages.page(at, lan)).html).toContain('Chưa ghi giờ làm việc');
  const { lan: hoa } = await arrangeUnit({});
  expect((await pages.page(at, hoa)).status).toBe(404);
  expect((await pages.send(hoa, `${at}/new`, decided)).status).toBe(404);
  expect((await pages.page(`/units/${slug}/hours/2020-01-01`, lan)).status).toBe(404);
});
