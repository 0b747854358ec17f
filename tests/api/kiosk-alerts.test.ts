import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepWatch } from '../../api/alerts/jobs.ts';
import { listAlertsById } from '../../api/alerts/store.ts';
import { sentenceOf } from '../../api/alerts/wording.ts';
import { retireKiosk } from '../../api/kiosks/change.ts';
import { addKioskPoint, asStaff, beat, pairDevice, staff, type TestDevice } from '../support/kiosk.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

const at = (time: string, day = '2026-06-15') => new Date(`${day}T${time}:00+07:00`);

let server: TestApp;
let device: TestDevice;
let code: string;
beforeAll(async () => {
  server = await openTestApp();
  const unit = await arrangeCommune(server, { unit: { hours: { 'mon-fri': ['07:30-11:30'] } } });
  code = await addKioskPoint(server, unit, { label: { vi: 'Quầy 1', en: 'Counter 1' } });
  server.clock.now = at('08:00');
  device = await pairDevice(server, code, { name: 'Máy 1' });
});
afterAll(() => server.close());

const alertsAt = async (time: string, day?: string) => {
  server.clock.now = at(time, day);
  await keepWatch(server.deps, null);
  const rows = await server.db.selectFrom('alert').select('id').where('kind', '=', 'kiosk-red').execute();
  return listAlertsById(
    server.db,
    rows.map(({ id }) => id),
  );
};

test('a device that is dark for a quarter of an hour of opening time is an alert, once, until it is heard of', async () => {
  expect(await alertsAt('08:15')).toEqual([]);
  const [alert, ...others] = await alertsAt('08:16');
  expect(others).toEqual([]);
  expect(alert).toMatchObject({
    kiosk: { device: device.device, name: 'Máy 1' },
    point: { code },
    clearedDay: null,
    facts: { complaints: ['contact'] },
  });
  expect(sentenceOf(alert!, 'vi')).toBe(
    `Máy tại quầy Máy 1 Quầy 1 (${code}): không liên lạc được hơn 15 phút trong giờ làm việc.`,
  );
  expect(sentenceOf(alert!, 'en')).toContain('Kiosk Máy 1 Counter 1');
  expect(await alertsAt('09:00')).toHaveLength(1);
  await beat(server, device);
  expect(await alertsAt('09:01')).toMatchObject([{ clearedDay: '2026-06-15' }]);
});

test('dark again on the same day it is the same alert, on another day another; one that is retired has none', async () => {
  expect(await alertsAt('09:20')).toMatchObject([{ clearedDay: null }]);
  await beat(server, device);
  expect(await alertsAt('09:21')).toMatchObject([{ clearedDay: '2026-06-15' }]);
  expect(await alertsAt('09:00', '2026-06-16')).toMatchObject([
    {},
    { clearedDay: null, lastDay: '2026-06-16' },
  ]);
  await asStaff(server, device, (trx, kiosk) => retireKiosk(trx, kiosk, staff, server.clock.now));
  expect(await alertsAt('09:01', '2026-06-16')).toMatchObject([{}, { clearedDay: '2026-06-16' }]);
});

test('a clock that is off by more than a day is told as such', async () => {
  server.clock.now = at('10:00', '2026-06-16');
  const other = await pairDevice(server, code, { name: 'Máy 2' });
  await beat(server, other, { clock: '2020-01-01T00:00:00Z' });
  const alert = (await alertsAt('10:01', '2026-06-16')).find(({ kiosk }) => kiosk?.name === 'Máy 2')!;
  expect(sentenceOf(alert, 'vi')).toContain('đồng hồ sai quá một ngày');
});
