import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { moveKiosk, retireKiosk } from '../../api/kiosks/change.ts';
import { findPoint } from '../../api/points/store.ts';
import { recount } from '../../api/responses/recount.ts';
import {
  addKioskPoint,
  asStaff,
  beat,
  clockOf,
  pairDevice,
  pressed,
  sendFrom,
  staff,
  statusesOf,
  type TestDevice,
  talliesOf,
} from '../support/kiosk.ts';
import { arrangeCommune, fitting, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

const start = new Date('2026-06-15T03:00:00Z');
const dayMinutes = 24 * 60;

let server: TestApp;
let unit: TestUnit;
let point: string;
let device: TestDevice;
beforeAll(async () => {
  server = await openTestApp();
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

const later = (minutes: number) => {
  server.clock.now = new Date(server.clock.now.getTime() + minutes * 60_000);
};
const rowOf = (id: string) =>
  server.db.selectFrom('response').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const closePoint = (retired: boolean) =>
  server.apply({
    points: [
      {
        code: point,
        unit: unit.slug,
        field: 'ho-tich',
        questionnaire: 'mot-cua-9',
        channel: 'kiosk',
        retired,
      },
    ],
  });

test('what was given offline counts on the day it was given, and both clocks are kept', async () => {
  device.ahead = -3 * dayMinutes * 60_000;
  const given = [2, 1, 0].map((days) => pressed(server, device, point, days * dayMinutes));
  expect(statusesOf(await sendFrom(server, device, given))).toEqual(['accepted', 'accepted', 'accepted']);
  expect((await talliesOf(server, unit)).map(({ day }) => day)).toEqual([
    '2026-06-13',
    '2026-06-14',
    '2026-06-15',
  ]);
  const row = await rowOf(given[0]!.id);
  expect(row).toMatchObject({
    day: '2026-06-13',
    channel: 'kiosk',
    received_at: start,
    pressed_at: new Date('2026-06-13T03:00:00Z'),
    device_clock: new Date('2026-06-10T03:00:00Z'),
  });
  expect(row.kiosk_id).not.toBeNull();
});

test('without a clock in the batch, that of the last heartbeat is known', async () => {
  device.ahead = 2 * dayMinutes * 60_000;
  await beat(server, device);
  const given = pressed(server, device, point, dayMinutes);
  const answer = await sendFrom(server, device, [given], null);
  expect(statusesOf(answer)).toEqual(['accepted']);
  expect((await rowOf(given.id)).day).toBe('2026-06-14');
});

test('in the future, more than 30 days ago or not told: the day of receipt', async () => {
  const given = [
    pressed(server, device, point, -dayMinutes),
    pressed(server, device, point, 31 * dayMinutes),
    fitting(point),
  ];
  await sendFrom(server, device, given);
  for (const { id } of given) expect((await rowOf(id)).day).toBe('2026-06-15');
  expect((await rowOf(given[0]!.id)).pressed_at).toBeNull();
});

test('without a token, what a phone says of its clock moves no day', async () => {
  const given = fitting(point, { answeredAt: '2026-06-13T03:00:00Z' });
  expect((await server.post('/api/v1/responses', given)).status).toBe(201);
  const row = await rowOf(given.id);
  expect([row.day, row.channel, row.kiosk_id, row.pressed_at, row.device_clock]).toEqual([
    '2026-06-15',
    'kiosk',
    null,
    null,
    null,
  ]);
});

test('the same batch again is a duplicate of each, other content a conflict, and nothing counts twice', async () => {
  const given = [10, 9, 8].map((minutes) => pressed(server, device, point, minutes));
  await sendFrom(server, device, given);
  later(40 * dayMinutes);
  expect(statusesOf(await sendFrom(server, device, given))).toEqual(['duplicate', 'duplicate', 'duplicate']);
  const changed = { ...given[0]!, ratings: { overall: 1 } };
  expect(statusesOf(await sendFrom(server, device, [changed]))).toEqual(['conflict']);
  expect(await talliesOf(server, unit)).toMatchObject([{ responses: 3 }]);
});

test('what was given before the point was retired is taken after, what was given then is not', async () => {
  const before = pressed(server, device, point, 0);
  later(1);
  await closePoint(true);
  later(dayMinutes);
  const after = pressed(server, device, point, 60);
  const untold = fitting(point);
  expect(statusesOf(await sendFrom(server, device, [before, after, untold]))).toEqual([
    'accepted',
    'point-retired',
    'point-retired',
  ]);
  expect((await rowOf(before.id)).day).toBe('2026-06-15');
  expect((await server.post('/api/v1/responses', fitting(point))).status).toBe(410);
});

test('what was given before the device was retired is taken after, what was given then is not', async () => {
  const before = pressed(server, device, point, 1);
  await asStaff(server, device, (trx, kiosk) => retireKiosk(trx, kiosk, staff, start));
  later(10);
  const after = pressed(server, device, point, 5);
  expect(statusesOf(await sendFrom(server, device, [before, after]))).toEqual(['accepted', 'kiosk-retired']);
});

test('what was given on the last day of a unit counts there, though its code has gone on', async () => {
  const next = await arrangeCommune(server);
  const given = pressed(server, device, point, 0);
  later(dayMinutes);
  await server.apply({
    units: [
      {
        slug: unit.slug,
        name: 'Xã Thử Nghiệm',
        kind: 'commune',
        validTo: '2026-06-15',
        successor: next.slug,
      },
    ],
  });
  const fresh = pressed(server, device, point, 0);
  later(1);
  const wanted = [given, { ...fresh, answeredAt: clockOf(server, device) }];
  expect(statusesOf(await sendFrom(server, device, wanted))).toEqual(['accepted', 'accepted']);
  expect(await talliesOf(server, unit)).toMatchObject([{ day: '2026-06-15', responses: 1 }]);
  expect(await talliesOf(server, next)).toMatchObject([{ day: '2026-06-16', responses: 1 }]);
  expect(statusesOf(await sendFrom(server, device, wanted))).toEqual(['duplicate', 'duplicate']);
});

test('a device sends for the points where it stood, and for no other', async () => {
  const other = await addKioskPoint(server, unit, { label: 'Quầy 2' });
  const before = pressed(server, device, point, 5);
  const to = (await findPoint(server.db, other))!;
  await asStaff(server, device, (trx, kiosk) => moveKiosk(trx, kiosk, to, staff, start));
  later(10);
  const there = pressed(server, device, other, 1);
  const strange = await addKioskPoint(server, unit, { label: 'Quầy 3' });
  expect(
    statusesOf(
      await sendFrom(server, device, [
        before,
        there,
        pressed(server, device, strange, 1),
        pressed(server, device, unit.code, 1, { field: 'ho-tich' }),
        pressed(server, device, 'ZZZZZZZZ', 1),
      ]),
    ),
  ).toEqual(['accepted', 'accepted', 'kiosk-other-point', 'kiosk-other-point', 'kiosk-other-point']);
});

test('10 000 that waited arrive exactly once, though every third batch is sent again', async () => {
  const given = Array.from({ length: 10_000 }, (_, i) =>
    pressed(server, device, point, 10_000 - i, { ratings: { overall: 1 + (i % 5) } }),
  );
  for (let startAt = 0, batch = 0; startAt < given.length; startAt += 500, batch++) {
    const some = given.slice(startAt, startAt + 500);
    expect(new Set(statusesOf(await sendFrom(server, device, some)))).toEqual(new Set(['accepted']));
    if (batch % 3 === 0) {
      expect(new Set(statusesOf(await sendFrom(server, device, some)))).toEqual(new Set(['duplicate']));
    }
  }
  const tallies = await talliesOf(server, unit);
  expect(tallies.reduce((sum, { responses }) => sum + responses, 0)).toBe(10_000);
  expect(tallies).toHaveLength(8);
}, 180_000);
