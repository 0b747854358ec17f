import { type Kysely, sql } from 'kysely';

const statements = [
  // Why a version measures otherwise than the one before it: public, and never changed again.
  `create table measure_change (
    version_id integer not null constraint measure_change_pk primary key
      constraint measure_change_version_known references questionnaire_version,
    reason text not null,
    at timestamptz not null
  )`,
  `create trigger measure_change_frozen before update or delete on measure_change
    for each row execute function refuse_change()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
