import { sql } from 'kysely';
import type { Db } from '../../api/database/open.ts';

const systemColumns = ['ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid'];

export type Dump = Record<string, Record<string, string | null>[]>;

/** Every row of every table as text, in the order in which they lie, with the columns that the database itself keeps. */
export async function dumpAll(db: Db): Promise<Dump> {
  const tables = await sql<{ name: string }>`
    select relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where nspname = 'public' and relkind in ('r', 'S') order by relname`.execute(db);
  const dump: Dump = {};
  for (const { name } of tables.rows) {
    const kept = systemColumns.map(
      (column) => sql`${sql.ref(`t.${column}`)}::text as ${sql.ref(`_${column}`)}`,
    );
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(x) as row from (select t.*, ${sql.join(kept)} from ${sql.table(name)} as t) as x`.execute(
      db,
    );
    dump[name] = rows.map(({ row }) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => [column, value === null ? null : textOf(value)]),
      ),
    );
  }
  return dump;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * The dump without what differs between any two databases: the numbers of transactions and tables are replaced by
 * their rank, so that order and sameness stay.
 */
export function ranked(dump: Dump): Dump {
  const numbers = (columns: string[]) => [
    ...new Set(
      Object.values(dump).flatMap((rows) => rows.flatMap((row) => columns.map((each) => Number(row[each])))),
    ),
  ];
  const rankIn = (columns: string[]) => {
    const sorted = numbers(columns).sort((a, b) => a - b);
    return new Map(sorted.map((number, i) => [String(number), String(i)]));
  };
  const [transactions, tables] = [rankIn(['_xmin', '_xmax']), rankIn(['_tableoid'])];
  return Object.fromEntries(
    Object.entries(dump).map(([name, rows]) => [
      name,
      rows.map((row) => ({
        ...row,
        _xmin: transactions.get(row._xmin!)!,
        _xmax: transactions.get(row._xmax!)!,
        _tableoid: tables.get(row._tableoid!)!,
      })),
    ]),
  );
}
