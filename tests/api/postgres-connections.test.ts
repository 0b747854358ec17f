import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { overOneConnection } from '../../api/database/one-connection.ts';
import { PreparedStatements } from '../../api/database/prepared.ts';
import { together } from '../../api/database/together.ts';
import { inTransaction } from '../../api/database/transaction.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let place: TestDatabase;
beforeAll(async () => {
  place = await openTestDatabase();
});
afterAll(() => place.close());

const connection = async () =>
  (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(place.db)).rows[0]!.pid;
const asked = () => together(place.db, [connection, connection, connection]);

test('what is asked at once goes over several connections, within overOneConnection over one', async () => {
  expect(new Set(await asked()).size).toBeGreaterThan(1);
  const twice = await overOneConnection(async () => [...(await asked()), ...(await asked())]);
  expect(new Set(twice).size).toBe(1);
});

test('two who read over one connection each have their own, and give it back', async () => {
  const [one, other] = await Promise.all([overOneConnection(asked), overOneConnection(asked)]);
  expect(one[0]).not.toBe(other[0]);
  for (let i = 0; i < 30; i++) await overOneConnection(connection);
  expect([one[0], other[0]]).toContain(await overOneConnection(connection));
});

test('a question that fails harms none of those asked with it', async () => {
  const answers = await overOneConnection(() =>
    Promise.allSettled([
      sql<{ n: number }>`select 1 as n`.execute(place.db),
      sql`select 1 / 0`.execute(place.db),
      sql<{ n: number }>`select 3 as n`.execute(place.db),
    ]),
  );
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await connection()).toBeGreaterThan(0);
});

test('no transaction begins on a connection that others share', async () => {
  await expect(overOneConnection(() => inTransaction(place.db, async () => 1))).rejects.toThrow(
    'No transaction',
  );
  expect(await inTransaction(place.db, async () => 1)).toBe(1);
});

test('what goes on after the work is over finds its own connection', async () => {
  let late: Promise<number> | undefined;
  const own = await overOneConnection(async () => {
    late = new Promise((resolve) => setTimeout(() => resolve(connection()), 20));
    return connection();
  });
  expect(await late).not.toBe(own);
});

test('a statement is prepared from its second time on', async () => {
  const ask = () => sql`select count(*) as prepared_here from unit where id > ${1}`.execute(place.db);
  const prepared = () => sql<{ statement: string }>`select statement from pg_prepared_statements`;
  for (let i = 0; i < 3; i++) await ask();
  const { rows } = await prepared().execute(place.db);
  expect(rows.map(({ statement }) => statement)).toContainEqual(expect.stringContaining('prepared_here'));
});

test('a newer version that migrates the database meanwhile breaks no statement that is prepared', async () => {
  await sql`create table evolving (id integer)`.execute(place.db);
  await sql`insert into evolving values (7)`.execute(place.db);
  const ask = async () => (await sql`select * from evolving where id > ${1}`.execute(place.db)).rows;
  for (let i = 0; i < 4; i++) expect(await ask()).toEqual([{ id: 7 }]);
  await sql`alter table evolving add column more text default 'x'`.execute(place.db);
  for (let i = 0; i < 4; i++) expect(await ask()).toEqual([{ id: 7, more: 'x' }]);
});

test('only so many statements are prepared, none of great length, none that was given up', () => {
  const statements = new PreparedStatements();
  const twice = (text: string) => [statements.nameOf(text), statements.nameOf(text)];
  const [first, name] = twice('select 1');
  expect([first, typeof name]).toEqual([undefined, 'string']);
  expect(statements.nameOf('select 1')).toBe(name);
  statements.giveUp('select 1');
  expect(statements.nameOf('select 1')).toBeUndefined();
  expect(twice('x'.repeat(10_000))).toEqual([undefined, undefined]);
  const names = Array.from({ length: 300 }, (_, i) => twice(`select ${i + 2}`)[1]).filter(Boolean);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeLessThan(200);
});
