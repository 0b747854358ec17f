import { type Kysely, sql } from 'kysely';

// Of what has ended there is a hundred times more than of what is open: a filter that few of them fit, or none, would
// read them all. Each index gives the lines of one filter in the order of the page.
const filters = {
  petition_ended_by_kind: 'kind',
  petition_ended_by_category: 'category_id',
  petition_ended_by_channel: 'channel',
  petition_ended_by_officer: 'handler_staff_id',
};

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, column] of Object.entries(filters)) {
    await sql
      .raw(
        `create index ${name} on petition (handler_unit_id, ${column}, ended_at, id) where ended_at is not null`,
      )
      .execute(db);
  }
}
