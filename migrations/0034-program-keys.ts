import { type Kysely, sql } from 'kysely';

const statements = [
  // What other systems of a unit, and of those below it, may bring something in with. Of a key only its hash is kept.
  `create table program_key (
    id integer generated always as identity constraint program_key_pk primary key,
    unit_id integer not null constraint program_key_unit_known references unit,
    name text not null,
    key_hash text not null constraint program_key_unique unique,
    made_by text constraint program_key_maker_known references staff on delete set null,
    made_at timestamptz not null,
    ended_at timestamptz,
    used_day date
  )`,
  'create index program_key_by_unit on program_key (unit_id)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
