import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // How many were flagged stands on every public page; most units have none.
  await sql`create index tally_flagged on tally (unit_id, day) where quality = 'flagged'`.execute(db);
}
