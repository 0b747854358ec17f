import { type Kysely, sql } from 'kysely';

const statements = [
  // How many came in through a point on a day, and when last: counts need no more than this index.
  'create index response_by_point_and_day on response (point_id, day)',
  // Finished days by point and hour, taken from the responses once a day is over: what managers compare, and what no
  // tally of the intake holds. Without an hour: responses whose time of receipt says nothing about the visit.
  `create table point_hour (
    unit_id integer not null constraint point_hour_unit_known references unit,
    point_id integer not null constraint point_hour_point_known references point,
    version_id integer not null constraint point_hour_version_known references questionnaire_version,
    day date not null,
    hour smallint constraint point_hour_hour_of_a_day check (hour between 0 and 23),
    responses integer not null,
    throughout integer not null,
    sums bigint[] not null,
    levels bigint[] not null,
    constraint point_hour_unique unique nulls not distinct (unit_id, day, point_id, version_id, hour)
  )`,
  `create table alert (
    id integer generated always as identity constraint alert_pk primary key,
    unit_id integer not null constraint alert_unit_known references unit,
    kind text not null constraint alert_kind_known check (kind in ('below-target', 'silent-point', 'harassment')),
    field_id integer constraint alert_field_known references field,
    point_id integer constraint alert_point_known references point,
    first_day date not null,
    last_day date not null,
    cleared_day date,
    facts jsonb not null,
    told_at timestamptz,
    constraint alert_unique unique nulls not distinct (unit_id, kind, field_id, point_id, first_day),
    constraint alert_ends_after_it_begins check (first_day <= last_day),
    constraint alert_names_its_point check ((kind = 'silent-point') = (point_id is not null))
  )`,
  // Of what goes on there is one open alert at a time.
  `create unique index alert_open on alert (unit_id, kind, field_id, point_id) nulls not distinct
    where cleared_day is null and kind <> 'harassment'`,
  // By whom it was marked as seen.
  `create table alert_seen (
    alert_id integer not null constraint alert_seen_alert_known references alert,
    staff_id text not null constraint alert_seen_staff_known references staff on delete cascade,
    at timestamptz not null,
    constraint alert_seen_pk primary key (alert_id, staff_id)
  )`,
  'create index alert_untold on alert (id) where told_at is null',
  // To whom it is sent: a row is taken by a process before its e-mail goes out, so that two processes send it once.
  `create table alert_mail (
    alert_id integer not null constraint alert_mail_alert_known references alert,
    staff_id text not null constraint alert_mail_staff_known references staff on delete cascade,
    tried_at timestamptz,
    sent_at timestamptz,
    constraint alert_mail_pk primary key (alert_id, staff_id)
  )`,
  'create index alert_mail_unsent on alert_mail (staff_id) where sent_at is null',
  // Up to which day alerts were looked for, and until when a process has this in hand. One row.
  `create table alert_watch (
    last_day date,
    taken_until timestamptz
  )`,
  'create unique index alert_watch_one_row on alert_watch ((true))',
  'insert into alert_watch default values',
  `create index response_with_harassment on response (day) where reasons @> '["harassment"]'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
