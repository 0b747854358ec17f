import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { clearSchema } from '../../api/backups/loading-store.ts';
import { openDatabase } from '../../api/database/open.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

/** The database that the other tests of this run use. */
export const usualKind = process.env.TEST_DATABASE === 'postgres' ? 'postgres' : 'embedded';

/** A database without a single table: a migrated one is cleared, since a new embedded one takes seconds to make. */
export async function openBareDatabase(): Promise<TestDatabase> {
  const opened = await openTestDatabase();
  await opened.db.transaction().execute(clearSchema);
  return opened;
}

/** An embedded database in memory, whatever the other tests of this run use. */
export async function openEmbeddedDatabase(): Promise<TestDatabase> {
  const db = await openDatabase({ databaseUrl: null, dataDir: null });
  return { db, close: () => db.destroy() };
}

export function makeBackupFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-backups-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export const linesOf = (path: string): string[] =>
  gunzipSync(readFileSync(path)).toString().trimEnd().split('\n');

/** Writes another text in the place of a backup's, compressed as it was. */
export const rewrite = (path: string, change: (text: string) => string): void =>
  writeFileSync(path, gzipSync(change(gunzipSync(readFileSync(path)).toString())));

/** The rows of each table as a backup holds them. */
export function rowsByTable(path: string): Map<string, string[]> {
  const tables = new Map<string, string[]>();
  let rows: string[] = [];
  for (const line of linesOf(path).slice(1, -1)) {
    if (line.startsWith('[')) rows.push(line);
    else {
      rows = [];
      tables.set(JSON.parse(line).table, rows);
    }
  }
  return tables;
}
