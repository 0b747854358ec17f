import { type Kysely, sql } from 'kysely';

const statements = [
  // What may still change, and need not be whole yet; at most one for each questionnaire.
  `create table questionnaire_draft (
    id integer generated always as identity constraint questionnaire_draft_pk primary key,
    questionnaire text not null constraint questionnaire_draft_unique unique,
    content jsonb not null,
    based_on integer constraint questionnaire_draft_base_known references questionnaire_version,
    owner_unit_id integer constraint questionnaire_draft_owner_known references unit,
    updated_by text not null,
    updated_at timestamptz not null
  )`,
  // What holds for all versions of a questionnaire; one without a row belongs to the installation, open and in use.
  `create table questionnaire_state (
    questionnaire text constraint questionnaire_state_pk primary key,
    owner_unit_id integer constraint questionnaire_state_owner_known references unit,
    wording_locked boolean not null default false,
    retired_at timestamptz
  )`,
  'create index point_by_questionnaire on point (questionnaire)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
