import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, openWatchedApp } from '../support/alerts.ts';
import { arrangeCampaign } from '../support/campaign.ts';
import { target } from '../support/public-page.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune, freshCode } from '../support/test-app.ts';

type Watched = Awaited<ReturnType<typeof openWatchedApp>>;
let watched: Watched;
let server: Watched['server'];
let watchOn: Watched['watchOn'];
let answersOn: Watched['answersOn'];
let alertsOf: Watched['alertsOf'];
let pageOf: Watched['pageOf'];
let lettersTo: Watched['lettersTo'];
beforeAll(async () => {
  watched = await openWatchedApp();
  ({ server, watchOn, answersOn, alertsOf, pageOf, lettersTo } = watched);
});
afterAll(() => watched.close());

const eachField = [target(0.9, { scope: 'each-field' })];

test('a field below its target over seven finished days raises one alert, kept while it lasts, cleared when it is met', async () => {
  const unit = await arrangeCommune(server, { targets: eachField });
  const head = await arrangeStaff(server, 'manager', unit.slug);
  await watchOn('2026-06-15');
  await answersOn('2026-06-15', unit.oneFieldCode, [5, 5, 5, 5, 5, 5, 5, 2]);
  await answersOn('2026-06-15', unit.code, [5, 5, 5, 5], { field: 'dat-dai' });
  // Of a day that is not over nothing is judged.
  await watchOn('2026-06-15', '23:00');
  expect(await alertsOf(unit.slug)).toEqual([]);
  await watchOn('2026-06-16');
  const [alert, ...others] = await alertsOf(unit.slug);
  expect(others).toEqual([]);
  expect(alert).toMatchObject({
    kind: 'below-target',
    field: 'ho-tich',
    first_day: '2026-06-15',
    cleared_day: null,
  });
  expect(alert!.facts).toEqual({ rate: 7 / 8, responses: 8, target: 0.9 });

  await watchOn('2026-06-16', '00:06');
  await watchOn('2026-06-17');
  expect(await alertsOf(unit.slug)).toMatchObject([{ first_day: '2026-06-15', last_day: '2026-06-16' }]);
  await answersOn('2026-06-17', unit.oneFieldCode, [5, 5, 5, 5]);
  await answersOn('2026-06-17', unit.code, [5], { field: 'dat-dai' });
  await watchOn('2026-06-18');
  expect(await alertsOf(unit.slug)).toMatchObject([{ last_day: '2026-06-16', cleared_day: '2026-06-18' }]);
  expect(lettersTo(head)).toHaveLength(1);
  expect(lettersTo(head)[0]!.text).toContain('Lĩnh vực Hộ tịch đạt 87,5\u00a0% (8 phiếu)');
});

test('a point falls silent after two opening days, over a weekend, and speaks again', async () => {
  // 2026-06-19 is a Friday; the unit is open from Monday to Friday.
  const unit = await arrangeCommune(server, { unit: { hours: { 'mon-fri': ['07:30-11:30'] } } });
  await answersOn('2026-06-19', unit.oneFieldCode, [5]);
  for (const morning of ['2026-06-20', '2026-06-21', '2026-06-22', '2026-06-23']) await watchOn(morning);
  expect(await alertsOf(unit.slug)).toEqual([]);
  await watchOn('2026-06-24');
  // The other point of the unit never had a response.
  expect(await alertsOf(unit.slug)).toMatchObject([
    {
      kind: 'silent-point',
      first_day: '2026-06-23',
      cleared_day: null,
      facts: { lastResponse: '2026-06-19' },
    },
  ]);
  await watchOn('2026-06-25');
  await answersOn('2026-06-25', unit.oneFieldCode, [5]);
  await watchOn('2026-06-25', '09:31');
  expect(await alertsOf(unit.slug)).toMatchObject([{ kind: 'silent-point', cleared_day: '2026-06-25' }]);
});

test('a retired point is no longer missed', async () => {
  const unit = await arrangeCommune(server);
  await answersOn('2026-06-01', unit.oneFieldCode, [5]);
  await watchOn('2026-06-26');
  expect(await alertsOf(unit.slug)).toMatchObject([{ kind: 'silent-point', cleared_day: null }]);
  await server.apply({
    points: [
      {
        code: unit.oneFieldCode,
        unit: unit.slug,
        field: 'ho-tich',
        questionnaire: 'mot-cua-9',
        channel: 'qr',
        retired: true,
      },
    ],
  });
  await watchOn('2026-06-27');
  expect(await alertsOf(unit.slug)).toMatchObject([{ cleared_day: '2026-06-27' }]);
});

