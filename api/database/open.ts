import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { holdDatabase } from './holder.ts';
import { sharingPool } from './one-connection.ts';
import { valueParsers, valueSerializers } from './parsers.ts';
import { preparingClient } from './prepared.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
/** What must be atomic takes a Trx: forgetting the transaction does not compile. */
export type Trx = Transaction<Tables>;

export interface DatabasePlace {
  /** postgres://…; null: embedded. */
  databaseUrl: string | null;
  /** Folder of the embedded database; null: in memory. */
  dataDir: string | null;
}

/**
 * Opens PostgreSQL, or the embedded database; `db.destroy()` closes it.
 * @throws DatabaseHeld where another process has the embedded database
 */
export async function openDatabase(place: DatabasePlace): Promise<Db> {
  return place.databaseUrl ? openPostgres(place.databaseUrl) : openEmbedded(place.dataDir);
}

function openPostgres(connectionString: string): Db {
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      valueParsers[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
  };
  // A fresh connection knows no table yet: the first page on it would wait for that.
  const kept = { keepAlive: true, idleTimeoutMillis: 10 * 60_000, Client: preparingClient() };
  const pool = new pg.Pool({ connectionString, types, max: 20, ...kept });
  const readers = new pg.Pool({ connectionString, types, max: 10, pipeline: true, ...kept });
  // An idle connection that the server drops must not end the process; the next query opens another.
  for (const one of [pool, readers]) one.on('error', () => {});
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: sharingPool(pool, readers) }) });
}

async function openEmbedded(dataDir: string | null): Promise<Db> {
  const holder = dataDir ? await holdDatabase(dataDir) : undefined;
  if (dataDir) keepToOwner(join(dataDir, 'pglite'));
  const pglite = await PGlite.create({
    ...(dataDir ? { dataDir: join(dataDir, 'pglite') } : {}),
    parsers: valueParsers,
    serializers: valueSerializers,
  });
  const close = pglite.close.bind(pglite);
  pglite.close = async () => {
    await close();
    holder?.release();
  };
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  const destroy = db.destroy.bind(db);
  // Kysely closes only what was asked something; a database that was merely opened would keep the process alive.
  db.destroy = async () => {
    await destroy();
    if (!pglite.closed) await pglite.close();
  };
  return db;
}

/** No other account of the machine may read what people wrote: the files themselves are open to all. */
function keepToOwner(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}
