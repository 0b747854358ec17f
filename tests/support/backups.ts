import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { openDatabase } from '../../api/database/open.ts';
import type { TestDatabase } from './database.ts';
import { onTestCluster, randomName, urlOf } from './test-cluster.ts';

export type DatabaseKind = 'embedded' | 'postgres';

/** The database that the other tests of this run use. */
export const usualKind: DatabaseKind = process.env.TEST_DATABASE === 'postgres' ? 'postgres' : 'embedded';

/** A database without a single table. */
export async function openBareDatabase(kind: DatabaseKind = usualKind): Promise<TestDatabase> {
  if (kind === 'embedded') {
    const db = await openDatabase({ databaseUrl: null, dataDir: null });
    return { db, close: () => db.destroy() };
  }
  const name = randomName('bare');
  await onTestCluster(`create database ${name}`);
  const db = await openDatabase({ databaseUrl: urlOf(name), dataDir: null });
  const close = async () => {
    await db.destroy();
    await onTestCluster(`drop database ${name} with (force)`);
  };
  return { db, close };
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
