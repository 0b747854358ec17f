import { hostname } from 'node:os';
import type { Db } from '../database/open.ts';
import type { Deps } from '../http/context.ts';
import { areOnOneDisk, freeBytes, isThere } from './folder-store.ts';
import { backupFolder } from './make.ts';
import { type BackupRecord, isUnderWay, listBackups } from './record-store.ts';
import { spaceWanted } from './space.ts';

export type BackupWarning =
  | { kind: 'none' }
  | { kind: 'old'; last: Date }
  /** The last attempt failed; without a reason, it was cut off. */
  | { kind: 'failed'; at: Date; reason: string | null }
  | { kind: 'no-second-copy'; folder: string; reason: string }
  | { kind: 'one-disk'; folder: string }
  | { kind: 'space'; folder: string; free: number; wanted: number };

// A night missed may be a holiday's power cut, two are not.
const oldAfter = 36 * 3_600_000;

/** What an administrator has to know about the backups; empty where all is well. */
export async function findBackupWarnings({ db, config }: Deps, now: Date): Promise<BackupWarning[]> {
  const backups = await listStandingBackups(db, hostname(), now);
  const [last, latest] = [lastGood(backups), backups[0]];
  return [
    ...missing(last, now),
    ...failed(latest),
    ...(last?.problem && config.backupDir
      ? [{ kind: 'no-second-copy' as const, folder: config.backupDir, reason: last.problem }]
      : []),
    ...(await ofTheDisks(config, last?.bytes ?? 0)),
  ];
}

function missing(last: ListedBackup | undefined, now: Date): BackupWarning[] {
  if (!last) return [{ kind: 'none' }];
  if (now.getTime() - last.begunAt.getTime() <= oldAfter) return [];
  return [{ kind: 'old', last: last.begunAt }];
}

function failed(latest: ListedBackup | undefined): BackupWarning[] {
  if (latest?.standing !== 'failed') return [];
  return [{ kind: 'failed', at: latest.begunAt, reason: latest.problem }];
}

async function ofTheDisks(config: Deps['config'], lastBytes: number): Promise<BackupWarning[]> {
  const [own, second] = [backupFolder(config), config.backupDir];
  const warnings: BackupWarning[] = [];
  for (const folder of second ? [own, second] : [own]) {
    const [free, wanted] = [await freeBytes(folder), spaceWanted(lastBytes)];
    if (free < wanted) warnings.push({ kind: 'space', folder, free, wanted });
  }
  if (second && (await areOnOneDisk(own, second))) warnings.push({ kind: 'one-disk', folder: second });
  return warnings;
}

export interface ListedBackup extends BackupRecord {
  standing: 'good' | 'elsewhere' | 'gone' | 'running' | 'failed';
}

/** The newest backup that can be restored from, as far as this machine can see. */
export const lastGood = (backups: ListedBackup[]): ListedBackup | undefined =>
  backups.find(({ standing }) => standing === 'good' || standing === 'elsewhere');

/** The backups of the last weeks that still tell something: those whose file had its time are left out. */
export async function listStandingBackups(db: Db, machine: string, now: Date): Promise<ListedBackup[]> {
  const listed = await Promise.all(
    (await listBackups(db)).map(async (record) => ({
      ...record,
      standing: await standingOf(record, machine, now),
    })),
  );
  const newest = listed.find(({ finishedAt }) => finishedAt);
  return listed.filter((backup) => backup.standing !== 'gone' || backup === newest);
}

async function standingOf(
  record: BackupRecord,
  machine: string,
  now: Date,
): Promise<ListedBackup['standing']> {
  if (!record.path) return isUnderWay(record, now) ? 'running' : 'failed';
  if (record.machine !== machine) return 'elsewhere';
  return (await isThere(record.path)) ? 'good' : 'gone';
}
