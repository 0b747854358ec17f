import { type Kysely, sql } from 'kysely';

const statements = [
  // Photos of the sender, and what officers attach to an answer.
  `create table petition_file (
    attachment_id uuid not null constraint petition_file_pk primary key
      constraint petition_file_attachment_known references attachment,
    petition_id uuid not null constraint petition_file_petition_known references petition on delete cascade,
    purpose text not null constraint petition_file_purpose_known check (purpose in ('photo', 'reply', 'answer')),
    answer_id bigint constraint petition_file_answer_known references petition_answer on delete cascade,
    is_public boolean not null default false,
    position integer not null
  )`,
  'create index petition_file_by_petition on petition_file (petition_id, position)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
