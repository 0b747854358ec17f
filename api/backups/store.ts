import { sql } from 'kysely';
import type { Trx } from '../database/open.ts';
import type { Header } from './header.ts';

export interface TableShape {
  name: string;
  columns: { name: string; type: string }[];
  /** The columns of its primary key; none where it has none. */
  key: string[];
}

/** Every table of the schema, by name; a generated column is none of its columns, since it makes itself. */
export async function listTables(trx: Trx): Promise<TableShape[]> {
  const { rows } = await sql<TableShape>`
    select c.relname as name,
      (select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) order by attnum)
        from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      coalesce((select json_agg(a.attname order by k.position)
        from pg_index i
          cross join unnest(i.indkey::int2[]) with ordinality as k (attnum, position)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary), '[]') as key
    from pg_class c
    where c.relnamespace = current_schema()::text::regnamespace and c.relkind = 'r'
    order by c.relname`.execute(trx);
  return rows;
}

export async function countRows(trx: Trx, table: string): Promise<number> {
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(trx);
  return rows[0]!.rows;
}

export async function listSequences(trx: Trx): Promise<Header['sequences']> {
  const { rows } = await sql<Header['sequences'][number]>`
    select sequencename as name, last_value::text as last from pg_sequences
    where schemaname = current_schema() and last_value is not null
    order by sequencename`.execute(trx);
  return rows;
}

export async function listMigrationsRun(trx: Trx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(trx);
  return rows.map(({ name }) => name);
}

/** How values are written as text and read back, whatever the server or the person's settings say. */
export async function settleHowValuesAreWritten(trx: Trx): Promise<void> {
  await sql`select set_config(name, value, true) from (values
    ('timezone', 'UTC'), ('datestyle', 'ISO, YMD'), ('intervalstyle', 'iso_8601'),
    ('extra_float_digits', '1'), ('bytea_output', 'hex')) as setting (name, value)`.execute(trx);
}

// A page holds up the embedded database for some ten milliseconds, and never much memory.
const pageBytes = 500_000;
const mostRows = 2_000;

/**
 * The rows of a table as lines of JSON, page by page, in the order of the primary key (without one, of the rows'
 * own text): where rows stand on the disk tells who came after whom, and a backup must not.
 */
export async function* eachPage(trx: Trx, table: TableShape): AsyncGenerator<string[]> {
  const values = sql.join(table.columns.map(({ name }) => sql`${sql.ref(name)}::text`));
  const order =
    table.key.length > 0 ? sql.join(table.key.map((name) => sql.ref(name))) : sql`line collate "C"`;
  // Neither driver streams, but both can ask a cursor for the next rows.
  await sql`declare backup_rows no scroll cursor for
    select line from ${sql.table(table.name)},
      lateral (select array_to_json(array[${values}])::text as line) as written
    order by ${order}`.execute(trx);
  // Rows with photos differ too much for what the last ones took to tell what the next will.
  const most = table.columns.some(({ type }) => type === 'bytea') ? 1 : mostRows;
  for (let size = Math.min(20, most); ; ) {
    const { rows } = await sql<{ line: string }>`fetch forward ${sql.lit(size)} from backup_rows`.execute(
      trx,
    );
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < size) break;
    const bytes = rows.reduce((sum, { line }) => sum + line.length, 0);
    size = Math.max(1, Math.min(most, Math.round((pageBytes * rows.length) / bytes)));
  }
  await sql`close backup_rows`.execute(trx);
}
