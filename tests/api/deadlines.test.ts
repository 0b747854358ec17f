import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listCategories } from '../../api/categories/store.ts';
import { findProfile, getProfile, listProfiles } from '../../api/deadlines/store.ts';
import { Problem } from '../../api/problems.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

let made = 0;
let tinh: string;
let xa: string;
beforeEach(async () => {
  made++;
  [tinh, xa] = [`tinh-${made}`, `xa-${made}`];
  await server.apply({
    units: [
      { slug: tinh, name: `Tỉnh ${made}`, kind: 'province' },
      { slug: xa, name: `Xã ${made}`, kind: 'commune', parent: tinh },
    ],
  });
});

const inDays = (more: object = {}) => ({
  unit: xa,
  countedIn: 'working-days',
  acknowledge: 1,
  answer: 10,
  extension: 5,
  extensions: 1,
  onTransfer: 'continue',
  from: '2026-01-01',
  source: 'QĐ 39/QĐ-UBND ngày 31/7/2025',
  ...more,
});

const idOf = async (table: 'unit' | 'category', name: string) =>
  table === 'unit'
    ? (await server.db.selectFrom('unit').select('id').where('slug', '=', name).executeTakeFirstOrThrow()).id
    : (await listCategories(server.db)).find(({ key }) => key === name)!.id;

async function bindingOn(day: string, categories: string[] = [], units = [xa, tinh]) {
  const unitChain = await Promise.all(units.map((slug) => idOf('unit', slug)));
  const categoryChain = await Promise.all(categories.map((key) => idOf('category', key)));
  return findProfile(server.db, { unitChain, categoryChain, day });
}

test('without a decision of its own a unit is bound by what the product proposes', async () => {
  const shipped = { countedIn: 'working-days', acknowledge: 2, answer: 15, extension: 15, extensions: 1 };
  expect(await bindingOn('2026-06-15', ['chieu-sang', 'ha-tang'])).toMatchObject(shipped);
  expect(await bindingOn('1999-06-15')).toMatchObject(shipped);
});

test('the nearest unit wins, there the nearest category, then the one for all', async () => {
  await server.apply({
    deadlines: [
      inDays({ unit: tinh, category: 'chieu-sang', answer: 1 }),
      inDays({ unit: tinh, answer: 2 }),
      inDays({ category: 'ha-tang', answer: 3 }),
    ],
  });
  const lighting = ['chieu-sang', 'ha-tang'];
  expect(await bindingOn('2026-06-15', lighting)).toMatchObject({ answer: 3 });
  expect(await bindingOn('2026-06-15', lighting, [tinh])).toMatchObject({ answer: 1 });
  expect(await bindingOn('2026-06-15', ['rac-thai', 'moi-truong'])).toMatchObject({ answer: 2 });
  expect(await bindingOn('2025-12-31', lighting)).toMatchObject({ answer: 15 });
  await server.apply({ deadlines: [inDays({ answer: 4 }), inDays({ category: 'chieu-sang', answer: 5 })] });
  expect(await bindingOn('2026-06-15', lighting)).toMatchObject({ answer: 5 });
  expect(await bindingOn('2026-06-15', ['rac-thai', 'moi-truong'])).toMatchObject({ answer: 4 });
});

test('the same file twice changes nothing', async () => {
  const file = {
    deadlines: [
      inDays(),
      inDays({ from: '2026-07-01', answer: 7, to: '2026-12-31' }),
      inDays({ category: 'chieu-sang', countedIn: 'hours', acknowledge: 4, answer: 48 }),
    ],
  };
  expect((await server.apply(file)).changes.deadlines).toEqual(['added', 'added', 'added']);
  const before = await listProfiles(server.db);
  expect((await server.apply(file)).changes.deadlines).toEqual(['left', 'left', 'left']);
  expect(await listProfiles(server.db)).toEqual(before);
});

test('a new one ends the one before, and keeps to the day before a later one', async () => {
  await server.apply({ deadlines: [inDays(), inDays({ from: '2026-07-01', answer: 7 })] });
  await server.apply({ deadlines: [inDays({ from: '2026-03-01', answer: 8 })] });
  const unitId = await idOf('unit', xa);
  const own = (await listProfiles(server.db)).filter((one) => one.unitId === unitId);
  expect(own.map(({ answer, from, to }) => [answer, from, to])).toEqual([
    [10, '2026-01-01', '2026-02-28'],
    [8, '2026-03-01', '2026-06-30'],
    [7, '2026-07-01', null],
  ]);
  expect(await bindingOn('2026-06-30')).toMatchObject({ answer: 8 });
});

