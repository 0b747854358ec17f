import { type Kysely, sql } from 'kysely';

const statements = [
  // Touch screens at a counter. Of their tokens only a hash is kept; the public key belongs to one that stays in the device.
  `create table kiosk (
    id integer generated always as identity constraint kiosk_pk primary key,
    device uuid not null constraint kiosk_device_unique unique,
    name text not null,
    point_id integer not null constraint kiosk_point_known references point,
    token_hash text not null constraint kiosk_token_unique unique,
    public_key jsonb,
    settings jsonb not null,
    paired_at timestamptz not null,
    seen_at timestamptz not null,
    app_version text,
    queued integer,
    queued_since timestamptz,
    rejected integer,
    clock_offset bigint,
    battery_level double precision constraint kiosk_battery_is_a_share check (battery_level between 0 and 1),
    battery_charging boolean,
    storage_usage bigint,
    storage_quota bigint,
    reload_at timestamptz,
    retired_at timestamptz,
    revoked_at timestamptz
  )`,
  'create index kiosk_by_point on kiosk (point_id)',
  // A code lives for minutes and goes when it is used.
  `create table kiosk_pairing (
    code_hash text constraint kiosk_pairing_pk primary key,
    point_id integer not null constraint kiosk_pairing_point_known references point,
    made_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  // Where a device stood, and when: what was pressed there counts there.
  `create table kiosk_post (
    kiosk_id integer not null constraint kiosk_post_kiosk_known references kiosk,
    number integer not null,
    point_id integer not null constraint kiosk_post_point_known references point,
    from_at timestamptz not null,
    until_at timestamptz,
    constraint kiosk_post_pk primary key (kiosk_id, number),
    constraint kiosk_post_ends_after_it_begins check (from_at <= until_at)
  )`,
  'create unique index kiosk_post_now on kiosk_post (kiosk_id) where until_at is null',
  'create index kiosk_post_by_point on kiosk_post (point_id)',
  // For how long a device was not heard of.
  `create table kiosk_gap (
    kiosk_id integer not null constraint kiosk_gap_kiosk_known references kiosk,
    began_at timestamptz not null,
    ended_at timestamptz not null,
    constraint kiosk_gap_pk primary key (kiosk_id, began_at),
    constraint kiosk_gap_ends_after_it_begins check (began_at < ended_at)
  )`,
  // A question spoken aloud, with the words that it says: it is silent once the questionnaire says others.
  `create table question_clip (
    questionnaire text not null,
    question text not null,
    locale text not null,
    words text not null,
    attachment_id uuid not null constraint question_clip_attachment_known references attachment,
    created_at timestamptz not null,
    constraint question_clip_pk primary key (questionnaire, question, locale)
  )`,
  'create index question_clip_by_attachment on question_clip (attachment_id)',
  // The device that it was given on, when by the corrected clock, and what the device's own clock said.
  'alter table response add column kiosk_id integer constraint response_kiosk_known references kiosk',
  'alter table response add column pressed_at timestamptz',
  'alter table response add column device_clock timestamptz',
  'create index response_by_kiosk on response (kiosk_id, pressed_at) where kiosk_id is not null',
  // Alerts about a device.
  'alter table alert add column kiosk_id integer constraint alert_kiosk_known references kiosk',
  'alter table alert drop constraint alert_kind_known',
  `alter table alert add constraint alert_kind_known
    check (kind in ('below-target', 'silent-point', 'harassment', 'kiosk-red'))`,
  `alter table alert add constraint alert_names_its_kiosk check ((kind = 'kiosk-red') = (kiosk_id is not null))`,
  'alter table alert drop constraint alert_unique',
  `alter table alert add constraint alert_unique
    unique nulls not distinct (unit_id, kind, field_id, point_id, kiosk_id, first_day)`,
  'drop index alert_open',
  `create unique index alert_open on alert (unit_id, kind, field_id, point_id, kiosk_id) nulls not distinct
    where cleared_day is null and kind <> 'harassment'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
