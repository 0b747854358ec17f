import { type Selectable, sql } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import type { PushTargetTable } from '../database/push-tables.ts';
import { type Day, dayOf } from '../days.ts';

/** What an administrator decides about a place that files are put to. */
export interface PushSettings {
  description: string;
  /** Its files and those of all units below; null: of every unit. */
  unitId: number | null;
  /** Within the operator's folder, or on the server. */
  folder: string;
  /** null: a folder of this machine. */
  server: { host: string; port: number; username: string; login: 'key' | 'password' } | null;
}

export type Because = 'now' | 'closing' | 'daily';

export interface PushTarget extends PushSettings {
  id: number;
  sealedPassword: string | null;
  /** Fingerprint of the server's key, once a person has confirmed it. */
  hostKey: string | null;
  createdAt: Date;
  disabledAt: Date | null;
  wantedBecause: Because | null;
  nextTryAt: Date | null;
  tries: number;
}

/** Those in use first, in the order in which they were added. */
export async function listPushTargets(db: Db): Promise<PushTarget[]> {
  const rows = await db
    .selectFrom('push_target')
    .selectAll()
    .orderBy(sql`disabled_at is not null`)
    .orderBy('id')
    .execute();
  return rows.map(targetOf);
}

/** The target of an id as it stands in a path. */
export async function findPushTarget(db: Db, id: string): Promise<PushTarget | undefined> {
  if (!/^\d{1,9}$/.test(id)) return undefined;
  const row = await db.selectFrom('push_target').selectAll().where('id', '=', Number(id)).executeTakeFirst();
  return row && targetOf(row);
}

/** The target, locked until the transaction ends. */
export async function lockPushTarget(trx: Trx, id: number): Promise<PushTarget> {
  const row = await trx
    .selectFrom('push_target')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return targetOf(row);
}

