import { type Kysely, sql } from 'kysely';

const statements = [
  // A period of a unit as it was published when a person closed it; a later revision stands beside it, never instead.
  `create table closing (
    id integer generated always as identity constraint closing_pk primary key,
    unit_id integer not null constraint closing_unit_known references unit,
    period text not null,
    name jsonb not null,
    first_day date not null,
    last_day date not null,
    revision smallint not null,
    reason text,
    closed_at timestamptz not null,
    closed_by text not null,
    summary jsonb not null,
    constraint closing_unique unique (unit_id, period, revision),
    constraint closing_days_in_order check (first_day <= last_day),
    constraint closing_revised_for_a_reason check (revision >= 1 and (revision = 1) = (reason is null))
  )`,
  'create index closing_by_unit on closing (unit_id, id)',
  // The very bytes that were published (UTF-8), with the hash that anybody can compare.
  `create table closing_file (
    closing_id integer not null constraint closing_file_closing_known references closing,
    name text not null,
    coverage text not null constraint closing_file_coverage_known check (coverage in ('unit', 'with-below')),
    locale text not null,
    format text not null,
    content text not null,
    sha256 text not null,
    constraint closing_file_pk primary key (closing_id, name, coverage, locale, format),
    constraint closing_file_hash_true check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
  )`,
  'create index closing_file_by_hash on closing_file (sha256)',
  // Units whose period a superior has told to close, until each is done.
  `create table closing_order (
    unit_id integer not null constraint closing_order_unit_known references unit,
    period text not null,
    name jsonb not null,
    first_day date not null,
    last_day date not null,
    ordered_at timestamptz not null,
    staff_id text,
    staff_name text not null,
    request_id text,
    constraint closing_order_pk primary key (unit_id, period)
  )`,
  ...['closing', 'closing_file'].flatMap((table) => [
    `create trigger ${table}_frozen before update or delete on ${table}
      for each row execute function refuse_change()`,
    `create trigger ${table}_kept before truncate on ${table}
      for each statement execute function refuse_change()`,
  ]),
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
