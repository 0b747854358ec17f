import { constants } from 'node:fs';
import { mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { type Place, PushFailure } from './place.ts';

const writeNoLink = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;

/**
 * A folder below the one that the operator has set aside. What leads out of that, also by a link on the disk, is
 * refused.
 * @throws PushFailure outside; errors of the disk
 */
export async function openFolder(base: string, folder: string): Promise<Place> {
  await mkdir(base, { recursive: true });
  const realBase = await realpath(base);
  const root = join(realBase, folder);
  const within = async (path: string) => {
    await mkdir(path, { recursive: true });
    const real = await realpath(path);
    if (real !== realBase && !real.startsWith(realBase + sep)) throw new PushFailure('outside');
    return real;
  };
  await within(root);
  return {
    write: async (path, bytes) => {
      const target = join(root, path);
      const place = await within(dirname(target));
      // The same name each time, so that what a killed process left is written over; never through a link.
      const own = join(place, `.${basename(target)}.part`);
      try {
        const file = await open(own, writeNoLink, 0o644);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(own, target);
      } catch (error) {
        await rm(own, { force: true });
        throw error;
      }
    },
    close: () => undefined,
  };
}
