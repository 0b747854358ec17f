import type { Deps } from '../http/context.ts';
import { areOnOneDisk, freeBytes } from './folder-store.ts';
import { backupFolder } from './make.ts';
import { type BackupRecord, findLastGood, isUnderWay, listBackups } from './record-store.ts';
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
  const [last, [latest]] = [await findLastGood(db), await listBackups(db)];
  return [
    ...missing(last, now),
    ...failed(latest, now),
    ...(last?.problem && config.backupDir
      ? [{ kind: 'no-second-copy' as const, folder: config.backupDir, reason: last.problem }]
      : []),
    ...(await ofTheDisks(config, last?.bytes ?? 0)),
  ];
}

function missing(last: BackupRecord | undefined, now: Date): BackupWarning[] {
  if (!last) return [{ kind: 'none' }];
  if (now.getTime() - last.begunAt.getTime() <= oldAfter) return [];
  return [{ kind: 'old', last: last.begunAt }];
}

function failed(latest: BackupRecord | undefined, now: Date): BackupWarning[] {
  if (!latest || latest.finishedAt || isUnderWay(latest, now)) return [];
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
