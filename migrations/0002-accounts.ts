import { type Kysely, sql } from 'kysely';

const statements = [
  // The tables of better-auth, in our names.
  `create table staff (
    id text not null constraint staff_pk primary key,
    name text not null,
    email text not null constraint staff_email_unique unique
      constraint staff_email_lower_case check (email = lower(email)),
    email_verified boolean not null default false,
    image text,
    two_factor_enabled boolean not null default false,
    closed_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create table staff_session (
    id text not null constraint staff_session_pk primary key,
    staff_id text not null constraint staff_session_staff_known references staff on delete cascade,
    token text not null constraint staff_session_token_unique unique,
    expires_at timestamptz not null,
    ip_address text,
    user_agent text,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create index staff_session_by_staff on staff_session (staff_id)',
  `create table staff_credential (
    id text not null constraint staff_credential_pk primary key,
    staff_id text not null constraint staff_credential_staff_known references staff on delete cascade,
    provider_id text not null,
    account_id text not null,
    password text,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint staff_credential_unique unique (provider_id, account_id)
  )`,
  'create index staff_credential_by_staff on staff_credential (staff_id)',
  `create table staff_verification (
    id text not null constraint staff_verification_pk primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create index staff_verification_by_identifier on staff_verification (identifier)',
  `create table staff_second_factor (
    id text not null constraint staff_second_factor_pk primary key,
    staff_id text not null constraint staff_second_factor_staff_known references staff on delete cascade,
    secret text not null,
    backup_codes text not null,
    verified boolean not null default false,
    failed_verification_count integer not null default 0,
    locked_until timestamptz
  )`,
  'create index staff_second_factor_by_staff on staff_second_factor (staff_id)',

  // Ours.
  `create table sign_in_failure (
    email_hash text not null constraint sign_in_failure_pk primary key,
    failures integer not null,
    last_at timestamptz not null,
    locked_until timestamptz
  )`,
  `create table staff_link (
    token_hash text not null constraint staff_link_pk primary key,
    purpose text not null constraint staff_link_purpose_known check (purpose in
      ('first-administrator', 'invitation', 'reset')),
    email text,
    grants jsonb not null,
    made_by text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create table staff_grant (
    id integer generated always as identity constraint staff_grant_pk primary key,
    staff_id text not null constraint staff_grant_staff_known references staff,
    role text not null constraint staff_grant_role_known check (role in
      ('administrator', 'manager', 'officer', 'auditor', 'viewer')),
    unit_id integer constraint staff_grant_unit_known references unit,
    first_day date not null,
    last_day date,
    created_at timestamptz not null,
    constraint staff_grant_names_its_unit check ((role in ('administrator', 'auditor')) = (unit_id is null)),
    constraint staff_grant_ends_after_it_begins check (first_day <= last_day)
  )`,
  'create index staff_grant_by_staff on staff_grant (staff_id)',
  'create index staff_grant_by_unit on staff_grant (unit_id)',
  `create table audit_entry (
    id bigint generated always as identity constraint audit_entry_pk primary key,
    at timestamptz not null,
    staff_id text,
    staff_name text not null,
    action text not null,
    unit_id integer,
    subject_kind text not null,
    subject_key text not null,
    before jsonb,
    after jsonb,
    request_id text
  )`,
  'create index audit_entry_by_unit on audit_entry (unit_id, id)',
  'create index audit_entry_by_subject on audit_entry (subject_kind, subject_key, id)',
  `create trigger audit_entry_frozen before update or delete on audit_entry
    for each row execute function refuse_change()`,
  `create trigger audit_entry_kept before truncate on audit_entry
    for each statement execute function refuse_change()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