test('too few responses, and a week without any, tell neither that a field slipped nor that it recovered', async () => {
  const unit = await arrangeCommune(server, { targets: eachField });
  await watchOn('2026-07-01');
  await answersOn('2026-07-01', unit.oneFieldCode, [1, 1, 1, 1]);
  await watchOn('2026-07-02');
  expect(await alertsOf(unit.slug)).toEqual([]);
  await answersOn('2026-07-02', unit.oneFieldCode, [1]);
  await watchOn('2026-07-03');
  expect(await alertsOf(unit.slug)).toMatchObject([{ kind: 'below-target', cleared_day: null }]);
  for (let day = 4; day <= 14; day++) await watchOn(`2026-07-${String(day).padStart(2, '0')}`);
  const [below] = await alertsOf(unit.slug);
  expect(below).toMatchObject({ kind: 'below-target', cleared_day: null });
});

test('harassment reaches the head and the superior, nobody else, and tells neither counter nor hour', async () => {
  const province = await arrangeCommune(server);
  const superior = await arrangeCommune(server, { unit: { parent: province.slug } });
  const unit = await arrangeCommune(server, { unit: { parent: superior.slug } });
  const staff = {
    head: await arrangeStaff(server, 'manager', unit.slug),
    superior: await arrangeStaff(server, 'manager', superior.slug),
    above: await arrangeStaff(server, 'manager', province.slug),
    auditor: await arrangeStaff(server, 'auditor'),
    administrator: await arrangeStaff(server, 'administrator'),
  };
  const officer = await arrangeStaff(server, 'officer', unit.slug);
  const viewer = await arrangeStaff(server, 'viewer', unit.slug);
  await answersOn('2026-08-03', unit.oneFieldCode, [1, 5, 5, 5, 5], { reasons: ['harassment'] });
  await watchOn('2026-08-03', '09:31');

  expect(await alertsOf(unit.slug)).toMatchObject([
    { kind: 'harassment', field: 'ho-tich', first_day: '2026-08-03', last_day: '2026-08-03', facts: {} },
  ]);
  const said = 'Ngày 03/08/2026, lĩnh vực Hộ tịch: có phiếu nêu bị gây phiền hà';
  for (const [who, sees] of [
    ['head', true],
    ['superior', true],
    ['above', false],
    ['auditor', false],
    ['administrator', false],
  ] as const) {
    const page = await pageOf(staff[who], unit.slug);
    expect(page.status, who).toBe(200);
    expect(page.text.includes(said), who).toBe(sees);
    expect(page.text).not.toMatch(/09:3|9 giờ/);
    expect(page.html).not.toContain(unit.oneFieldCode);
    expect(lettersTo(staff[who]), who).toHaveLength(sees ? 1 : 0);
  }
  // The superior sees it on their own unit's page as well, with the name of the unit.
  expect((await pageOf(staff.superior, superior.slug)).text).toContain(said);
  for (const out of [officer, viewer]) {
    expect((await pageOf(out, unit.slug)).status).toBe(404);
    expect(lettersTo(out)).toEqual([]);
  }
  // More of it on the same day is the same alert; on another day it is another.
  await answersOn('2026-08-03', unit.oneFieldCode, [1, 1, 1, 1, 1], { reasons: ['harassment'] });
  await watchOn('2026-08-03', '09:40');
  expect(await alertsOf(unit.slug)).toHaveLength(1);
});

test('an answer that names harassment waits for its block or for the end of the day, so that it points at nobody', async () => {
  const unit = await arrangeCommune(server);
  const head = await arrangeStaff(server, 'manager', unit.slug);
  await answersOn('2026-08-04', unit.oneFieldCode, [1], { reasons: ['harassment'] });
  await watchOn('2026-08-04', '09:31');
  expect((await alertsOf(unit.slug)).filter(({ kind }) => kind === 'harassment')).toEqual([]);
  await answersOn('2026-08-04', unit.oneFieldCode, [5, 5, 5, 5]);
  await watchOn('2026-08-04', '09:32');
  expect(await alertsOf(unit.slug)).toMatchObject([{ kind: 'harassment', first_day: '2026-08-04' }]);

  await answersOn('2026-08-04', unit.code, [1], { field: 'dat-dai', reasons: ['harassment'] });
  await watchOn('2026-08-05', '00:01');
  expect(await alertsOf(unit.slug)).toMatchObject([
    { kind: 'harassment', field: 'ho-tich' },
    { kind: 'harassment', field: 'dat-dai', first_day: '2026-08-04' },
  ]);
  expect(lettersTo(head)).toHaveLength(2);
});

