import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Db } from '../database/open.ts';
import type { Deps } from '../http/context.ts';
import { withStillCopy } from './copy-store.ts';
import { copyInto, freeBytes, prune } from './folder-store.ts';
import { checkBackup } from './read.ts';
import { type Finished, failBackup, findLastGood, finishBackup } from './record-store.ts';
import { spaceNeeded } from './space.ts';
import { writeBackup } from './write.ts';

/** Where the nightly copies are, and those that somebody asks for in the console. */
export const backupFolder = ({ dataDir }: Config): string => join(dataDir, 'backups');

/** Writes a backup and reads it back. */
export async function writeAndCheck(
  db: Db,
  folder: string,
  now: Date,
  secret: string,
  stop?: AbortSignal,
): Promise<Finished> {
  const written = await writeBackup(db, folder, now, secret, stop);
  await checkBackup(written.path);
  return { ...written, secondPath: null, problem: null };
}

/**
 * Makes the backup that was begun under this id, in both folders, and removes those that have had their time. What
 * goes wrong is written down, for the console to show: nothing else of the server may stop for it.
 */
export async function makeBackup(deps: Deps, id: number): Promise<void> {
  try {
    const { problem } = await keepRecord(deps.db, id, deps.now, () => makeInBothFolders(deps));
    if (problem) deps.log.error({ problem }, 'no copy of the backup in the second folder');
  } catch (error) {
    deps.log.error({ err: error }, 'backup failed');
  }
}

/** Does the work of a backup and writes down what came of it. */
export async function keepRecord(
  db: Db,
  id: number,
  now: () => Date,
  work: () => Promise<Finished>,
): Promise<Finished> {
  try {
    const done = await work();
    await finishBackup(db, id, done, now());
    return done;
  } catch (error) {
    await failBackup(db, id, (error as Error).message);
    throw error;
  }
}

async function makeInBothFolders({ db, config, now, stopping }: Deps): Promise<Finished> {
  const [folder, begun] = [backupFolder(config), now()];
  await requireSpace(db, folder);
  const place = join(folder, `copy-${process.pid}`);
  const written = await withStillCopy(db, config.dataDir, place, (still) =>
    writeAndCheck(still, folder, begun, config.secret, stopping),
  );
  await prune(folder, begun);
  return { ...written, ...(await keepSecondCopy(written.path, config, begun)) };
}

async function requireSpace(db: Db, folder: string): Promise<void> {
  const last = await findLastGood(db);
  const [free, needed] = [await freeBytes(folder), spaceNeeded(last?.bytes ?? 0)];
  if (free < needed) throw new Error(`${folder}: ${free} bytes free, ${needed} needed`);
}

async function keepSecondCopy(path: string, { backupDir }: Config, now: Date) {
  if (!backupDir) return { secondPath: null, problem: null };
  try {
    const secondPath = await copyInto(path, backupDir);
    await checkBackup(secondPath);
    await prune(backupDir, now);
    return { secondPath, problem: null };
  } catch (error) {
    return { secondPath: null, problem: (error as Error).message };
  }
}
