import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { revokeKiosk, setKiosk } from '../../api/kiosks/change.ts';
import { findKiosk } from '../../api/kiosks/store.ts';
import { importQueue } from '../../api/responses/import-queue.ts';
import { recount } from '../../api/responses/recount.ts';
import {
  addKioskPoint,
  asStaff,
  pairDevice,
  pressed,
  sendFrom,
  staff,
  statusesOf,
  type TestDevice,
  talliesOf,
} from '../support/kiosk.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

const start = new Date('2026-06-15T03:00:00Z');

let server: TestApp;
let unit: TestUnit;
let point: string;
let device: TestDevice;
beforeAll(async () => {
  server = await openTestApp({ intakeGuard: 'on' });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.now = start;
  unit = await arrangeCommune(server);
  point = await addKioskPoint(server, unit);
  device = await pairDevice(server, point);
});
afterEach(async () => {
  expect(await recount(server.db)).toEqual([]);
});

/** Presses so many seconds ago. */
const presses = (secondsAgo: number[], level = 4) =>
  secondsAgo.map((seconds) => pressed(server, device, point, seconds / 60, { ratings: { overall: level } }));
const countedAndFlagged = async () => {
  const tallies = await talliesOf(server, unit);
  const of = (quality: string) =>
    tallies.filter((one) => one.quality === quality).reduce((sum, { responses }) => sum + responses, 0);
  return [of('counted'), of('flagged')];
};
const qualitiesOf = async (given: { id: string }[]) => {
  const rows = await server.db.selectFrom('response').select(['id', 'quality']).execute();
  return given.map(({ id }) => rows.find((row) => row.id === id)?.quality);
};
const counted = 'counted';
const flagged = 'flagged';

test('mashing is taken and kept, but counted apart, and no public figure knows of it', async () => {
  const given = presses([100, 99, 98, 97, 90, 89]);
  expect(new Set(statusesOf(await sendFrom(server, device, given)))).toEqual(new Set(['accepted']));
  expect(await qualitiesOf(given)).toEqual([counted, flagged, flagged, counted, counted, flagged]);
  expect(await countedAndFlagged()).toEqual([3, 3]);
  const blocks = await server.db.selectFrom('response').select(['quality', 'block']).execute();
  for (const { quality, block } of blocks) expect(block === null).toBe(quality === flagged);
  expect(statusesOf(await sendFrom(server, device, given))).toEqual(given.map(() => 'duplicate'));
  expect(await countedAndFlagged()).toEqual([3, 3]);
});

test('a run of one level over several batches is flagged from the eighth on', async () => {
  const given = presses([100, 90, 80, 70, 60, 50, 40, 30, 20, 10], 1);
  for (const some of [given.slice(0, 4), given.slice(4, 6), given.slice(6)])
    await sendFrom(server, device, some);
  expect(await qualitiesOf(given)).toEqual([
    ...given.slice(0, 7).map(() => counted),
    flagged,
    flagged,
    flagged,
  ]);
});

test('a batch that comes late is judged by what stands on both sides of it', async () => {
  const [first, second, third] = presses([60, 58, 50]);
  await sendFrom(server, device, [first!, third!]);
  await sendFrom(server, device, [second!]);
  expect(await qualitiesOf([first!, second!, third!])).toEqual([counted, flagged, counted]);
});

test('two batches of one device at once judge each other', async () => {
  const given = presses([60, 59, 58.5, 58.2]);
  await Promise.all(given.map((one) => sendFrom(server, device, [one])));
  expect((await countedAndFlagged())[0]).toBe(1);
});

test('what stands in the settings of the device holds', async () => {
  await asStaff(server, device, (trx, kiosk) =>
    setKiosk(trx, kiosk, { ...kiosk.settings, minimumInterval: 30 }, staff, start),
  );
  const given = presses([100, 80, 60]);
  await sendFrom(server, device, given);
  expect(await qualitiesOf(given)).toEqual([counted, flagged, counted]);
});

test('phones that scanned the code of the point are no presses of the device', async () => {
  for (let i = 0; i < 9; i++) {
    const [one] = presses([i]);
    expect((await server.post('/api/v1/responses', one)).status).toBe(201);
  }
  expect(await countedAndFlagged()).toEqual([9, 0]);
});

test('with INTAKE_GUARD off nothing is flagged', async () => {
  const open = await openTestApp({ intakeGuard: 'off' });
  const commune = await arrangeCommune(open);
  const code = await addKioskPoint(open, commune);
  const other = await pairDevice(open, code);
  await sendFrom(
    open,
    other,
    Array.from({ length: 12 }, () => pressed(open, other, code, 1)),
  );
  expect(await talliesOf(open, commune)).toMatchObject([{ quality: counted, responses: 12 }]);
  await open.close();
});

test('a token lifts the limit of its address, up to one of its own', async () => {
  const given = presses(Array.from({ length: 500 }, (_, i) => 500_000 - i * 40));
  for (let i = 0; i < 12; i++) await sendFrom(server, device, given);
  expect((await countedAndFlagged())[0]).toBe(500);
}, 120_000);

test('the file of a revoked device is brought in once, with its days, by staff', async () => {
  const given = presses([86_400 * 2, 86_400, 60]);
  await asStaff(server, device, (trx, kiosk) => revokeKiosk(trx, kiosk, staff, new Date(+start - 3_600_000)));
  await expect(sendFrom(server, device, given)).rejects.toThrow('kiosk-revoked');
  const kiosk = (await findKiosk(server.db, device.device))!;
  const file = {
    format: 'lang-nghe-kiosk-queue',
    version: 1,
    device: device.device,
    exportedAt: start.toISOString(),
    clock: start.toISOString(),
    offset: 0,
    responses: [...given, { ...given[0], point: unit.code, id: crypto.randomUUID() }, 'garbage'],
  };
  const bring = (raw: unknown) => importQueue(server.deps, kiosk, raw, staff, 'vi');
  const once = await bring(file);
  expect(once).toMatchObject({ accepted: 3, duplicates: 0, conflicts: 0 });
  expect(once.rejected.map(({ problem }) => problem.code)).toEqual(['kiosk-other-point', 'invalid-input']);
  expect(await bring(file)).toMatchObject({ accepted: 0, duplicates: 3 });
  expect((await talliesOf(server, unit)).map(({ day }) => day)).toEqual([
    '2026-06-13',
    '2026-06-14',
    '2026-06-15',
  ]);
  await expect(bring({ ...file, device: crypto.randomUUID() })).rejects.toThrow(
    'kiosk-queue-of-other-device',
  );
  await expect(bring({ ...file, format: 'x' })).rejects.toThrow('kiosk-queue-unreadable');
});
