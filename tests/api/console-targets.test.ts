import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { openPage } from '../support/public-page.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, openTestApp, sendRated, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let unit: TestUnit;
let lan: TestStaff;
let admin: TestStaff;
beforeAll(async () => {
  server = await openTestApp();
  unit = await arrangeCommune(server);
  lan = await arrangeStaff(server, 'manager', unit.slug);
  admin = await arrangeStaff(server, 'administrator');
});
afterAll(() => server.close());

const at = () => `/console/units/${unit.slug}/targets`;
const plan = (more: Record<string, string | string[]> = {}) => ({
  metric: 'satisfaction',
  scope: 'overall',
  field: '',
  measure: 'mot-cua/overall',
  threshold: '90,5',
  from: '2026-01-01',
  to: '2026-12-31',
  source: 'KH 1/KH-UBND ngày 5/1/2026',
  ...more,
});

const storedTargets = () =>
  server.db
    .selectFrom('target')
    .innerJoin('unit', 'unit.id', 'target.unit_id')
    .selectAll('target')
    .where('unit.slug', '=', unit.slug)
    .orderBy('target.id')
    .execute();

const page = async (path: string, staff = lan) => (await server.get(path, staff.headers)).text();

test('a target that was added judges the public page, and a change of it is public with its reason', async () => {
  await sendRated(server, unit, 'ho-tich', 9, 10);
  expect((await submit(server, lan, `${at()}/new`, plan())).status).toBe(303);
  const [target] = await storedTargets();
  expect(target).toMatchObject({ threshold: 0.905, measure_family: 'mot-cua', measure_id: 'overall' });

  const edit = `${at()}/${target!.id}`;
  const seen = valueIn(await page(edit), 'seen');
  const without = await submit(server, lan, edit, plan({ seen, threshold: '85' }));
  expect(without.status).toBe(422);
  expect(valueIn(await without.text(), 'threshold')).toBe('85');
  const changed = await submit(
    server,
    lan,
    edit,
    plan({ seen, threshold: '85', reason: 'QĐ 7 sửa kế hoạch' }),
  );
  expect(changed.status).toBe(303);

  const figures = (await server.getJson(
    `/u/${unit.slug}/satisfaction.json?from=2026-01-01&to=2026-12-31`,
  )) as Satisfaction;
  expect(figures.overall.target).toBe(0.85);
  expect(figures.targetChanges).toMatchObject([
    { before: { threshold: 0.905 }, after: { threshold: 0.85 }, reason: 'QĐ 7 sửa kế hoạch' },
  ]);
  const html = await openPage(server, `/u/${unit.slug}`);
  expect(html).toContain('90,5');
  expect(html).toContain('QĐ 7 sửa kế hoạch');

  const audited = await server.db
    .selectFrom('audit_entry')
    .select(['action', 'staff_id', 'before', 'after'])
    .where('subject_kind', '=', 'target')
    .where('staff_id', '=', lan.id)
    .orderBy('id')
    .execute();
  expect(audited.map(({ action }) => action)).toEqual(['target.add', 'target.change']);
  expect(audited[1]).toMatchObject({ before: { threshold: 0.905 }, after: { threshold: 0.85 } });
});

test('the second of two who change a target is told, and nothing is overwritten', async () => {
  const [target] = await storedTargets();
  const edit = `${at()}/${target!.id}`;
  const seen = valueIn(await page(edit), 'seen');
  const first = plan({ seen, threshold: '86', reason: 'một' });
  expect((await submit(server, lan, edit, first)).status).toBe(303);
  const second = await submit(server, admin, edit, plan({ seen, threshold: '99', reason: 'hai' }));
  expect(second.status).toBe(409);
  expect(valueIn(await second.text(), 'threshold')).toBe('99');
  expect((await storedTargets())[0]).toMatchObject({ threshold: 0.86 });
});

test('a withdrawn target judges nothing more, and stays in the history', async () => {
  const added = await submit(server, lan, `${at()}/new`, plan({ scope: 'field', field: 'dat-dai' }));
  expect(added.status).toBe(303);
  const target = (await storedTargets()).at(-1)!;
  const edit = `${at()}/${target.id}`;
  const seen = valueIn(await page(edit), 'seen');
  expect((await submit(server, lan, `${edit}/withdraw`, { seen, withdrawReason: '' })).status).toBe(422);
  const done = await submit(server, lan, `${edit}/withdraw`, { seen, withdrawReason: 'Nhập nhầm' });
  expect(done.status).toBe(303);
  expect((await storedTargets()).map(({ id }) => id)).not.toContain(target.id);
  expect(await page(at())).toContain('Nhập nhầm');
  expect((await server.get(edit, lan.headers)).status).toBe(404);
});

