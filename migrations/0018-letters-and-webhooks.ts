import { type Kysely, sql } from 'kysely';

const statements = [
  // Letters on their way out. Once sent or given up nothing of them stays but when, and what they were about.
  `create table letter (
    id integer generated always as identity constraint letter_pk primary key,
    to_address text,
    subject text,
    text text,
    about_kind text not null,
    about_key text not null,
    created_at timestamptz not null,
    next_try_at timestamptz,
    tries smallint not null default 0,
    sent_at timestamptz,
    given_up_at timestamptz,
    last_problem text,
    constraint letter_waits_or_is_done check (num_nonnulls(next_try_at, sent_at, given_up_at) = 1),
    constraint letter_empty_once_done check (
      num_nonnulls(to_address, subject, text) = case when next_try_at is null then 0 else 3 end
    )
  )`,
  'create index letter_waiting on letter (next_try_at) where next_try_at is not null',
  'create index letter_by_subject on letter (about_kind, about_key)',
  // Addresses of other systems that are told what happens. Their secrets are derived, not stored.
  `create table webhook (
    id integer generated always as identity constraint webhook_pk primary key,
    url text not null,
    description text not null,
    events jsonb not null,
    unit_id integer constraint webhook_unit_known references unit,
    secret_number integer not null default 1,
    secret_made_at timestamptz not null,
    created_at timestamptz not null,
    disabled_at timestamptz,
    disabled_because text constraint webhook_disabled_because_known check (disabled_because in ('person', 'gone')),
    constraint webhook_disabled_because_of_something check ((disabled_at is null) = (disabled_because is null))
  )`,
  `create table webhook_delivery (
    id integer generated always as identity constraint webhook_delivery_pk primary key,
    webhook_id integer not null constraint webhook_delivery_webhook_known references webhook,
    message_id text not null,
    event text not null,
    subject_key text not null,
    payload jsonb,
    created_at timestamptz not null,
    next_try_at timestamptz,
    taken_until timestamptz,
    tries smallint not null default 0,
    last_tried_at timestamptz,
    delivered_at timestamptz,
    given_up_at timestamptz,
    last_status smallint,
    last_problem text,
    last_answer text,
    constraint webhook_delivery_unique unique (webhook_id, message_id),
    constraint webhook_delivery_waits_or_is_done check (
      next_try_at is not null or delivered_at is not null or given_up_at is not null
    ),
    constraint webhook_delivery_has_something_to_send check (next_try_at is null or payload is not null)
  )`,
  'create index webhook_delivery_waiting on webhook_delivery (webhook_id, next_try_at) where next_try_at is not null',
  'create index webhook_delivery_by_webhook on webhook_delivery (webhook_id, id)',
  'create index webhook_delivery_by_subject on webhook_delivery (subject_key)',
  'create index webhook_delivery_full on webhook_delivery (id) where payload is not null and next_try_at is null',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