test('one that is ended gives way to the superior’s, and petitions still find theirs', async () => {
  await server.apply({ deadlines: [inDays()] });
  const { id } = await bindingOn('2026-06-15');
  expect((await server.apply({ deadlines: [inDays({ to: '2026-05-31' })] })).changes.deadlines).toEqual([
    'changed',
  ]);
  expect(await bindingOn('2026-05-31')).toMatchObject({ answer: 10 });
  expect(await bindingOn('2026-06-01')).toMatchObject({ answer: 15 });
  expect(await getProfile(server.db, id)).toMatchObject({ answer: 10, to: '2026-05-31' });
  // Ended for good: a later day does not lengthen it.
  expect((await server.apply({ deadlines: [inDays({ to: '2026-08-31' })] })).changes.deadlines).toEqual([
    'left',
  ]);
  expect(await getProfile(server.db, id)).toMatchObject({ to: '2026-05-31' });
  await expect(getProfile(server.db, 2_000_000_000)).rejects.toThrow(Problem);
});

test('who has set a deadline, and what it ended, is written down', async () => {
  await server.apply({ deadlines: [inDays()] });
  await server.apply({ deadlines: [inDays({ from: '2026-07-01', answer: 7 })] });
  const audited = await server.db
    .selectFrom('audit_entry')
    .select(['action', 'subject_key', 'before', 'after', 'unit_id'])
    .where('subject_kind', '=', 'deadline')
    .where('unit_id', '=', await idOf('unit', xa))
    .orderBy('id')
    .execute();
  expect(audited).toMatchObject([
    { action: 'deadline.add', subject_key: `${xa} 2026-01-01`, after: { answer: 10, to: null } },
    { action: 'deadline.change', before: { to: null }, after: { to: '2026-06-30' } },
    { action: 'deadline.add', subject_key: `${xa} 2026-07-01`, after: { answer: 7, unit: xa } },
  ]);
});

test.each<[string, () => object, string, string]>([
  ['an unknown unit', () => inDays({ unit: 'khong-co' }), 'unit', 'không có đơn vị: “khong-co”'],
  [
    'an unknown category',
    () => inDays({ category: 'khong-co' }),
    'category',
    'không có loại việc: “khong-co”',
  ],
  ['days that go backwards', () => inDays({ to: '2025-12-31' }), 'to', 'ngày cuối phải sau ngày đầu'],
  [
    'acknowledging after the answer',
    () => inDays({ acknowledge: 11 }),
    'acknowledge',
    'thời hạn tiếp nhận không được dài hơn thời hạn trả lời',
  ],
  ['no time at all', () => inDays({ answer: 0 }), 'answer', ''],
  [
    'an end of what binds everybody',
    () => inDays({ unit: undefined, from: '2026-02-01', to: '2026-12-31' }),
    'to',
    'thời hạn chung không có ngày cuối, vì luôn phải có một; thời hạn chung mới sẽ thay nó',
  ],
  ['another measure', () => inDays({ countedIn: 'weeks' }), 'countedIn', ''],
  ['no source', () => inDays({ source: ' ' }), 'source', ''],
])('%s is refused with its path', async (_, deadline, member, message) => {
  const error = await server.apply({ deadlines: [deadline()] }).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(Problem);
  const [found] = (error as Problem).errors!;
  expect(found!.path).toBe(`deadlines.0.${member}`);
  if (message) expect(found!.message).toBe(message);
});

test('one that is in use is never changed, nor named twice', async () => {
  await server.apply({ deadlines: [inDays()] });
  const changed = await server.apply({ deadlines: [inDays({ answer: 9 })] }).catch((thrown) => thrown);
  expect(changed.errors).toMatchObject([{ path: 'deadlines.0.from' }]);
  const twice = await server
    .apply({ deadlines: [inDays({ from: '2027-01-01' }), inDays({ from: '2027-01-01' })] })
    .catch((thrown) => thrown);
  expect(twice.errors).toMatchObject([{ path: 'deadlines.1.from', message: 'có hai lần trong tệp' }]);
  expect(await bindingOn('2026-06-15')).toMatchObject({ answer: 10 });
});

// Last: it binds every unit of the tests above.
test('what the product proposes is replaced from a day on, without a gap', async () => {
  await server.apply({ deadlines: [inDays({ unit: undefined, from: '2026-02-01', answer: 12 })] });
  expect(await bindingOn('2026-01-31')).toMatchObject({ answer: 15 });
  expect(await bindingOn('2026-02-01')).toMatchObject({ answer: 12 });
  expect(await bindingOn('2030-02-01')).toMatchObject({ answer: 12 });
});
