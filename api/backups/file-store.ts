import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline as linked, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { projectRoot } from '../config.ts';
import { isBackupName } from './file-name.ts';

/**
 * Writes text into a new compressed file, page by page, and returns its size. It has its name only once it is whole
 * and on the disk; nobody but its owner can read it.
 */
export async function writeCompressed(path: string, pages: AsyncIterable<string>): Promise<number> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  try {
    const file = createWriteStream(unfinished, { mode: 0o600, flush: true });
    await pipeline(Readable.from(pages), createGzip(), file);
    return await giveName(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function giveName(unfinished: string, path: string): Promise<number> {
  const { size } = await stat(unfinished);
  await rename(unfinished, path);
  // A power cut must not forget the name.
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
  return size;
}

/** The bytes that were compressed; an error on the way is thrown where they are read. */
export const readCompressed = (path: string): AsyncIterable<Buffer> =>
  linked(createReadStream(path), createGunzip(), () => {});

/** The backups in a folder, newest first; in the place of a folder, a file is itself. */
export async function listBackupFiles(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path];
  const names = (await readdir(path)).filter(isBackupName);
  return names
    .sort()
    .reverse()
    .map((name) => join(path, name));
}

/** The version of this program. */
export async function readVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'));
  return version;
}
