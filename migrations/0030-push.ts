import { type Kysely, sql } from 'kysely';

const statements = [
  // Places that published files are put to, for servers that cannot be reached from here by a request of theirs.
  `create table push_target (
    id integer generated always as identity constraint push_target_pk primary key,
    kind text not null constraint push_target_kind_known check (kind in ('folder', 'sftp')),
    description text not null,
    unit_id integer constraint push_target_unit_known references unit,
    folder text not null,
    host text,
    port integer,
    username text,
    login text constraint push_target_login_known check (login in ('key', 'password')),
    sealed_password text,
    host_key text,
    created_at timestamptz not null,
    disabled_at timestamptz,
    wanted_because text constraint push_target_wanted_known check (wanted_because in ('now', 'closing', 'daily')),
    next_try_at timestamptz,
    tries smallint not null default 0,
    taken_until timestamptz,
    seen_closing_id integer not null default 0,
    pushed_day date,
    constraint push_target_sftp_has_a_server check (
      num_nonnulls(host, port, username, login) = case kind when 'sftp' then 4 else 0 end
    ),
    constraint push_target_wanted_is_tried check ((wanted_because is null) = (next_try_at is null))
  )`,
  // What came of each try; old ones are forgotten.
  `create table push_run (
    id integer generated always as identity constraint push_run_pk primary key,
    target_id integer not null constraint push_run_target_known references push_target,
    because text not null,
    begun_at timestamptz not null,
    ended_at timestamptz not null,
    files integer not null,
    bytes bigint not null,
    problem text
  )`,
  'create index push_run_by_target on push_run (target_id, id)',
  // What lies there, so that only what has changed is sent.
  `create table push_file (
    target_id integer not null constraint push_file_target_known references push_target,
    path text not null,
    digest text not null,
    constraint push_file_pk primary key (target_id, path)
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
