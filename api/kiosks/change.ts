import type { Author } from '../accounts/actor.ts';
import { recordChange } from '../audit/store.ts';
import type { Trx } from '../database/open.ts';
import type { Point } from '../points/store.ts';
import { problem } from '../problems.ts';
import { type Kiosk, kioskStateOf } from './kiosk.ts';
import { requirePointForKiosk } from './pairing.ts';
import { beginPost, endPost } from './post-store.ts';
import type { KioskSettings } from './settings.ts';
import { updateKiosk } from './store.ts';

// What staff do to a device, each in the caller's transaction and with its row in the audit. `kiosk` is as
// `lockKiosk` gave it. What changes nothing writes nothing down.

export async function renameKiosk(
  trx: Trx,
  kiosk: Kiosk,
  name: string,
  by: Author,
  now: Date,
): Promise<void> {
  if (name === kiosk.name) return;
  await updateKiosk(trx, kiosk.id, { name });
  await record(trx, kiosk, 'kiosk.rename', by, now, { name: kiosk.name }, { name });
}

/**
 * Lets a device stand at another point from now on; what was pressed before counts where it stood.
 * @throws Problem point-not-for-kiosk, kiosk-revoked
 */
export async function moveKiosk(trx: Trx, kiosk: Kiosk, to: Point, by: Author, now: Date): Promise<void> {
  if (to.id === kiosk.point.id) return;
  requireUnrevoked(kiosk);
  requirePointForKiosk(to, now);
  await updateKiosk(trx, kiosk.id, { point_id: to.id });
  if (kiosk.retiredAt === null) {
    await endPost(trx, kiosk.id, now);
    await beginPost(trx, kiosk.id, to.id, now);
  }
  const moved = { ...kiosk, unit: to.unit };
  await record(trx, moved, 'kiosk.move', by, now, { point: kiosk.point.code }, { point: to.code });
}

export async function setKiosk(
  trx: Trx,
  kiosk: Kiosk,
  settings: KioskSettings,
  by: Author,
  now: Date,
): Promise<void> {
  if (JSON.stringify(settings) === JSON.stringify(kiosk.settings)) return;
  await updateKiosk(trx, kiosk.id, { settings: JSON.stringify(settings) });
  await record(trx, kiosk, 'kiosk.set', by, now, kiosk.settings, settings);
}

/** Orders a device to load the app anew, at its next heartbeat while nobody is using it. */
export async function reloadKiosk(trx: Trx, kiosk: Kiosk, by: Author, now: Date): Promise<void> {
  requireUnrevoked(kiosk);
  await updateKiosk(trx, kiosk.id, { reload_at: now });
  await record(trx, kiosk, 'kiosk.reload', by, now);
}

/** Takes a device out of use; it says so, and still sends what was given on it before. */
export async function retireKiosk(trx: Trx, kiosk: Kiosk, by: Author, now: Date): Promise<void> {
  if (kiosk.retiredAt !== null) return;
  await updateKiosk(trx, kiosk.id, { retired_at: now });
  await endPost(trx, kiosk.id, now);
  await record(trx, kiosk, 'kiosk.retire', by, now);
}

/** Takes a retired device into use again, where it stands. */
export async function reopenKiosk(trx: Trx, kiosk: Kiosk, by: Author, now: Date): Promise<void> {
  requireUnrevoked(kiosk);
  if (kiosk.retiredAt === null) return;
  await updateKiosk(trx, kiosk.id, { retired_at: null });
  await beginPost(trx, kiosk.id, kiosk.point.id, now);
  await record(trx, kiosk, 'kiosk.reopen', by, now);
}

/** Takes a device every right, for good: it is stolen, say. What it still holds comes in by its file alone. */
export async function revokeKiosk(trx: Trx, kiosk: Kiosk, by: Author, now: Date): Promise<void> {
  if (kiosk.revokedAt !== null) return;
  await updateKiosk(trx, kiosk.id, { revoked_at: now });
  await endPost(trx, kiosk.id, now);
  await record(trx, kiosk, 'kiosk.revoke', by, now);
}

function requireUnrevoked(kiosk: Kiosk): void {
  if (kioskStateOf(kiosk) === 'revoked') throw problem('kiosk-revoked');
}

const record = (
  trx: Trx,
  kiosk: Kiosk,
  action: string,
  by: Author,
  now: Date,
  before?: object,
  after?: object,
) =>
  recordChange(
    trx,
    by,
    { action, unitId: kiosk.unit.id, subject: { kind: 'kiosk', key: kiosk.device }, before, after },
    now,
  );