test.each([
  [{ threshold: '101' }, 'threshold'],
  [{ threshold: 'chín mươi' }, 'threshold'],
  [{ threshold: '' }, 'threshold'],
  [{ to: '2025-12-31', from: '2026-02-01' }, 'to'],
  [{ to: '31/12/2026', from: '2026-02-01' }, 'to'],
  [{ source: ' ', from: '2026-02-01' }, 'source'],
  [{ scope: 'field', field: 'khong-co', from: '2026-02-01' }, 'field'],
  [{ measure: 'khong-co/overall', from: '2026-02-01' }, 'measure'],
  [{ metric: 'khong-co', from: '2026-02-01' }, 'metric'],
  [{ from: '2026-01-01' }, 'from'],
])('a target with %o comes back with the fault at %s and what was typed', async (change, name) => {
  const before = await storedTargets();
  const answer = await submit(server, lan, `${at()}/new`, plan(change as Record<string, string>));
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain(`href="#f-${name}"`);
  expect(html).toContain(`id="f-${name}"`);
  expect(await storedTargets()).toEqual(before);
});

test('periods and years of the calendar are added and changed by administrators', async () => {
  const period = {
    name: 'Kỳ báo cáo quý IV/2026',
    nameEn: '',
    from: '2026-09-15',
    to: '2026-12-14',
    due: '2026-12-10',
    source: 'KH 12/KH-UBND ngày 5/1/2026',
  };
  expect((await submit(server, admin, '/console/periods', period)).status).toBe(303);
  expect((await submit(server, admin, '/console/periods', period)).status).toBe(422);
  expect((await submit(server, admin, '/console/periods', { ...period, name: '***' })).status).toBe(422);
  const backwards = await submit(server, admin, '/console/periods', {
    ...period,
    name: 'Khác',
    to: '2026-01-01',
  });
  expect(await backwards.text()).toContain('href="#f-to"');
  const unfounded = await submit(server, admin, '/console/periods', {
    ...period,
    name: 'Kỳ khác',
    source: ' ',
  });
  expect(unfounded.status).toBe(422);
  const again = await unfounded.text();
  expect(again).toContain('href="#f-source"');
  expect(again).toContain('Căn cứ: xin ghi số, ngày');
  expect(valueIn(again, 'name')).toBe('Kỳ khác');
  expect(await page('/console/periods', admin)).toContain(period.source);
  const path = '/console/periods/ky-bao-cao-quy-iv-2026';
  const seen = valueIn(await page(path, admin), 'seen');
  expect((await submit(server, admin, path, { ...period, seen, due: '2026-12-09' })).status).toBe(303);
  expect((await submit(server, admin, path, { ...period, seen })).status).toBe(409);
  // A file that says nothing of the source leaves it as it is.
  const { nameEn: _, source: __, ...inFile } = { ...period, due: '2026-12-09' };
  const applied = await server.apply({ periods: [{ ...inFile, slug: 'ky-bao-cao-quy-iv-2026' }] });
  expect(applied.changes.periods).toEqual(['left']);
  const audited = await server.db
    .selectFrom('audit_entry')
    .select(['action', 'after'])
    .where('subject_key', '=', 'ky-bao-cao-quy-iv-2026')
    .orderBy('id')
    .execute();
  expect(audited).toMatchObject([
    { action: 'period.add', after: { source: period.source } },
    { action: 'period.change', after: { due: '2026-12-09', source: period.source } },
  ]);

  const year = '/console/calendar/2028';
  const open = valueIn(await page(year, admin), 'seen');
  const days = {
    seen: open,
    off: '26/01/2028\n27-1-2028\n2028-01-28',
    workedSaturdays: '',
    status: 'dự kiến',
  };
  expect((await submit(server, admin, year, { ...days, off: '30/02/2028' })).status).toBe(422);
  expect((await submit(server, admin, year, { ...days, workedSaturdays: '26/01/2028' })).status).toBe(422);
  expect((await submit(server, admin, year, { ...days, off: '01/01/2029' })).status).toBe(422);
  expect((await submit(server, admin, year, days)).status).toBe(303);
  const stored = await server.db
    .selectFrom('calendar_year')
    .selectAll()
    .where('year', '=', 2028)
    .executeTakeFirstOrThrow();
  expect(stored).toMatchObject({ off: ['2028-01-26', '2028-01-27', '2028-01-28'], status: 'dự kiến' });
  expect((await server.get('/console/calendar/1999', admin.headers)).status).toBe(404);
  expect((await submit(server, lan, year, days)).status).toBe(404);
});
