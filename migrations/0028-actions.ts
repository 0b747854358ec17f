import { type Kysely, sql } from 'kysely';

const statements = [
  // What a unit does about what people said: from a weak figure to a result with its proof.
  `create table action (
    id integer generated always as identity constraint action_pk primary key,
    unit_id integer not null constraint action_unit_known references unit,
    about text not null constraint action_about_known check (about in ('criterion', 'reason', 'field', 'theme', 'free')),
    family text,
    key text,
    field_id integer constraint action_field_known references field,
    tag_id integer constraint action_tag_known references tag,
    subject text not null,
    cause text,
    measure text not null,
    office text not null,
    staff_id text constraint action_staff_known references staff on delete set null,
    first_due_day date not null,
    due_day date not null,
    state text not null constraint action_state_known check (state in ('open', 'done', 'dropped')),
    done_day date,
    result text,
    drop_reason text,
    before jsonb,
    after jsonb,
    published jsonb,
    published_at timestamptz,
    opened_at timestamptz not null,
    changed_at timestamptz not null,
    constraint action_end_fits check (
      (state = 'done') = (done_day is not null and result is not null)
      and (state = 'dropped') = (drop_reason is not null)
    ),
    constraint action_published_fits check ((published is null) = (published_at is null))
  )`,
  'create index action_by_unit on action (unit_id, due_day)',
  'create index action_published on action (unit_id, published_at) where published_at is not null',
  `create table action_file (
    attachment_id uuid not null constraint action_file_pk primary key
      constraint action_file_attachment_known references attachment,
    action_id integer not null constraint action_file_action_known references action,
    position integer not null
  )`,
  'create index action_file_by_action on action_file (action_id, position)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
