import { randomUUID } from 'node:crypto';
import { type Author, theSystem } from '../accounts/actor.ts';
import { recordChange } from '../audit/store.ts';
import type { Trx } from '../database/open.ts';
import { isClosedAt } from '../points/closed.ts';
import type { Point } from '../points/store.ts';
import { problem } from '../problems.ts';
import type { Kiosk, PublicKey } from './kiosk.ts';
import { hashOfPairingCode, makePairingCode, pairingMinutes } from './pairing-code.ts';
import { addPairing, takePairing } from './pairing-store.ts';
import { usualSettings } from './settings.ts';
import { addKiosk, countKiosksOf, lockKiosk } from './store.ts';
import { hashOfToken, makeToken } from './token.ts';

/**
 * Refuses a point at which no device can stand: of another channel, closed, or answered with one-time codes, which
 * leave no trace of who answered when, as a device's responses do.
 * @throws Problem point-not-for-kiosk
 */
export function requirePointForKiosk(point: Point, now: Date): void {
  const isFit = point.channel === 'kiosk' && !isClosedAt(point, now) && point.campaign?.access !== 'one-time';
  if (!isFit) throw problem('point-not-for-kiosk');
}

/**
 * Makes a code with which one device can be paired with a point; it is shown once and kept nowhere.
 * @throws Problem point-not-for-kiosk
 */
export async function letPair(
  trx: Trx,
  point: Point,
  key: Buffer,
  by: Author,
  now: Date,
): Promise<{ code: string; expiresAt: Date }> {
  requirePointForKiosk(point, now);
  const { code, hash } = makePairingCode(key);
  const expiresAt = new Date(now.getTime() + pairingMinutes * 60_000);
  await addPairing(trx, { hash, pointId: point.id, madeAt: now, expiresAt });
  await recordChange(
    trx,
    by,
    { action: 'kiosk.make-code', unitId: point.unit.id, subject: { kind: 'point', key: point.code } },
    now,
  );
  return { code, expiresAt };
}

export interface Pairing {
  pairingCode: string;
  publicKey: PublicKey | null;
  /** null: it is given the next number of its unit. */
  name: string | null;
  appVersion: string | null;
}

/**
 * Pairs a device: uses its code up and gives it a token, which is told this once.
 * @throws Problem pairing-code-invalid
 */
export async function pair(
  trx: Trx,
  { pairingCode, publicKey, name, appVersion }: Pairing,
  key: Buffer,
  now: Date,
): Promise<{ kiosk: Kiosk; token: string }> {
  const hash = hashOfPairingCode(key, pairingCode);
  const place = hash === null ? undefined : await takePairing(trx, hash, now);
  if (!place || isClosedAt({ retiredAt: place.retiredAt, unit: place }, now)) {
    throw problem('pairing-code-invalid');
  }
  const token = makeToken();
  const id = await addKiosk(
    trx,
    {
      device: randomUUID(),
      name: name ?? `Máy ${(await countKiosksOf(trx, place.unitId)) + 1}`,
      pointId: place.pointId,
      tokenHash: hashOfToken(token),
      publicKey,
      settings: usualSettings,
      appVersion,
    },
    now,
  );
  const kiosk = await lockKiosk(trx, id);
  await recordChange(
    trx,
    theSystem,
    {
      action: 'kiosk.pair',
      unitId: kiosk.unit.id,
      subject: { kind: 'kiosk', key: kiosk.device },
      after: { name: kiosk.name, point: kiosk.point.code, key: publicKey !== null },
    },
    now,
  );
  return { kiosk, token };
}
