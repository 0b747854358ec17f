import { sql } from 'kysely';
import type { Trx } from '../database/open.ts';
import type { Header, Row } from './header.ts';
import type { TableShape } from './store.ts';

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

/**
 * Does `work` while no table watches what comes in: no trigger runs, and rows may come before those that they name.
 * Afterwards PostgreSQL itself checks every foreign key, each in one pass.
 */
export async function whileUnwatched(
  trx: Trx,
  tables: TableShape[],
  work: () => Promise<void>,
): Promise<void> {
  const foreignKeys = await listForeignKeys(trx);
  for (const { table, name } of foreignKeys)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.id(name)}`.execute(trx);
  for (const { name } of tables) await sql`alter table ${sql.table(name)} disable trigger user`.execute(trx);
  await work();
  for (const { name } of tables) await sql`alter table ${sql.table(name)} enable trigger user`.execute(trx);
  for (const { table, name, definition } of foreignKeys)
    await sql`alter table ${sql.table(table)} add constraint ${sql.id(name)} ${sql.raw(definition)}`.execute(
      trx,
    );
}

async function listForeignKeys(trx: Trx): Promise<ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and k.connamespace = current_schema()::text::regnamespace
    order by c.relname, k.conname`.execute(trx);
  return rows;
}

/** Removes what migrations put into tables. */
export async function emptyTables(trx: Trx, tables: string[]): Promise<void> {
  await sql`truncate ${sql.join(tables.map((table) => sql.table(table)))}`.execute(trx);
}

/** Puts rows in as they were, their numbers too. */
export async function insertRows(trx: Trx, table: TableShape, columns: string[], rows: Row[]): Promise<void> {
  const types = new Map(table.columns.map(({ name, type }) => [name, type]));
  const names = sql.join(columns.map((name) => sql.ref(name)));
  const given = sql.join(columns.map((_, i) => sql`${arrayOf(rows, i)}::text::text[]`));
  const values = sql.join(columns.map((name, i) => sql`${sql.ref(`c${i}`)}::${sql.raw(types.get(name)!)}`));
  await sql`insert into ${sql.table(table.name)} (${names}) overriding system value
    select ${values} from unnest(${given}) as given (${sql.join(columns.map((_, i) => sql.ref(`c${i}`)))})`.execute(
    trx,
  );
}

/** One column of the rows, as PostgreSQL writes an array: each driver would write it in its own way. */
const arrayOf = (rows: Row[], i: number): string =>
  `{${rows.map((row) => (row[i] == null ? 'NULL' : `"${row[i].replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;

/** Has every sequence go on after the last number it gave. */
export async function setSequences(trx: Trx, sequences: Header['sequences']): Promise<void> {
  for (const { name, last } of sequences)
    await sql`select setval(${name}::text::regclass, ${last}::text::bigint)`.execute(trx);
}

/** Removes every table and function of the schema; what extensions brought stays. */
export async function clearSchema(trx: Trx): Promise<void> {
  await sql`do $$
    declare doomed record;
    begin
      for doomed in select oid from pg_class
        where relnamespace = current_schema()::text::regnamespace and relkind = 'r' loop
        execute format('drop table if exists %s cascade', doomed.oid::regclass);
      end loop;
      for doomed in select p.oid from pg_proc p
        where pronamespace = current_schema()::text::regnamespace and not exists
          (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e') loop
        execute format('drop routine if exists %s cascade', doomed.oid::regprocedure);
      end loop;
    end $$`.execute(trx);
}

export async function hasRows(trx: Trx, table: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from ${sql.table(table)}) as found`.execute(trx);
  return rows[0]!.found;
}

/** The embedded database does not do it by itself, and without it finds slow ways through many rows. */
export async function analyze(trx: Trx): Promise<void> {
  await sql`analyze`.execute(trx);
}
