import { type Kysely, sql } from 'kysely';

const statements = [
  // Who works at which counter: they may not type in, or help with, the answers that rate it.
  `create table point_officer (
    point_id integer not null constraint point_officer_point_known references point,
    staff_id text not null constraint point_officer_staff_known references staff,
    constraint point_officer_pk primary key (point_id, staff_id)
  )`,
  'create index point_officer_by_staff on point_officer (staff_id)',
  `create table entry_batch (
    id integer generated always as identity constraint entry_batch_pk primary key,
    point_id integer not null constraint entry_batch_point_known references point,
    version_id integer not null constraint entry_batch_version_known references questionnaire_version,
    mode text not null constraint entry_batch_mode_known check (mode in ('paper', 'phone', 'interview')),
    helper_id text not null constraint entry_batch_helper_known references staff,
    twice boolean not null,
    made_by text not null constraint entry_batch_maker_known references staff,
    created_at timestamptz not null,
    finished_at timestamptz
  )`,
  'create index entry_batch_by_point on entry_batch (point_id)',
  `create table entry_form (
    batch_id integer not null constraint entry_form_batch_known references entry_batch,
    number integer not null constraint entry_form_counts_from_one check (number > 0),
    response_id uuid constraint entry_form_response_unique unique,
    first_by text not null constraint entry_form_first_known references staff,
    second_by text constraint entry_form_second_known references staff
      constraint entry_form_second_is_another check (second_by <> first_by),
    typed jsonb,
    differences integer,
    recorded_at timestamptz,
    constraint entry_form_pk primary key (batch_id, number),
    constraint entry_form_typed_until_recorded check ((typed is null) = (recorded_at is not null))
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
