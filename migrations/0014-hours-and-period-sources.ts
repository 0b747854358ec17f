import { type Kysely, sql } from 'kysely';

const statements = [
  // Hours hold from a day until the next begin; those without a day from the unit's beginning.
  `create table unit_hours (
    unit_id integer not null constraint unit_hours_unit_known references unit,
    first_day date,
    hours jsonb not null,
    source text,
    constraint unit_hours_unique unique nulls not distinct (unit_id, first_day)
  )`,
  'insert into unit_hours (unit_id, hours) select id, hours from unit where hours is not null order by id',
  'alter table unit drop column hours',
  'alter table period add column source text',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