test('an answer with a one-time code waits for a block of its own campaign', async () => {
  const { unit, point, codes } = await arrangeCampaign(server, {
    questionnaire: 'mot-cua-9',
    from: '2026-08-01',
    to: '2026-08-31',
    codes: 5,
  });
  const open = freshCode();
  await server.apply({ points: [{ code: open, unit, questionnaire: 'mot-cua-9', channel: 'qr' }] });
  await answersOn('2026-08-06', open, [5, 5, 5, 5, 5]);
  const [first, ...others] = codes;
  await answersOn('2026-08-06', point, [1], { oneTimeCode: first, reasons: ['harassment'] });
  await watchOn('2026-08-06', '09:31');
  expect(await alertsOf(unit)).toEqual([]);
  for (const oneTimeCode of others) await answersOn('2026-08-06', point, [5], { oneTimeCode });
  await watchOn('2026-08-06', '09:32');
  expect(await alertsOf(unit)).toMatchObject([{ kind: 'harassment', field: null }]);
});

test('a field that goes up and down around its target is one alert and one letter', async () => {
  const unit = await arrangeCommune(server, { targets: eachField });
  const head = await arrangeStaff(server, 'manager', unit.slug);
  await answersOn('2026-08-17', unit.oneFieldCode, [5, 5, 5, 5, 1]);
  await watchOn('2026-08-18');
  await answersOn('2026-08-18', unit.oneFieldCode, [5, 5, 5, 5, 5]);
  await watchOn('2026-08-19');
  expect(await alertsOf(unit.slug)).toMatchObject([{ cleared_day: '2026-08-19' }]);
  await answersOn('2026-08-19', unit.oneFieldCode, [1, 5]);
  await watchOn('2026-08-20');
  expect(await alertsOf(unit.slug)).toMatchObject([
    { kind: 'below-target', first_day: '2026-08-17', last_day: '2026-08-19', cleared_day: null },
  ]);
  expect(lettersTo(head)).toHaveLength(1);
});

test('after a stop the days in between are looked through', async () => {
  await watchOn('2026-10-01');
  const unit = await arrangeCommune(server, { targets: eachField });
  await answersOn('2026-10-01', unit.oneFieldCode, [1, 1, 1, 1, 1, 5]);
  await watchOn('2026-10-04');
  expect(await alertsOf(unit.slug)).toMatchObject([
    { kind: 'below-target', first_day: '2026-10-01', last_day: '2026-10-03' },
  ]);
  // A process that took a day and died is succeeded.
  await server.db
    .updateTable('alert_watch')
    .set({ last_day: '2026-10-03', taken_until: at('2026-10-05', '00:30') })
    .execute();
  await watchOn('2026-10-05', '00:10');
  expect(await alertsOf(unit.slug)).toMatchObject([{ last_day: '2026-10-03' }]);
  await watchOn('2026-10-05', '00:31');
  expect((await alertsOf(unit.slug))[0]).toMatchObject({ last_day: '2026-10-04' });
});

test('a unit without alerts says so', async () => {
  const unit = await arrangeCommune(server);
  const head = await arrangeStaff(server, 'manager', unit.slug);
  expect((await pageOf(head, unit.slug)).text).toContain('Không có cảnh báo nào.');
});

test('a day counts as open by the hours that were in force on it', async () => {
  const unit = await arrangeCommune(server, { unit: { hours: { 'mon-fri': ['07:30-11:30'] } } });
  // 2026-11-09 is a Monday; from then on the unit opens on Tuesdays and Thursdays only.
  const later = { hours: { tue: ['07:30-11:30'], thu: ['07:30-11:30'] }, hoursFrom: '2026-11-09' };
  const named = { slug: unit.slug, name: 'Xã Thử Nghiệm', kind: 'commune' };
  await server.apply({ units: [{ ...named, ...later, hoursSource: 'QĐ 8' }] });
  await answersOn('2026-11-05', unit.oneFieldCode, [5]);
  await watchOn('2026-11-10');
  // Friday was open by the hours of then, Monday is not by those of now.
  expect(await alertsOf(unit.slug)).toEqual([]);
  await watchOn('2026-11-11');
  expect(await alertsOf(unit.slug)).toMatchObject([{ kind: 'silent-point', first_day: '2026-11-10' }]);
});
