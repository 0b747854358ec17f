import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { revokeKiosk } from '../../api/kiosks/change.ts';
import {
  addKioskPoint,
  asStaff,
  beat,
  clockOf,
  codeOf,
  getAs,
  headersOf,
  letPairAt,
  makeKeyPair,
  pairDevice,
  staff,
  type TestDevice,
} from '../support/kiosk.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

const start = new Date('2026-06-15T03:00:00Z');
const me = '/api/v1/kiosks/me';
const heartbeat = '/api/v1/kiosks/me/heartbeat';

let server: TestApp;
let point: string;
let device: TestDevice;
beforeAll(async () => {
  server = await openTestApp();
  point = await addKioskPoint(server, await arrangeCommune(server));
  device = await pairDevice(server, point);
});
afterAll(() => server.close());
beforeEach(() => {
  server.clock.now = start;
});

const refusalOf = async (answer: Response) => [answer.status, await codeOf(answer)];
const body = () => JSON.stringify({ queued: 3, appVersion: '1.0.0', clock: clockOf(server, device) });

test('a request that is signed with the paired key is let in', async () => {
  expect((await getAs(server, device)).status).toBe(200);
  expect((await beat(server, device)).status).toBe(200);
});

test.each<[string, () => Record<string, string>]>([
  ['no proof', () => ({ Authorization: `Bearer ${device.token}` })],
  ['another key', () => headersOf({ ...device, key: makeKeyPair() }, 'POST', heartbeat, body(), start)],
  ['the proof of another path', () => headersOf(device, 'POST', me, body(), start)],
  ['the proof of another method', () => headersOf(device, 'GET', heartbeat, body(), start)],
  ['the proof of another body', () => headersOf(device, 'POST', heartbeat, `${body()} `, start)],
  [
    'a time that was not signed',
    () => {
      const headers = headersOf(device, 'POST', heartbeat, body(), start);
      return { ...headers, 'Kiosk-Proof': headers['Kiosk-Proof']!.replace(/^\d+/, `${+start + 1}`) };
    },
  ],
  ['garbage', () => ({ Authorization: `Bearer ${device.token}`, 'Kiosk-Proof': '1.\u00e9' })],
])('with %s it is refused, and what it says is not written down', async (_, headers) => {
  const answer = await server.post(heartbeat, body(), headers());
  expect(await refusalOf(answer)).toEqual([401, 'kiosk-proof-invalid']);
  expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  const { queued } = await server.db
    .selectFrom('kiosk')
    .select('queued')
    .where('device', '=', device.device)
    .executeTakeFirstOrThrow();
  expect(queued).not.toBe(3);
});

test.each([
  [-6, 401],
  [-4, 200],
  [4, 200],
  [6, 401],
])(
  'a proof of %i minutes from now is answered %i, and the answer tells the time',
  async (minutes, status) => {
    const headers = headersOf(device, 'GET', me, '', new Date(+start + minutes * 60_000));
    const answer = await server.get(me, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('date')).toBe(start.toUTCString());
    if (status === 401) expect(await codeOf(answer)).toBe('kiosk-proof-late');
  },
);

test('a proof that somebody copied opens nothing five minutes later', async () => {
  const headers = headersOf(device, 'GET', me, '', start);
  expect((await server.get(me, headers)).status).toBe(200);
  server.clock.now = new Date(+start + 301_000);
  expect(await refusalOf(await server.get(me, headers))).toEqual([401, 'kiosk-proof-late']);
});

test.each([
  ['no header', {}],
  ['another scheme', { Authorization: 'Basic abc' }],
  ['a token of nobody', { Authorization: `Bearer ${'A'.repeat(43)}` }],
])('%s: not known', async (_, headers) => {
  expect(await refusalOf(await server.get(me, headers as Record<string, string>))).toEqual([
    401,
    'kiosk-unknown',
  ]);
});

test('a device that was paired without a key needs its token alone', async () => {
  const answer = await server.post('/api/v1/kiosks/pair', { pairingCode: await letPairAt(server, point) });
  const { token } = (await answer.json()) as { token: string };
  const headers = { Authorization: `Bearer ${token}` };
  expect((await server.get(me, headers)).status).toBe(200);
  expect((await server.post(heartbeat, body(), headers)).status).toBe(200);
});

test('a thief with the token of a revoked device does not even learn that it is revoked', async () => {
  const stolen = await pairDevice(server, point);
  await asStaff(server, stolen, (trx, kiosk) => revokeKiosk(trx, kiosk, staff, start));
  const answer = await server.get(me, { Authorization: `Bearer ${stolen.token}` });
  expect(await refusalOf(answer)).toEqual([401, 'kiosk-proof-invalid']);
});
