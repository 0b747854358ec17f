import { type Kysely, sql } from 'kysely';

const statements = [
  // When answers last came in at a point, and how many, without reading those of its whole unit.
  'create index response_by_point on response (point_id, day)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
