import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepWatch } from '../../api/alerts/jobs.ts';
import { at, openWatchedApp } from '../support/alerts.ts';
import { target } from '../support/public-page.ts';
import { arrangeStaff, submit } from '../support/staff.ts';
import { arrangeCommune } from '../support/test-app.ts';

type Watched = Awaited<ReturnType<typeof openWatchedApp>>;
let watched: Watched;
let server: Watched['server'];
let mail: Watched['mail'];
let send: Watched['send'];
let watchOn: Watched['watchOn'];
let answersOn: Watched['answersOn'];
let alertsOf: Watched['alertsOf'];
let pageOf: Watched['pageOf'];
let lettersTo: Watched['lettersTo'];
beforeAll(async () => {
  watched = await openWatchedApp();
  ({ server, mail, send, watchOn, answersOn, alertsOf, pageOf, lettersTo } = watched);
});
afterAll(() => watched.close());

const eachField = [target(0.9, { scope: 'each-field' })];

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

test('a letter that the mail server did not take is sent later, once', async () => {
  const unit = await arrangeCommune(server);
  const head = await arrangeStaff(server, 'manager', unit.slug);
  await answersOn('2026-10-06', unit.oneFieldCode, [1, 1, 1, 1, 1], { reasons: ['harassment'] });
  mail.state.refuses = true;
  await expect(watchOn('2026-10-06', '09:31')).rejects.toThrow('alerts');
  mail.state.refuses = false;
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
    .orderBy('id')
    .execute();
  expect(written).toHaveLength(1);

  // Neither a stranger nor one who may read alerts, but not this one, can reach it.
  const stranger = await arrangeStaff(server, 'manager', (await arrangeCommune(server)).slug);
  const auditor = await arrangeStaff(server, 'auditor');
  for (const staff of [stranger, auditor]) expect((await submit(server, staff, form, {})).status).toBe(404);
  for (const id of ['0', '999999999', 'x', '1e3']) {
    const path = `/console/units/${unit.slug}/alerts/${id}/seen`;
    expect((await submit(server, head, path, {})).status, id).toBe(404);
  }
});
