import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Db, Trx } from '../database/open.ts';
import { fileNameAt } from './file-name.ts';
import { readVersion, writeCompressed } from './file-store.ts';
import { fingerprintOf, formatVersion, type Header, rowsIn } from './header.ts';
import { leftOut } from './left-out.ts';
import {
  countRows,
  eachPage,
  listMigrationsRun,
  listSequences,
  listTables,
  settleHowValuesAreWritten,
  type TableShape,
} from './store.ts';

export interface Written {
  path: string;
  bytes: number;
  rows: number;
}

/** Writes all that the database holds, as it is at one moment, into a new file of the folder. */
export async function writeBackup(
  db: Db,
  folder: string,
  now: Date,
  secret: string,
  stop?: AbortSignal,
): Promise<Written> {
  const path = join(folder, fileNameAt(now));
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return snapshot.execute(async (trx) => {
    await settleHowValuesAreWritten(trx);
    const tables = (await listTables(trx)).filter(({ name }) => !Object.hasOwn(leftOut, name));
    const header = await describe(trx, tables, now, secret);
    const bytes = await writeCompressed(path, eachPart(trx, tables, header, stop));
    return { path, bytes, rows: rowsIn(header) };
  });
}

async function describe(trx: Trx, tables: TableShape[], now: Date, secret: string): Promise<Header> {
  const counted: Header['tables'] = [];
  for (const { name, columns } of tables) {
    const rows = await countRows(trx, name);
    counted.push({ name, columns: columns.map((column) => column.name), rows });
  }
  return {
    format: 'lang-nghe-backup',
    version: formatVersion,
    createdAt: now.toISOString(),
    software: await readVersion(),
    secret: fingerprintOf(secret),
    migrations: await listMigrationsRun(trx),
    tables: counted,
    sequences: await listSequences(trx),
  };
}

async function* eachPart(
  trx: Trx,
  tables: TableShape[],
  header: Header,
  stop?: AbortSignal,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  for await (const text of eachPartBeforeLast(trx, tables, header)) {
    stop?.throwIfAborted();
    hash.update(text);
    yield text;
  }
  yield lineOf({ rows: rowsIn(header), sha256: hash.digest('hex') });
}

async function* eachPartBeforeLast(trx: Trx, tables: TableShape[], header: Header): AsyncGenerator<string> {
  yield lineOf(header);
  for (const table of tables) {
    yield lineOf({ table: table.name });
    for await (const rows of eachPage(trx, table)) yield `${rows.join('\n')}\n`;
  }
}

const lineOf = (value: object) => `${JSON.stringify(value)}\n`;
