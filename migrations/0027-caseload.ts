import { type Kysely, sql } from 'kysely';

const counts = ['received', 'solved', 'on_time', 'late', 'late_apologised'];
const notNegative = counts
  .map((column) => `${column} integer not null constraint caseload_${column}_counts check (${column} >= 0)`)
  .join(', ');

const statements = [
  // Dossiers of a unit in a month, by field; without a field: of none, never the sum of the others.
  `create table caseload (
    id integer generated always as identity constraint caseload_pk primary key,
    unit_id integer not null constraint caseload_unit_known references unit,
    field_id integer constraint caseload_field_known references field,
    month date not null constraint caseload_month_by_its_first_day check (extract(day from month) = 1),
    ${notNegative},
    constraint caseload_solved_on_time_or_late check (on_time + late = solved),
    constraint caseload_apologies_for_late_ones check (late_apologised <= late),
    constraint caseload_unique unique nulls not distinct (unit_id, field_id, month)
  )`,
  // What a row was before it was corrected (or taken away: after is null), by whom and why; never changed again.
  `create table caseload_change (
    id integer generated always as identity constraint caseload_change_pk primary key,
    unit_id integer not null constraint caseload_change_unit_known references unit,
    field_id integer constraint caseload_change_field_known references field,
    month date not null,
    at timestamptz not null,
    by_name text not null,
    before jsonb not null,
    after jsonb,
    reason text
  )`,
  'create index caseload_change_by_unit on caseload_change (unit_id, month)',
  `create trigger caseload_change_frozen before update or delete on caseload_change
    for each row execute function refuse_change()`,
  'alter table target drop constraint target_metric_known',
  `alter table target add constraint target_metric_known check (metric in
    ('satisfaction', 'on-time', 'apologies', 'petitions-answered', 'published', 'manual'))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
