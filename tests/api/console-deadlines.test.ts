import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listProfiles } from '../../api/deadlines/store.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let parent: TestUnit;
let unit: TestUnit;
let lan: TestStaff;
let admin: TestStaff;
beforeAll(async () => {
  server = await openTestApp();
  parent = await arrangeCommune(server);
  admin = await arrangeStaff(server, 'administrator');
});
afterAll(() => server.close());
beforeEach(async () => {
  unit = await arrangeCommune(server, { unit: { parent: parent.slug } });
  lan = await arrangeStaff(server, 'manager', unit.slug);
});

const at = (of = unit) => `/console/units/${of.slug}/deadlines`;
const page = async (path: string, staff = lan) => (await server.get(path, staff.headers)).text();
const decided = (more: Record<string, string> = {}) => ({
  category: '',
  countedIn: 'working-days',
  acknowledge: '1',
  answer: '10',
  extension: '5',
  extensions: '1',
  onTransfer: 'restart',
  from: '2026-01-01',
  to: '',
  source: 'QĐ 39/QĐ-UBND ngày 31/7/2025',
  ...more,
});

async function ownOf(of: TestUnit) {
  const { id } = await server.db
    .selectFrom('unit')
    .select('id')
    .where('slug', '=', of.slug)
    .executeTakeFirstOrThrow();
  return (await listProfiles(server.db)).filter(({ unitId }) => unitId === id);
}

test('a manager sees what is in force and who has set it, and sets another', async () => {
  expect(await page(at())).toContain('toàn hệ thống');
  const hours = decided({ category: 'chieu-sang', countedIn: 'hours', acknowledge: '4', answer: '48' });
  expect((await submit(server, admin, `${at(parent)}/new`, hours)).status).toBe(303);
  const inherited = await page(at());
  expect(inherited).toContain('trả lời trong 48 giờ');
  expect(inherited).toContain('Xã Thử Nghiệm</td>');

  expect((await submit(server, lan, `${at()}/new`, decided())).status).toBe(303);
  const html = await page(at());
  expect(html).toContain('của đơn vị này');
  expect(html).toContain('trả lời trong 10 ngày làm việc');
  expect(html).not.toContain('trả lời trong 48 giờ');
  const [own] = await ownOf(unit);
  expect(own).toMatchObject({ answer: 10, onTransfer: 'restart', from: '2026-01-01', to: null });
});

test('what is refused names its field, and nothing typed is lost', async () => {
  const refused = async (more: Record<string, string>) => {
    const response = await submit(server, lan, `${at()}/new`, decided({ source: 'QĐ đã gõ', ...more }));
    expect(response.status).toBe(422);
    const html = await response.text();
    if (more.source === undefined) expect(valueIn(html, 'source')).toBe('QĐ đã gõ');
    return html;
  };
  const number = await refused({ answer: 'mười' });
  expect(number).toContain('href="#f-answer"');
  expect(valueIn(number, 'answer')).toBe('mười');
  expect(await refused({ acknowledge: '11' })).toContain('href="#f-acknowledge"');
  expect(await refused({ from: '2026-02-30' })).toContain('href="#f-from"');
  expect(await refused({ to: '2025-01-01' })).toContain('href="#f-to"');
  expect(await refused({ category: 'khong-co' })).toContain('href="#f-category"');
  expect(await refused({ source: '' })).toContain('href="#f-source"');
  expect(await ownOf(unit)).toEqual([]);

  expect((await submit(server, lan, `${at()}/new`, decided())).status).toBe(303);
  expect(await refused({ answer: '9' })).toContain('từ đúng ngày ấy đã có một thời hạn');
  expect(await ownOf(unit)).toMatchObject([{ answer: 10 }]);
});

