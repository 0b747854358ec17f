import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { type Db, openDatabase } from '../../api/database/open.ts';
import { applyWard, unit, wardInstallation, writeInstallation } from '../load/support/installation.mjs';
import { type Place, runCommand, startServer } from '../load/support/server.mjs';
import { makeFolder, undoAll } from '../load/support/undo.mjs';
import { onTestCluster, randomName, urlOf } from '../support/test-cluster.ts';

afterEach(undoAll);

async function looking<T>(place: Place, look: (db: Db) => Promise<T>): Promise<T> {
  const db = await openDatabase(place);
  try {
    return await look(db);
  } finally {
    await db.destroy();
  }
}

const countOf = async (db: Db, table: string) => {
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(db);
  return rows[0]!.rows;
};

test.skipIf(!process.env.TEST_POSTGRES_URL)(
  'two servers started at once on one empty PostgreSQL database both come up, and it is migrated once',
  async () => {
    const name = randomName('two_starts');
    await onTestCluster(`create database ${name}`);
    try {
      const places = [1, 2].map(() => ({ dataDir: makeFolder(), databaseUrl: urlOf(name) }));
      const both = await Promise.all(places.map((place) => startServer(place)));
      expect(both.map((server) => server.isGone())).toEqual([false, false]);

      const shipped = await looking(places[0]!, async (db) => {
        const { rows } = await sql<{ questionnaire: string; versions: number }>`
          select questionnaire, count(*) as versions from questionnaire_version group by questionnaire`.execute(
          db,
        );
        return rows;
      });
      expect(shipped.length).toBeGreaterThan(0);
      expect(shipped.filter((row) => row.versions !== 1)).toEqual([]);
      await Promise.all(both.map((server) => server.kill()));
    } finally {
      await onTestCluster(`drop database ${name} with (force)`);
    }
  },
);

test('while a server holds the embedded database, every command says so, fails, and changes nothing', async () => {
  const place = { dataDir: makeFolder(), databaseUrl: null };
  await applyWard(place);
  const server = await startServer(place);
  const { units } = wardInstallation();
  const more = writeInstallation(
    place,
    { units: [{ ...units![0], slug: 'xa-moi', fields: [] }] },
    'more.json',
  );

  for (const args of [
    ['apply', more],
    ['migrate'],
    ['recount'],
    ['demo'],
    ['backup', place.dataDir],
    ['restore', place.dataDir],
  ]) {
    const { code, stdout, stderr } = await runCommand(place, args);
    expect(code, args[0]).toBe(1);
    expect(stderr, args[0]).toContain('holds this embedded database');
    expect(stdout, args[0]).toBe('');
  }
  expect((await fetch(`${server.url}/api/v1/units/${unit}/satisfaction`)).status).toBe(200);
  expect((await fetch(`${server.url}/api/v1/units/xa-moi/satisfaction`)).status).toBe(404);

  expect(await server.stop()).toEqual({ code: 0, signal: null });
  expect(await looking(place, (db) => countOf(db, 'unit'))).toBe(1);
  // Nobody holds it any more.
  expect((await runCommand(place, ['apply', more])).code).toBe(0);
  expect(await looking(place, (db) => countOf(db, 'unit'))).toBe(2);
});
