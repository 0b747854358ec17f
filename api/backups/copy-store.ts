import { constants } from 'node:fs';
import { access, cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Db, openDatabase } from '../database/open.ts';
import { freeBytes } from './folder-store.ts';

const gibibyte = 2 ** 30;

/**
 * Does long reading away from the embedded database, which serves one caller at a time: holds it only while its files
 * are copied, and reads the copy. A copy made while nothing runs is what a killed process leaves behind, and the
 * database is made to survive that. Where the disk has no room for a copy, reads the database itself.
 */
export async function withStillCopy<T>(
  db: Db,
  dataDir: string,
  place: string,
  work: (still: Db) => Promise<T>,
): Promise<T> {
  const files = join(dataDir, 'pglite');
  if (!(await isThere(files)) || !(await hasRoom(db, place))) return work(db);
  try {
    await mkdir(place, { recursive: true, mode: 0o700 });
    await db.connection().execute(async (held) => {
      await sql`checkpoint`.execute(held);
      await cp(files, join(place, 'pglite'), { recursive: true, mode: constants.COPYFILE_FICLONE });
    });
    const copy = await openDatabase({ databaseUrl: null, dataDir: place });
    return await work(copy).finally(() => copy.destroy());
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** False for a database in memory. */
const isThere = (folder: string) =>
  access(folder).then(
    () => true,
    () => false,
  );

async function hasRoom(db: Db, place: string): Promise<boolean> {
  const { rows } = await sql<{ bytes: number }>`
    select pg_database_size(current_database()) + (select sum(size) from pg_ls_waldir()) as bytes`.execute(
    db,
  );
  return (await freeBytes(place)) > 2 * rows[0]!.bytes + gibibyte;
}
