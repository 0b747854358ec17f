import { type Kysely, sql } from 'kysely';

const states = [
  'submitted',
  'needs_info',
  'accepted',
  'assigned',
  'answered',
  'returned',
  'approved',
  'published',
  'promised',
  'reopened',
  'refused',
  'transferred',
  'redirected',
  'merged',
  'withdrawn',
  'spam',
];
const channels = ['web', 'api', 'phone', 'in-person', 'paper', 'email', 'zalo', 'other-system'];
const listed = (values: string[]) => values.map((value) => `'${value}'`).join(', ');
const ended = listed([
  'published',
  'promised',
  'refused',
  'transferred',
  'redirected',
  'merged',
  'withdrawn',
  'spam',
]);

const statements = [
  // A sticker on a lamp post: who scans it need not say where it is and what it is about.
  `create table petition_sticker (
    id integer generated always as identity constraint petition_sticker_pk primary key,
    code text not null constraint petition_sticker_code_unique unique,
    unit_id integer not null constraint petition_sticker_unit_known references unit,
    category_id integer constraint petition_sticker_category_known references petition_category,
    label text not null,
    place text,
    latitude double precision,
    longitude double precision,
    retired_at timestamptz,
    created_at timestamptz not null,
    constraint petition_sticker_place_has_both check ((latitude is null) = (longitude is null))
  )`,
  // Who sent it stands in a table of its own: read by few, written down when read, and erased alone.
  `create table petition (
    id uuid not null constraint petition_pk primary key,
    code text not null constraint petition_code_unique unique,
    -- Each new secret makes the one before useless; the secret itself is kept nowhere.
    secret_generation integer not null default 1,
    content_hash text not null,
    -- To whom it was sent, who has it in hand, and whose staff may see the sender.
    unit_id integer not null constraint petition_unit_known references unit,
    handler_unit_id integer not null constraint petition_handler_known references unit,
    handler_staff_id text constraint petition_officer_known references staff on delete set null,
    identity_unit_id integer not null constraint petition_identity_unit_known references unit,
    -- Goes past the unit that it is about, which learns nothing of the sender.
    past_the_unit boolean not null default false,
    kind text not null constraint petition_kind_exists references petition_kind,
    category_id integer constraint petition_category_known references petition_category,
    field_id integer constraint petition_field_known references field,
    sticker_id integer constraint petition_sticker_known references petition_sticker,
    channel text not null constraint petition_channel_known check (channel in (${listed(channels)})),
    locale text not null,
    text text not null,
    search tsvector not null,
    place text,
    latitude double precision,
    longitude double precision,
    may_publish_text boolean not null,
    may_publish_photos boolean not null,
    consent_version text,
    consent_at timestamptz,
    received_at timestamptz not null,
    received_day date not null,
    entered_at timestamptz not null,
    entered_by text,
    state text not null constraint petition_state_known check (state in (${listed(states)})),
    -- Where it goes back to from a question, a merger or the spam.
    state_before text,
    state_at timestamptz not null,
    -- Counts every change, so that the second of two officers is told.
    revision integer not null default 1,
    profile_id integer not null constraint petition_profile_known references deadline_profile,
    clock jsonb not null,
    acknowledged_at timestamptz,
    acknowledge_due timestamptz not null,
    -- null while it stands still.
    answer_due timestamptz,
    -- When its sender first had an answer, or it ended otherwise.
    first_ended_at timestamptz,
    -- By when that should have been.
    first_due timestamptz,
    -- Working days from receipt to the first answer, without those on which the sender was asked.
    answered_after integer,
    ended_at timestamptz,
    promise_day date,
    promise_kept_at timestamptz,
    merged_into uuid constraint petition_merged_into_known references petition,
    times_reopened integer not null default 0,
    reopened_at timestamptz,
    refusal_reason text,
    transferred_to text,
    transfer_reference text,
    source_system text,
    source_code text,
    -- The text as the public may read it, and what was left out of it.
    published_text text,
    hidden_passages jsonb not null default '[]',
    escalated_at timestamptz,
    erased_at timestamptz,
    constraint petition_source_unique unique (source_system, source_code),
    constraint petition_source_has_both check ((source_system is null) = (source_code is null)),
    constraint petition_place_has_both check ((latitude is null) = (longitude is null)),
    constraint petition_merged_names_it check ((state = 'merged') = (merged_into is not null)),
    constraint petition_refused_says_why check (state <> 'refused' or refusal_reason is not null),
    constraint petition_transferred_says_where check (state <> 'transferred' or transferred_to is not null),
    constraint petition_promised_says_when check (state <> 'promised' or promise_day is not null),
    constraint petition_ended_says_when check ((state in (${ended})) = (ended_at is not null))
  )`,
  'create index petition_by_handler on petition (handler_unit_id, answer_due, id)',
  `create index petition_in_hand on petition (handler_unit_id, answer_due, id) where ended_at is null`,
  'create index petition_by_receipt on petition (handler_unit_id, received_day)',
  `create index petition_by_outcome on petition (handler_unit_id, ended_at desc)
    where state in ('published', 'promised')`,
  'create index petition_by_unit on petition (unit_id, received_day)',
  'create index petition_by_state on petition (state, handler_unit_id)',
  'create index petition_by_place on petition (latitude, longitude) where latitude is not null',
  'create index petition_by_merger on petition (merged_into) where merged_into is not null',
  'create index petition_by_officer on petition (handler_staff_id) where ended_at is null',
  'create index petition_search on petition using gin (search)',
  `create table petition_sender (
    petition_id uuid not null constraint petition_sender_pk primary key
      constraint petition_sender_petition_known references petition on delete cascade,
    name text,
    phone text,
    email text,
    address text
  )`,
  'create index petition_sender_by_phone on petition_sender (phone) where phone is not null',
  // What happened, in order. Words are for the sender and, where the outcome is published, for everybody.
  `create table petition_event (
    id bigint generated always as identity constraint petition_event_pk primary key,
    petition_id uuid not null constraint petition_event_petition_known references petition on delete cascade,
    at timestamptz not null,
    move text not null,
    state text not null,
    actor text not null constraint petition_event_actor_known check (actor in ('sender', 'staff', 'system')),
    staff_id text,
    staff_name text,
    unit_id integer constraint petition_event_unit_known references unit,
    text text,
    facts jsonb not null default '{}'
  )`,
  'create index petition_event_by_petition on petition_event (petition_id, id)',
  `create table petition_message (
    id bigint generated always as identity constraint petition_message_pk primary key,
    petition_id uuid not null constraint petition_message_petition_known references petition on delete cascade,
    at timestamptz not null,
    author text not null constraint petition_message_author_known check (author in ('sender', 'staff')),
    staff_id text,
    staff_name text,
    text text not null
  )`,
  'create index petition_message_by_petition on petition_message (petition_id, id)',
  `create table petition_note (
    id bigint generated always as identity constraint petition_note_pk primary key,
    petition_id uuid not null constraint petition_note_petition_known references petition on delete cascade,
    at timestamptz not null,
    staff_id text,
    staff_name text not null,
    text text not null
  )`,
  'create index petition_note_by_petition on petition_note (petition_id, id)',
  `create table petition_answer (
    id bigint generated always as identity constraint petition_answer_pk primary key,
    petition_id uuid not null constraint petition_answer_petition_known references petition on delete cascade,
    outcome text not null constraint petition_answer_outcome_known check (outcome in ('done', 'promised')),
    promise_day date,
    text text not null,
    drafted_by text,
    drafted_by_name text not null,
    drafted_at timestamptz not null,
    unit_id integer not null constraint petition_answer_unit_known references unit,
    returned_at timestamptz,
    return_reason text,
    approved_by text,
    approved_by_name text,
    approved_at timestamptz,
    -- As published: without the passages left out.
    published_text text,
    hidden_passages jsonb not null default '[]',
    published_at timestamptz,
    constraint petition_answer_promise_has_a_day check ((outcome = 'promised') = (promise_day is not null)),
    constraint petition_answer_published_has_text check ((published_at is null) = (published_text is null))
  )`,
  'create index petition_answer_by_petition on petition_answer (petition_id, id)',
  // What the sender thinks of a published answer.
  `create table petition_rating (
    answer_id bigint not null constraint petition_rating_pk primary key
      constraint petition_rating_answer_known references petition_answer on delete cascade,
    petition_id uuid not null constraint petition_rating_petition_known references petition on delete cascade,
    level integer not null constraint petition_rating_level_on_scale check (level between 1 and 5),
    mended boolean,
    comment text,
    at timestamptz not null
  )`,
  'create index petition_rating_by_petition on petition_rating (petition_id)',
  // How the sender was told: letters by themselves, calls and visits as staff write them down.
  `create table petition_notice (
    id bigint generated always as identity constraint petition_notice_pk primary key,
    petition_id uuid not null constraint petition_notice_petition_known references petition on delete cascade,
    at timestamptz not null,
    way text not null constraint petition_notice_way_known
      check (way in ('email', 'gateway', 'phone', 'visit', 'paper', 'zalo')),
    about text not null,
    note text,
    staff_id text,
    staff_name text
  )`,
  'create index petition_notice_by_petition on petition_notice (petition_id, id)',
  // Who saw a sender, when and what for; the database refuses to change it.
  `create table petition_access (
    id bigint generated always as identity constraint petition_access_pk primary key,
    petition_id uuid not null constraint petition_access_petition_known references petition,
    at timestamptz not null,
    staff_id text,
    staff_name text not null,
    what text not null
  )`,
  'create index petition_access_by_petition on petition_access (petition_id, id)',
  `create trigger petition_access_frozen before update or delete on petition_access
    for each row execute function refuse_change()`,
  // Others who met the same: no more than that they did.
  `create table petition_also (
    id uuid not null constraint petition_also_pk primary key,
    petition_id uuid not null constraint petition_also_petition_known references petition on delete cascade,
    day date not null
  )`,
  'create index petition_also_by_petition on petition_also (petition_id)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
