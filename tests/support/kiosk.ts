import { createHash, generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';
import { byCommand } from '../../api/accounts/actor.ts';
import { inTransaction } from '../../api/database/transaction.ts';
import type { Kiosk, PublicKey } from '../../api/kiosks/kiosk.ts';
import { letPair } from '../../api/kiosks/pairing.ts';
import { pairingKeyFrom } from '../../api/kiosks/pairing-code.ts';
import { proofText } from '../../api/kiosks/proof-text.ts';
import { findKiosk, lockKiosk } from '../../api/kiosks/store.ts';
import { findPoint } from '../../api/points/store.ts';
import { fitting, freshCode, type TestApp, type TestUnit } from './test-app.ts';

export const staff = byCommand('test');

/** A point for kiosks at a unit, with all of its fields or with those given. */
export async function addKioskPoint(
  test: TestApp,
  { slug }: Pick<TestUnit, 'slug'>,
  more: object = {},
): Promise<string> {
  const code = freshCode();
  await test.apply({
    points: [{ code, unit: slug, field: 'ho-tich', questionnaire: 'mot-cua-9', channel: 'kiosk', ...more }],
  });
  return code;
}

/** Makes a pairing code as the console does. */
export async function letPairAt({ db, deps, clock }: TestApp, code: string): Promise<string> {
  const point = (await findPoint(db, code))!;
  const key = pairingKeyFrom(deps.config.secret);
  return (await inTransaction(db, (trx) => letPair(trx, point, key, staff, clock.now))).code;
}

export interface KeyPair {
  privateKey: KeyObject;
  publicKey: PublicKey;
}

export function makeKeyPair(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privateKey, publicKey: publicKey.export({ format: 'jwk' }) as JsonWebKey & PublicKey };
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url');

export interface TestDevice {
  device: string;
  token: string;
  key: KeyPair;
  /** What its own clock is ahead of the server's, in milliseconds. */
  ahead: number;
}

/** A device paired with a point, with a key of its own. */
export async function pairDevice(test: TestApp, code: string, more: object = {}): Promise<TestDevice> {
  const key = makeKeyPair();
  const body = { pairingCode: await letPairAt(test, code), publicKey: key.publicKey, ...more };
  const answer = await test.post('/api/v1/kiosks/pair', body);
  if (answer.status !== 201) throw new Error(await answer.text());
  const { device, token } = (await answer.json()) as { device: string; token: string };
  return { device, token, key, ahead: 0 };
}

/** The headers of a request of a device; `at` is the time that it signs. */
export function headersOf(
  { token, key }: Pick<TestDevice, 'token' | 'key'>,
  method: string,
  path: string,
  body: string,
  at: Date,
): Record<string, string> {
  const text = proofText({
    method,
    path,
    at: at.getTime(),
    bodyHash: hashOf(body),
    tokenHash: hashOf(token),
  });
  const signature = sign('sha256', Buffer.from(text), {
    key: key.privateKey,
    dsaEncoding: 'ieee-p1363',
  }).toString('base64url');
  return { Authorization: `Bearer ${token}`, 'Kiosk-Proof': `${at.getTime()}.${signature}` };
}

export function getAs(test: TestApp, device: TestDevice, path = '/api/v1/kiosks/me') {
  return test.get(path, headersOf(device, 'GET', path, '', test.clock.now));
}

export function postAs(test: TestApp, device: TestDevice, path: string, body: object) {
  const text = JSON.stringify(body);
  return test.post(path, text, headersOf(device, 'POST', path, text, test.clock.now));
}

/** What the device's own clock says. */
export const clockOf = (test: TestApp, device: TestDevice, at = test.clock.now): string =>
  new Date(at.getTime() + device.ahead).toISOString();

export function beat(test: TestApp, device: TestDevice, more: object = {}) {
  const body = { queued: 0, appVersion: '1.0.0', clock: clockOf(test, device), ...more };
  return postAs(test, device, '/api/v1/kiosks/me/heartbeat', body);
}

/** Does something to a device as staff do. */
export async function asStaff(
  { db }: TestApp,
  { device }: Pick<TestDevice, 'device'>,
  deed: (trx: Parameters<typeof lockKiosk>[0], kiosk: Kiosk) => Promise<unknown>,
): Promise<void> {
  const { id } = (await findKiosk(db, device))!;
  await inTransaction(db, async (trx) => deed(trx, await lockKiosk(trx, id)));
}

/** The code of the problem that an answer tells. */
export const codeOf = async (answer: Response) => ((await answer.json()) as { code?: string }).code;

export interface Sent {
  id: string;
  status: string;
  problem?: { code: string };
}

/** Sends a batch with what the device's clock says now. */
export async function sendFrom(
  test: TestApp,
  device: TestDevice,
  responses: object[],
  clock: string | null = clockOf(test, device),
): Promise<Sent[]> {
  const answer = await postAs(test, device, '/api/v1/responses/batch', {
    responses,
    ...(clock === null ? {} : { clock }),
  });
  if (answer.status !== 200) throw new Error(await answer.text());
  return ((await answer.json()) as { results: Sent[] }).results;
}

/** A response as the device's clock tells it, given so many minutes ago. */
export const pressed = (
  test: TestApp,
  device: TestDevice,
  point: string,
  minutesAgo: number,
  changes: object = {},
) =>
  fitting(point, {
    answeredAt: clockOf(test, device, new Date(test.clock.now.getTime() - minutesAgo * 60_000)),
    ...changes,
  });

export const statusesOf = (sent: Sent[]) => sent.map(({ status, problem }) => problem?.code ?? status);

/** The exact tallies of a unit: how many on which day, in which quality. */
export async function talliesOf({ db }: TestApp, { slug }: Pick<TestUnit, 'slug'>) {
  return db
    .selectFrom('tally')
    .innerJoin('unit', 'unit.id', 'tally.unit_id')
    .select(['day', 'channel', 'quality', 'responses'])
    .where('unit.slug', '=', slug)
    .orderBy('day')
    .orderBy('quality')
    .execute();
}
