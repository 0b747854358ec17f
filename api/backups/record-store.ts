import { type Selectable, sql } from 'kysely';
import type { BackupTable } from '../database/backup-tables.ts';
import type { Db } from '../database/open.ts';
import { type Day, dayOf } from '../days.ts';

export interface BackupRecord {
  id: number;
  cause: BackupTable['cause'];
  begunAt: Date;
  machine: string;
  finishedAt: Date | null;
  path: string | null;
  secondPath: string | null;
  bytes: number | null;
  rows: number | null;
  problem: string | null;
}

/** How long one may take; after that its process is taken for dead. */
const longest = 3_600_000;

export const isUnderWay = (record: BackupRecord, now: Date): boolean =>
  !record.finishedAt && !record.problem && now.getTime() - record.begunAt.getTime() < longest;

/**
 * Takes the night's backup for this process; its id, or undefined where another one has it or it is done. What
 * failed, or was cut off, is begun again after an hour.
 */
export async function claimNight(db: Db, day: Day, now: Date, machine: string): Promise<number | undefined> {
  const claimed = await db
    .insertInto('backup')
    .values({ cause: 'nightly', day, begun_at: now, machine })
    .onConflict((conflict) =>
      conflict
        .column('day')
        .where('cause', '=', 'nightly')
        .doUpdateSet({ begun_at: now, machine, problem: null })
        .where('backup.finished_at', 'is', null)
        .where('backup.begun_at', '<=', new Date(now.getTime() - longest)),
    )
    .returning('id')
    .executeTakeFirst();
  return claimed?.id;
}

export async function beginBackup(
  db: Db,
  cause: 'console' | 'command',
  now: Date,
  machine: string,
): Promise<number> {
  const { id } = await db
    .insertInto('backup')
    .values({ cause, day: dayOf(now), begun_at: now, machine })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface Finished {
  path: string;
  secondPath: string | null;
  bytes: number;
  rows: number;
  problem: string | null;
}

export async function finishBackup(db: Db, id: number, done: Finished, now: Date): Promise<void> {
  const { path, secondPath, bytes, rows, problem } = done;
  await db
    .updateTable('backup')
    .set({ finished_at: now, path, second_path: secondPath, bytes, rows, problem })
    .where('id', '=', id)
    .execute();
}

export async function failBackup(db: Db, id: number, problem: string): Promise<void> {
  await db.updateTable('backup').set({ problem }).where('id', '=', id).execute();
}

/** The backups of the last weeks, newest first. */
export async function listBackups(db: Db): Promise<BackupRecord[]> {
  const rows = await db
    .selectFrom('backup')
    .selectAll()
    .orderBy('begun_at', 'desc')
    .orderBy('id', 'desc')
    .limit(60)
    .execute();
  return rows.map(recordOf);
}

/** The newest backup that is whole. */
export async function findLastGood(db: Db): Promise<BackupRecord | undefined> {
  const row = await db
    .selectFrom('backup')
    .selectAll()
    .where('finished_at', 'is not', null)
    .orderBy('begun_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && recordOf(row);
}

const recordOf = (row: Selectable<BackupTable>): BackupRecord => ({
  id: row.id,
  cause: row.cause,
  begunAt: row.begun_at,
  machine: row.machine,
  finishedAt: row.finished_at,
  path: row.path,
  secondPath: row.second_path,
  bytes: row.bytes,
  rows: row.rows,
  problem: row.problem,
});

/** Forgets what came of backups so old that nobody asks any more. */
export async function forgetOldBackups(db: Db, now: Date): Promise<void> {
  await sql`delete from backup where begun_at < ${now}::timestamptz - interval '60 days'`.execute(db);
}