export async function addPushTarget(trx: Trx, settings: PushSettings, now: Date): Promise<number> {
  const { id } = await trx
    .insertInto('push_target')
    .values({ ...columnsOf(settings), created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Changes it; another place has none of the files yet, and another server has to be confirmed anew. */
export async function updatePushTarget(trx: Trx, was: PushTarget, settings: PushSettings): Promise<void> {
  await trx.updateTable('push_target').set(columnsOf(settings)).where('id', '=', was.id).execute();
  const isOtherServer =
    was.server?.host !== settings.server?.host || was.server?.port !== settings.server?.port;
  if (isOtherServer) await confirmHostKey(trx, was.id, null);
  if (isOtherServer || was.folder !== settings.folder) await forgetFiles(trx, was.id);
}

/** Nothing is known to lie there any more: the next round sends all of it. */
async function forgetFiles(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom('push_file').where('target_id', '=', id).execute();
}

export async function keepPassword(trx: Trx, id: number, sealed: string | null): Promise<void> {
  await trx.updateTable('push_target').set({ sealed_password: sealed }).where('id', '=', id).execute();
}

/** Takes the fingerprint for the server's; without one nothing is sent. */
export async function confirmHostKey(trx: Trx, id: number, hostKey: string | null): Promise<void> {
  await trx.updateTable('push_target').set({ host_key: hostKey }).where('id', '=', id).execute();
}

const nothingWanted = { wanted_because: null, next_try_at: null, tries: 0 };

/** Turns it on, or off: then nothing waits for it any more. */
export async function switchPushTarget(trx: Trx, id: number, offSince: Date | null): Promise<void> {
  await trx
    .updateTable('push_target')
    .set({ disabled_at: offSince, ...(offSince ? nothingWanted : {}) })
    .where('id', '=', id)
    .execute();
}

/** All of it is sent, also what is known to lie there, which may have been lost; it stands for the push of the day. */
export async function wantPush(trx: Trx, id: number, now: Date): Promise<void> {
  await forgetFiles(trx, id);
  await trx
    .updateTable('push_target')
    .set({ wanted_because: 'now', next_try_at: now, tries: 0, pushed_day: dayOf(now) })
    .where('id', '=', id)
    .execute();
}

const isReady = sql<boolean>`disabled_at is null and (kind = 'folder' or host_key is not null)`;

/** Lets every target that is ready be pushed once a day, and when a period was closed or revised. */
export async function wantWhatIsDue(trx: Trx, now: Date, today: Day): Promise<void> {
  await trx
    .updateTable('push_target')
    .set({ wanted_because: 'daily', next_try_at: now, tries: 0, pushed_day: today })
    .where(isReady)
    .where(sql<boolean>`pushed_day is distinct from ${today}::date and wanted_because is distinct from 'now'`)
    .execute();
  await trx
    .updateTable('push_target')
    .set({ wanted_because: 'closing', next_try_at: now, tries: 0 })
    .where(isReady)
    .where('wanted_because', 'is', null)
    .where(sql<boolean>`seen_closing_id < (select coalesce(max(id), 0) from closing)`)
    .execute();
}

/** The targets that are to be pushed now and that no other process has in hand. */
export async function listDuePushes(db: Db, now: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('push_target')
    .select('id')
    .where(isReady)
    .where('next_try_at', '<=', now)
    .where(({ or, eb }) => or([eb('taken_until', 'is', null), eb('taken_until', '<=', now)]))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export interface TakenPush {
  target: PushTarget;
  because: Because;
  /** The latest closing when it began. */
  closingId: number;
}

/** Takes a push in hand for some minutes, so that no other process begins it as well. */
export async function takePush(trx: Trx, id: number, now: Date, until: Date): Promise<TakenPush | undefined> {
  const row = await trx
    .updateTable('push_target')
    .set(({ eb }) => ({ taken_until: until, tries: eb('tries', '+', 1) }))
    .where('id', '=', id)
    .where(isReady)
    .where('next_try_at', '<=', now)
    .where(({ or, eb }) => or([eb('taken_until', 'is', null), eb('taken_until', '<=', now)]))
    .returningAll()
    .executeTakeFirst();
  if (!row) return undefined;
  const { rows } = await sql<{ id: number }>`select coalesce(max(id), 0) as id from closing`.execute(trx);
  return { target: targetOf(row), because: row.wanted_because!, closingId: rows[0]!.id };
}

export async function holdPush(trx: Trx, id: number, until: Date): Promise<void> {
  await trx.updateTable('push_target').set({ taken_until: until }).where('id', '=', id).execute();
}

/** What came of it; without a next try it waits for tomorrow. */
export async function endPush(
  trx: Trx,
  { target, closingId }: TakenPush,
  came: { problem: string | null; nextTryAt: Date | null },
): Promise<void> {
  const update = trx.updateTable('push_target').where('id', '=', target.id);
  await update.set({ taken_until: null }).execute();
  if (came.problem === null) {
    await update.set({ ...nothingWanted, seen_closing_id: closingId }).execute();
    return;
  }
  // What was turned off meanwhile wants nothing.
  await update
    .set(came.nextTryAt ? { next_try_at: came.nextTryAt } : nothingWanted)
    .where('next_try_at', 'is not', null)
    .execute();
  if (!came.nextTryAt) await update.set({ seen_closing_id: closingId }).execute();
}

const columnsOf = ({ description, unitId, folder, server }: PushSettings) => ({
  kind: server ? ('sftp' as const) : ('folder' as const),
  description,
  unit_id: unitId,
  folder,
  host: server?.host ?? null,
  port: server?.port ?? null,
  username: server?.username ?? null,
  login: server?.login ?? null,
});

const targetOf = (row: Selectable<PushTargetTable>): PushTarget => ({
  id: row.id,
  description: row.description,
  unitId: row.unit_id,
  folder: row.folder,
  server:
    row.kind === 'sftp'
      ? { host: row.host!, port: row.port!, username: row.username!, login: row.login! }
      : null,
  sealedPassword: row.sealed_password,
  hostKey: row.host_key,
  createdAt: row.created_at,
  disabledAt: row.disabled_at,
  wantedBecause: row.wanted_because,
  nextTryAt: row.next_try_at,
  tries: row.tries,
});
