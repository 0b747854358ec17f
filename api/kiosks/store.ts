import { sql, type Updateable } from 'kysely';
import type { KioskTable } from '../database/kiosk-tables.ts';
import type { Db, Trx } from '../database/open.ts';
import type { Kiosk, PublicKey } from './kiosk.ts';
import { beginPost } from './post-store.ts';
import { KioskSettings } from './settings.ts';

/** Every device that stands, or last stood, at the units given; those in use first, by unit and name. */
export async function listKiosks(db: Db, unitIds: number[]): Promise<Kiosk[]> {
  const rows = await selectKiosks(db)
    .where(sql<boolean>`unit.id = any(${unitIds}::integer[])`)
    .orderBy(sql`coalesce(revoked_at, kiosk.retired_at) is not null`)
    .orderBy('unit.slug')
    .orderBy('kiosk.name')
    .orderBy('kiosk.id')
    .execute();
  return rows.map(kioskOf);
}

/** The devices that are in use, of every unit. */
export async function listKiosksInUse(db: Db): Promise<Kiosk[]> {
  const rows = await selectKiosks(db)
    .where('kiosk.retired_at', 'is', null)
    .where('revoked_at', 'is', null)
    .orderBy('kiosk.id')
    .execute();
  return rows.map(kioskOf);
}

/** The device of a UUID as it stands in a path; undefined for what is none. */
export async function findKiosk(db: Db, device: string): Promise<Kiosk | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(device)) return undefined;
  const row = await selectKiosks(db).where('device', '=', device.toLowerCase()).executeTakeFirst();
  return row && kioskOf(row);
}

/** The device, locked until the transaction ends. */
export async function lockKiosk(trx: Trx, id: number): Promise<Kiosk> {
  const row = await selectKiosks(trx).where('kiosk.id', '=', id).forUpdate('kiosk').executeTakeFirstOrThrow();
  return kioskOf(row);
}

/** The device whose token has this hash, with the key that it proves itself by. */
export async function findKioskByToken(
  db: Db,
  tokenHash: string,
): Promise<{ kiosk: Kiosk; publicKey: PublicKey | null } | undefined> {
  const row = await selectKiosks(db).where('token_hash', '=', tokenHash).executeTakeFirst();
  return row && { kiosk: kioskOf(row), publicKey: row.public_key as PublicKey | null };
}

const selectKiosks = (db: Db) =>
  db
    .selectFrom('kiosk')
    .innerJoin('point', 'point.id', 'kiosk.point_id')
    .innerJoin('unit', 'unit.id', 'point.unit_id')
    .selectAll('kiosk')
    .select(['point.code', 'point.label', 'point.retired_at as point_retired_at'])
    .select(['unit.id as unit_id', 'unit.slug as unit_slug', 'unit.name as unit_name']);

type KioskRow = Awaited<ReturnType<ReturnType<typeof selectKiosks>['execute']>>[number];

const kioskOf = (row: KioskRow): Kiosk => ({
  id: row.id,
  device: row.device,
  name: row.name,
  settings: KioskSettings.parse(row.settings),
  pairedAt: row.paired_at,
  seenAt: row.seen_at,
  report: {
    appVersion: row.app_version,
    queued: row.queued,
    queuedSince: row.queued_since,
    rejected: row.rejected,
    clockOffset: row.clock_offset,
    battery:
      row.battery_level === null || row.battery_charging === null
        ? null
        : { level: row.battery_level, charging: row.battery_charging },
    storage:
      row.storage_usage === null || row.storage_quota === null
        ? null
        : { usage: row.storage_usage, quota: row.storage_quota },
  },
  reloadAt: row.reload_at,
  retiredAt: row.retired_at,
  revokedAt: row.revoked_at,
  point: { id: row.point_id, code: row.code, label: row.label, retiredAt: row.point_retired_at },
  unit: { id: row.unit_id, slug: row.unit_slug, name: row.unit_name },
});

export interface NewKiosk {
  device: string;
  name: string;
  pointId: number;
  tokenHash: string;
  publicKey: PublicKey | null;
  settings: KioskSettings;
  appVersion: string | null;
}

/** Puts in a device that stands at its point from now on, and returns its id. */
export async function addKiosk(trx: Trx, kiosk: NewKiosk, now: Date): Promise<number> {
  const { id } = await trx
    .insertInto('kiosk')
    .values({
      device: kiosk.device,
      name: kiosk.name,
      point_id: kiosk.pointId,
      token_hash: kiosk.tokenHash,
      public_key: kiosk.publicKey && JSON.stringify(kiosk.publicKey),
      settings: JSON.stringify(kiosk.settings),
      app_version: kiosk.appVersion,
      paired_at: now,
      seen_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await beginPost(trx, id, kiosk.pointId, now);
  return id;
}

export async function updateKiosk(trx: Trx, id: number, changes: Updateable<KioskTable>): Promise<void> {
  await trx.updateTable('kiosk').set(changes).where('id', '=', id).execute();
}

/** How many devices were ever at a unit's points, to name the next one. */
export async function countKiosksOf(trx: Trx, unitId: number): Promise<number> {
  const { count } = await trx
    .selectFrom('kiosk')
    .innerJoin('point', 'point.id', 'kiosk.point_id')
    .select(sql<number>`count(*)`.as('count'))
    .where('point.unit_id', '=', unitId)
    .executeTakeFirstOrThrow();
  return count;
}

/** The units at which devices stand, or last stood. */
export async function listUnitsWithKiosks(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('kiosk')
    .innerJoin('point', 'point.id', 'kiosk.point_id')
    .select('point.unit_id')
    .distinct()
    .execute();
  return rows.map(({ unit_id }) => unit_id);
}
