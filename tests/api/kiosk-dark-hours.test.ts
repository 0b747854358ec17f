import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveKiosk } from '../../api/kiosks/change.ts';
import { listKiosks } from '../../api/kiosks/store.ts';
import { judgeKiosks, listDarkHours } from '../../api/kiosks/watch.ts';
import { findPoint } from '../../api/points/store.ts';
import { getUnit } from '../../api/units/store.ts';
import { addKioskPoint, asStaff, beat, pairDevice, staff, type TestDevice } from '../support/kiosk.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

// A Monday.
const day = '2026-06-15';
const at = (time: string, on = day) => new Date(`${on}T${time}:00+07:00`);
const hours = { 'mon-fri': ['07:30-11:30', '13:30-17:00'] };

let server: TestApp;
let unit: TestUnit;
let other: TestUnit;
let device: TestDevice;
beforeAll(async () => {
  server = await openTestApp();
  unit = await arrangeCommune(server, { unit: { hours } });
  other = await arrangeCommune(server, { unit: { hours } });
  server.clock.now = at('08:00');
  device = await pairDevice(server, await addKioskPoint(server, unit, { label: 'Quầy 1' }), {
    name: 'Máy 1',
  });
});
afterAll(() => server.close());

const beatAt = async (...times: string[]) => {
  for (const time of times) {
    server.clock.now = at(time);
    expect((await beat(server, device)).status).toBe(200);
  }
};
const darkAt = async ({ slug }: TestUnit) => {
  const { id } = await getUnit(server.db, slug);
  const dark = await listDarkHours(server.db, id, day, '2026-06-16', server.clock.now);
  const inVietnam = (instant: Date) =>
    new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
  return dark.map(({ name, from, to }) => `${name} ${inVietnam(from)}–${inVietnam(to)}`);
};
const healthAt = async ({ slug }: TestUnit) => {
  const { id } = await getUnit(server.db, slug);
  const kiosks = await listKiosks(server.db, [id]);
  return (await judgeKiosks(server.db, kiosks, server.clock.now)).get(kiosks[0]!.id);
};

test('a device heard of every three minutes is never dark; the gaps are, within opening hours alone', async () => {
  await beatAt('08:01', '08:04', '08:07');
  expect(await darkAt(unit)).toEqual([]);
  await beatAt('09:00', '09:01', '11:31', '14:00');
  expect(await darkAt(unit)).toEqual(['Máy 1 08:07–09:00', 'Máy 1 09:01–11:30', 'Máy 1 13:30–14:00']);
});

test('the present silence is dark too, up to now, and the device turns amber and red', async () => {
  server.clock.now = at('14:03');
  expect((await healthAt(unit))!.state).toBe('green');
  server.clock.now = at('14:04');
  expect((await healthAt(unit))!.state).toBe('amber');
  server.clock.now = at('14:20');
  expect(await healthAt(unit)).toEqual({ state: 'red', complaints: [{ kind: 'contact', state: 'red' }] });
  // One word at 14:00 between two silences makes no difference to whoever wanted to answer.
  expect((await darkAt(unit)).at(-1)).toBe('Máy 1 13:30–14:20');
  expect(await darkAt(other)).toEqual([]);
});

test('silence at night is none: in the morning three minutes of opening time count again', async () => {
  await beatAt('16:59');
  server.clock.now = at('07:31', '2026-06-16');
  expect((await healthAt(unit))!.state).toBe('green');
  server.clock.now = at('07:40', '2026-06-16');
  expect((await healthAt(unit))!.state).toBe('amber');
});

test('a device that moved is dark where it stood', async () => {
  server.clock.now = at('08:00', '2026-06-16');
  const to = (await findPoint(server.db, await addKioskPoint(server, other)))!;
  await asStaff(server, device, (trx, kiosk) => moveKiosk(trx, kiosk, to, staff, server.clock.now));
  server.clock.now = at('08:30', '2026-06-16');
  await beat(server, device);
  expect((await darkAt(unit)).slice(-2)).toEqual(['Máy 1 13:30–17:00', 'Máy 1 07:30–08:00']);
  expect(await darkAt(other)).toEqual(['Máy 1 08:00–08:30']);
});
