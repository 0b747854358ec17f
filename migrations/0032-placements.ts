import { type Kysely, sql } from 'kysely';

const statements = [
  // Websites that an embed of a unit was asked for from: the name alone, and the day. Nothing of who looked.
  `create table embed_host (
    unit_id integer not null constraint embed_host_unit_known references unit,
    host text not null constraint embed_host_short check (length(host) <= 253),
    since date not null,
    last_day date not null,
    standing text not null default 'unconfirmed'
      constraint embed_host_standing_known check (standing in ('unconfirmed', 'confirmed', 'hidden')),
    constraint embed_host_pk primary key (unit_id, host),
    constraint embed_host_ends_after_it_begins check (since <= last_day)
  )`,
  // Pages on which a unit published its figures, as its staff say.
  `create table placement (
    id integer generated always as identity constraint placement_pk primary key,
    unit_id integer not null constraint placement_unit_known references unit,
    url text not null,
    published_on date not null,
    registered_on date not null,
    ended_on date,
    fresh_since date,
    checked_at timestamptz,
    taken_until timestamptz,
    constraint placement_ends_after_it_begins check (ended_on is null or registered_on <= ended_on)
  )`,
  'create unique index placement_once on placement (unit_id, url) where ended_on is null',
  // What was found there, by day; of several looks on one day the last.
  `create table placement_check (
    placement_id integer not null constraint placement_check_of_one references placement,
    day date not null,
    outcome text not null
      constraint placement_check_outcome_known check (outcome in ('live', 'pasted', 'missing', 'unreachable')),
    as_of date,
    problem text,
    constraint placement_check_pk primary key (placement_id, day),
    constraint placement_check_day_of_pasted check (as_of is null or outcome = 'pasted'),
    constraint placement_check_names_its_problem check ((outcome = 'unreachable') = (problem is not null))
  )`,
  'alter table alert drop constraint alert_kind_known',
  `alter table alert add constraint alert_kind_known
    check (kind in ('below-target', 'silent-point', 'harassment', 'kiosk-red', 'unpublished'))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
