import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { isBackupName, outlived } from './file-name.ts';

/** Puts a copy of a backup into another folder and returns its path; it has its name only once it is whole. */
export async function copyInto(path: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const copy = join(folder, basename(path));
  const unfinished = `${copy}.${process.pid}`;
  try {
    await copyFile(path, unfinished);
    await rename(unfinished, copy);
  } finally {
    await rm(unfinished, { force: true });
  }
  return copy;
}

/** Removes the backups of a folder that have had their time, and what a killed process left unfinished. */
export async function prune(folder: string, now: Date): Promise<void> {
  const names = await readdir(folder);
  for (const name of outlived(names)) await rm(join(folder, name), { force: true });
  for (const name of names.filter(isLeftover)) {
    const { mtimeMs } = await stat(join(folder, name));
    if (now.getTime() - mtimeMs > day) await rm(join(folder, name), { force: true, recursive: true });
  }
}

const day = 24 * 3_600_000;

/** What `writeCompressed` and `copyInto` have not finished, and where `withStillCopy` has its copy. */
const isLeftover = (name: string) =>
  /^copy-\d+$/.test(name) || (isBackupName(name.replace(/\.\d+$/, '')) && !isBackupName(name));

export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** A backup to send to somebody. */
export async function openBackup(path: string) {
  const { size } = await stat(path);
  const stream = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  return { name: basename(path), bytes: size, stream };
}

/** Bytes that can still be written where the folder is, or will be. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(await nearestExisting(folder));
  return bavail * bsize;
}

/** True where both folders are on one disk: what takes one of them takes both. */
export async function areOnOneDisk(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all(
    [one, other].map(async (path) => stat(await nearestExisting(path))),
  );
  return first!.dev === second!.dev;
}

async function nearestExisting(path: string): Promise<string> {
  const found = await stat(path).then(
    () => true,
    () => false,
  );
  return found ? path : nearestExisting(dirname(path));
}
