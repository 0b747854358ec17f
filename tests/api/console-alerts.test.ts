import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepWatch } from '../../api/alerts/jobs.ts';
import type { SendMail } from '../../api/notices/mail.ts';
import { openMailServer } from '../support/mail-server.ts';
import { sendAll, target, textOf } from '../support/public-page.ts';
import { arrangeStaff, submit, type TestStaff } from '../support/staff.ts';
import { arrangeCommune, fitting, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let mail: Awaited<ReturnType<typeof openMailServer>>;
let send: SendMail;
beforeAll(async () => {
  server = await openTestApp();
  mail = await openMailServer();
  const transport = createTransport({ url: mail.url } as object);
  send = async (letter) => {
    await transport.sendMail({ from: 'khaosat@example.gov.vn', ...letter });
  };
});
afterAll(async () => {
  await mail.close();
  await server.close();
});

const at = (day: string, time = '09:30') => new Date(`${day}T${time}:00+07:00`);
const eachField = [target(0.9, { scope: 'each-field' })];

/** The watch as it runs on the morning of a day. */
async function watchOn(day: string, time = '00:05', by: SendMail | null = send) {
  server.clock.now = at(day, time);
  await keepWatch(server.deps, by);
}

async function answersOn(day: string, code: string, levels: number[], more: object = {}) {
  server.clock.now = at(day);
  await sendAll(
    server,
    levels.map((overall) => fitting(code, { ratings: { overall }, ...more })),
  );
}

async function alertsOf(slug: string) {
  return server.db
    .selectFrom('alert')
    .innerJoin('unit', 'unit.id', 'alert.unit_id')
    .leftJoin('field', 'field.id', 'alert.field_id')
    .select(['alert.kind', 'field.slug as field', 'first_day', 'last_day', 'cleared_day', 'facts'])
    .where('unit.slug', '=', slug)
    .orderBy('alert.id')
    .execute();
}

async function pageOf(staff: TestStaff, slug: string) {
  const answer = await server.get(`/console/units/${slug}/alerts`, staff.headers);
  const html = await answer.text();
  return { status: answer.status, html, text: textOf(html) };
}

const lettersTo = (staff: TestStaff) => mail.letters.filter(({ to }) => to.includes(staff.email));

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

test('several processes at once raise an alert once and send it once', async () => {
  const unit = await arrangeCommune(server, { targets: eachField });
  const head = await arrangeStaff(server, 'manager', unit.slug);
  await answersOn('2026-09-01', unit.oneFieldCode, [1, 1, 1, 1, 1], { reasons: ['harassment'] });
  server.clock.now = at('2026-09-02', '00:05');
  await Promise.all(Array.from({ length: 4 }, () => keepWatch(server.deps, send)));
  const alerts = await alertsOf(unit.slug);
  expect(alerts.map(({ kind }) => kind).sort()).toEqual(['below-target', 'harassment']);
  const told = lettersTo(head).map(({ text }) => text.split('\n- ').length - 1);
  expect(told.reduce((sum, one) => sum + one, 0)).toBe(2);
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

test('a letter that the mail server did not take is sent later, once', async () => {
  const unit = await arrangeCommune(server);
  const head = await arrangeStaff(server, 'manager', unit.slug);
  await answersOn('2026-10-06', unit.oneFieldCode, [1, 1, 1, 1, 1], { reasons: ['harassment'] });
  mail.state.refuse = true;
  await expect(watchOn('2026-10-06', '09:31')).rejects.toThrow('alerts');
  mail.state.refuse = false;
  await watchOn('2026-10-06', '09:35');
  expect(lettersTo(head)).toEqual([]);
  await watchOn('2026-10-06', '09:45');
  await watchOn('2026-10-06', '10:45');
  expect(lettersTo(head)).toHaveLength(1);
});

test('without a mail server the list is all there is, and nothing is sent when one comes', async () => {
  const unit = await arrangeCommune(server);
  const head = await arrangeStaff(server, 'manager', unit.slug);
  await answersOn('2026-10-07', unit.oneFieldCode, [1, 1, 1, 1, 1], { reasons: ['harassment'] });
  await watchOn('2026-10-07', '09:31', null);
  await watchOn('2026-10-07', '09:45');
  expect(await alertsOf(unit.slug)).toHaveLength(1);
  expect(lettersTo(head)).toEqual([]);
});

test('an alert is marked as seen by each for themselves, and that is written down', async () => {
  const unit = await arrangeCommune(server);
  const [head, deputy] = [
    await arrangeStaff(server, 'manager', unit.slug),
    await arrangeStaff(server, 'manager', unit.slug, 'Trần Văn Minh'),
  ];
  await answersOn('2026-11-02', unit.oneFieldCode, [1, 1, 1, 1, 1], { reasons: ['harassment'] });
  await watchOn('2026-11-02', '09:31');
  const form = (await pageOf(head, unit.slug)).html.match(/action="([^"]+\/seen)"/)![1]!;
  expect((await submit(server, head, form, {})).status).toBe(303);
  expect((await submit(server, head, form, {})).status).toBe(303);
  expect((await pageOf(head, unit.slug)).text).toContain('Ông/Bà đã xem 02/11/2026');
  expect((await pageOf(deputy, unit.slug)).text).toContain('Đánh dấu đã xem');
  const written = await server.db
    .selectFrom('audit_entry')
    .select(['staff_id', 'subject_key', 'after'])
    .where('action', '=', 'alert.see')
    .where('staff_id', '=', head.id)
    .execute();
  expect(written).toHaveLength(1);

  // Neither a stranger nor one who may read alerts, but not this one, can reach it.
  const elsewhere = (await arrangeCommune(server)).slug;
  const stranger = await arrangeStaff(server, 'manager', elsewhere);
  expect((await pageOf(stranger, elsewhere)).text).toContain('Không có cảnh báo nào.');
  const auditor = await arrangeStaff(server, 'auditor');
  for (const staff of [stranger, auditor]) expect((await submit(server, staff, form, {})).status).toBe(404);
  const at = `/console/units/${unit.slug}/alerts`;
  for (const id of ['0', '999999999', 'x', '1e3'])
    expect((await submit(server, head, `${at}/${id}/seen`, {})).status, id).toBe(404);
});
