import pg from 'pg';
import { findTestTools } from '../../../scripts/find-test-tools.mjs';
import { startTemporaryPostgres } from '../../../scripts/temporary-postgres.mjs';
import { makeFolder, undoLater } from './undo.mjs';

let cluster;

/** A fresh place for the embedded database. */
export const embeddedPlace = () => ({ dataDir: makeFolder(), databaseUrl: null });

/** A fresh place with an empty PostgreSQL database of a cluster that goes with this process; null where there is none. */
export async function postgresPlace() {
  cluster ??= startCluster();
  const running = await cluster;
  if (!running) return null;
  const dataDir = makeFolder();
  const name = `bench_${dataDir.slice(-6).toLowerCase()}`;
  await createDatabase(running.url, name);
  const url = new URL(running.url);
  url.pathname = `/${name}`;
  return { dataDir, databaseUrl: url.href };
}

async function startCluster() {
  const { postgresBin } = findTestTools();
  if (!postgresBin) {
    console.error('Not found: PostgreSQL 15 or later. Only the embedded database is measured.');
    return undefined;
  }
  const started = await startTemporaryPostgres(postgresBin);
  undoLater(started.stop);
  return started;
}

async function createDatabase(clusterUrl, name) {
  const client = new pg.Client({ connectionString: clusterUrl });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
}

/** The embedded database and, where there is a PostgreSQL, that: each with the name to print. */
export async function everyPlace() {
  const postgres = await postgresPlace();
  return [
    { database: 'embedded', place: embeddedPlace() },
    ...(postgres ? [{ database: 'PostgreSQL', place: postgres }] : []),
  ];
}
