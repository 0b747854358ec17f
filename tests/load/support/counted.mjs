import { sql } from 'kysely';
import { openDatabase } from '../../../dist/api/database/open.js';

/** Holds the ids that senders were told are safe against the database of a place that no server holds. */
export async function countStored(place, unit, acknowledged) {
  const db = await openDatabase(place);
  try {
    const { rows } = await sql`
      select id, count(*) as times from response group by id`.execute(db);
    const times = new Map(rows.map((row) => [row.id, row.times]));
    const stored = rows.reduce((sum, row) => sum + row.times, 0);
    const { rows: tallies } = await sql`
      select coalesce(sum(responses), 0) as responses from tally
      where unit_id = (select id from unit where slug = ${unit}) and quality = 'counted'`.execute(db);
    return {
      acknowledged: acknowledged.size,
      stored,
      counted: tallies[0].responses,
      lost: [...acknowledged].filter((id) => !times.has(id)).length,
      duplicates: rows.filter((row) => row.times > 1).length,
    };
  } finally {
    await db.destroy();
  }
}
