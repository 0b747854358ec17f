import { type Kysely, sql } from 'kysely';

const statements = [
  // What a target was before somebody changed or withdrew it: public, and never changed again.
  `create table target_change (
    id integer generated always as identity constraint target_change_pk primary key,
    unit_id integer not null constraint target_change_unit_known references unit,
    metric text not null,
    scope text not null,
    field_id integer constraint target_change_field_known references field,
    first_day date not null,
    at timestamptz not null,
    before jsonb not null,
    after jsonb,
    reason text
  )`,
  'create index target_change_by_unit on target_change (unit_id)',
  `create trigger target_change_frozen before update or delete on target_change
    for each row execute function refuse_change()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
