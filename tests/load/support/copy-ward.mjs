import { sql } from 'kysely';
import { openDatabase } from '../../../dist/api/database/open.js';

/** What a unit's answers left behind, and how a copy of a row differs where it is not only its unit. */
const tables = {
  response: { id: 'gen_random_uuid()', point_id: 'copied.id' },
  tally: {},
  pending_tally: {},
  public_tally: {},
  public_month: {},
  public_block: {},
};

/**
 * Gives other units the same answers as a filled one, point for point (by label), within the database: a hundred times
 * the rows in the time of one fill, and each of them as the intake made the first.
 */
export async function copyWard(place, from, others) {
  const db = await openDatabase(place);
  try {
    for (const [table, changed] of Object.entries(tables)) {
      const columns = await columnsOf(db, table);
      const values = columns.map((name) => {
        if (name === 'unit_id') return sql`other.id`;
        return changed[name] ? sql.raw(changed[name]) : sql.ref(`was.${name}`);
      });
      const points = changed.point_id
        ? sql`join point on point.id = was.point_id
            join point as copied on copied.unit_id = other.id and copied.label = point.label`
        : sql``;
      for (const slug of others) {
        await inserting(
          db,
          sql`insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
          select ${sql.join(values)} from ${sql.table(table)} as was
          join unit on unit.id = was.unit_id and unit.slug = ${from}
          join unit as other on other.slug = ${slug} ${points}`,
        );
      }
    }
    await sql`vacuum analyze`.execute(db);
  } finally {
    await db.destroy();
  }
}

/** Without looking up each unit, point and field again for every row: they are those of the first. */
const inserting = (db, statement) =>
  db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx);
    await statement.execute(trx);
  });

async function columnsOf(db, table) {
  const { rows } = await sql`select column_name as name from information_schema.columns
    where table_name = ${table} and table_schema = 'public' order by ordinal_position`.execute(db);
  return rows.map(({ name }) => name);
}
