import { sql } from 'kysely';
import type { Db } from '../../api/database/open.ts';
import { bringUpToDate } from '../../api/installation/start.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

/** When what ships with the product was put into a lent database, and the first day of every test server. */
export const firstInstant = new Date('2026-06-15T03:00:00Z');

interface Lent extends TestDatabase {
  beginning: Beginning;
}

/** What the tables hold before a test, as JSON. */
interface Beginning {
  tables: string[];
  rows: { name: string; rows: string }[];
  sequences: Map<string, number>;
}

// To copy and open a database takes a second or two, to empty one a tenth: each worker keeps those that it opened.
const free: Lent[] = [];

/**
 * A database with what ships with the product, which nobody else sees until `close` gives it back; then it is as it
 * was at the beginning.
 */
export async function lendDatabase(): Promise<TestDatabase> {
  const lent = free.pop() ?? (await openOne());
  const close = async () => {
    try {
      await restore(lent.db, lent.beginning);
    } catch {
      // A test may have closed it, or changed its tables: the next one gets another.
      return lent.close();
    }
    free.push(lent);
  };
  return { ...lent, close };
}

async function openOne(): Promise<Lent> {
  const opened = await openOwnDatabase();
  return { ...opened, beginning: await beginningOf(opened.db) };
}

/** The same, made for one test alone: its rows lie where they would in a new database, its folder is empty. */
export async function openOwnDatabase(): Promise<TestDatabase> {
  const opened = await openTestDatabase();
  await bringUpToDate(opened.db, firstInstant);
  return opened;
}

async function beginningOf(db: Db): Promise<Beginning> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'
      and tablename not like 'kysely%' order by 1`.execute(db);
  const rows = [];
  for (const { name } of tables) {
    const found = await sql<{ rows: string | null }>`
      select json_agg(one)::text as rows from ${sql.table(name)} as one`.execute(db);
    const all = found.rows[0]!.rows;
    if (all) rows.push({ name, rows: all });
  }
  const { rows: sequences } = await sql<{ name: string; value: number }>`
    select sequencename as name, last_value as value from pg_sequences
    where schemaname = 'public' and last_value is not null`.execute(db);
  const counted = new Map(sequences.map(({ name, value }) => [name, value]));
  return { tables: tables.map(nameOf), rows, sequences: counted };
}

async function restore(db: Db, { tables, rows, sequences }: Beginning): Promise<void> {
  const used = await listUsed(db, tables);
  const moved = await listMoved(db);
  await db.transaction().execute(async (trx) => {
    // Foreign keys and the triggers that refuse changes of the audit stand aside.
    await sql`set local session_replication_role = replica`.execute(trx);
    for (const name of used) await sql`delete from ${sql.table(name)}`.execute(trx);
    for (const one of rows) {
      await sql`insert into ${sql.table(one.name)} overriding system value
        select * from json_populate_recordset(null::${sql.table(one.name)}, ${one.rows}::json)`.execute(trx);
    }
    for (const name of moved) {
      const value = sequences.get(name);
      await sql`select setval(${name}::regclass, ${value ?? 1}, ${value !== undefined})`.execute(trx);
    }
  });
}

/** To empty a table that is empty takes longer than to ask. */
async function listUsed(db: Db, tables: string[]): Promise<string[]> {
  const each = tables.map(
    (name) => sql`select ${name} as name where exists (select from ${sql.table(name)})`,
  );
  return (await sql<{ name: string }>`${sql.join(each, sql` union all `)}`.execute(db)).rows.map(nameOf);
}

async function listMoved(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select sequencename as name from pg_sequences
    where schemaname = 'public' and last_value is not null`.execute(db);
  return rows.map(nameOf);
}

const nameOf = ({ name }: { name: string }) => name;
