import { type Kysely, sql } from 'kysely';

const statements = [
  // Where backups were made and what came of it; the backups themselves are files.
  `create table backup (
    id integer generated always as identity constraint backup_pk primary key,
    cause text not null constraint backup_cause_known check (cause in ('nightly', 'console', 'command')),
    day date not null,
    begun_at timestamptz not null,
    machine text not null,
    finished_at timestamptz,
    path text,
    second_path text,
    bytes bigint,
    rows bigint,
    problem text,
    constraint backup_finished_with_a_file check ((finished_at is null) = (path is null))
  )`,
  // Of several processes on one database, one makes the copy of a night.
  `create unique index backup_one_a_night on backup (day) where cause = 'nightly'`,
  'create index backup_by_begin on backup (begun_at)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