test('a deadline is ended with a day of its own time, by those who may, and that is written down', async () => {
  await submit(server, lan, `${at()}/new`, decided({ category: 'rac-thai' }));
  const [own] = await ownOf(unit);
  const end = `${at()}/${own!.id}/end`;
  expect(await page(end)).toContain('Rác thải');
  for (const to of ['2025-12-31', 'hôm qua', '']) {
    const refused = await submit(server, lan, end, { to });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('href="#f-to"');
  }
  expect((await submit(server, lan, end, { to: '2026-06-14' })).status).toBe(303);
  expect(await ownOf(unit)).toMatchObject([{ to: '2026-06-14' }]);
  // Over since yesterday.
  expect((await server.get(end, lan.headers)).status).toBe(404);
  const audited = await server.db
    .selectFrom('audit_entry')
    .select(['action', 'staff_id'])
    .where('subject_kind', '=', 'deadline')
    .where('staff_id', '=', lan.id)
    .orderBy('id')
    .execute();
  expect(audited.map(({ action }) => action)).toEqual(['deadline.add', 'deadline.change']);
});

test('what binds everybody, or is another’s, cannot be ended from here', async () => {
  const [general] = (await listProfiles(server.db)).filter((one) => one.unitId === null);
  await submit(server, admin, `${at(parent)}/new`, decided({ category: 'y-te' }));
  const others = (await ownOf(parent)).at(-1)!;
  for (const [staff, path] of [
    [lan, `${at()}/${general!.id}/end`],
    [lan, `${at()}/${others.id}/end`],
    [lan, `${at()}/999999999/end`],
    [lan, `${at()}/x/end`],
    [admin, `/console/deadlines/${general!.id}/end`],
    [admin, `/console/deadlines/${others.id}/end`],
  ] as const) {
    expect((await server.get(path, staff.headers)).status).toBe(404);
    expect((await submit(server, staff, path, { to: '2026-06-30' })).status).toBe(404);
  }
});

test('a day is tried: the due days with why, over Tết and with a question to the sender', async () => {
  const tried = await page(`${at()}?received=2026-02-13`);
  expect(tried).toContain('Hạn: hết ngày thứ Ba 24/02/2026.');
  expect(tried).toContain('Hạn: hết ngày thứ Sáu 13/03/2026.');
  expect(tried).toContain('Nghỉ 14–22/02/2026 không tính.');
  const asked = await page(`${at()}?received=2026-02-13&asked=2026-02-24&replied=2026-02-26&lang=en`);
  expect(asked).toContain('Due by the end of Tuesday 17 Mar 2026.');
  expect(await page(`${at()}?received=2026-02-13&asked=2026-02-24`)).toContain(
    'Đang dừng từ thứ Ba 24/02/2026',
  );
  await submit(server, lan, `${at()}/new`, decided({ category: 'ha-tang', answer: '3' }));
  // A lamp belongs to roads and lighting.
  expect(await page(`${at()}?received=2026-02-13&category=chieu-sang`)).toContain(
    'Hạn: hết ngày thứ Tư 25/02/2026.',
  );
});

test.each([
  ['received=13/02/2026', 'received'],
  ['asked=2026-02-24', 'received'],
  ['received=2026-02-13&asked=2026-02-12', 'asked'],
  ['received=2026-02-13&asked=2199-01-01', 'asked'],
  ['received=2026-02-13&replied=2026-02-24', 'replied'],
  ['received=2026-02-13&asked=2026-02-24&replied=2026-02-23', 'replied'],
])('a try with %s is refused at %s, and keeps what was typed', async (query, field) => {
  const response = await server.get(`${at()}?${query}`, lan.headers);
  expect(response.status).toBe(422);
  const html = await response.text();
  expect(html).toContain(`href="#f-${field}"`);
  for (const [name, value] of new URLSearchParams(query)) expect(valueIn(html, name)).toBe(value);
});

// Last: it binds every unit of the tests above.
test('an administrator replaces what binds everybody', async () => {
  const replaced = await submit(
    server,
    admin,
    '/console/deadlines/new',
    decided({ answer: '12', from: '2026-06-01' }),
  );
  expect(replaced.status).toBe(303);
  const html = await page('/console/deadlines', admin);
  expect(html).toContain('trả lời trong 12 ngày làm việc');
  expect(html).toContain('01/01/2000 – 31/05/2026');
  expect(await page('/console/deadlines/new', admin)).toContain('Áp dụng từ ngày');
});
