import { type Kysely, sql } from 'kysely';

const statements = [
  `create table field (
    id integer generated always as identity constraint field_pk primary key,
    slug text not null constraint field_slug_unique unique,
    name jsonb not null,
    everyday jsonb
  )`,
  `create table unit (
    id integer generated always as identity constraint unit_pk primary key,
    slug text not null constraint unit_slug_unique unique,
    name jsonb not null,
    kind text not null constraint unit_kind_known check (kind in
      ('province', 'commune', 'district', 'department', 'school', 'hospital', 'one-stop', 'utility', 'other')),
    code text,
    parent_id integer constraint unit_parent_known references unit
      constraint unit_not_its_own_parent check (parent_id <> id),
    website text,
    valid_from date,
    valid_to date,
    successor_id integer constraint unit_successor_known references unit
      constraint unit_not_its_own_successor check (successor_id <> id),
    hours jsonb,
    demonstration boolean not null default false,
    search text not null,
    constraint unit_ends_after_it_begins check (valid_from <= valid_to)
  )`,
  'create index unit_by_parent on unit (parent_id)',
  `create table unit_field (
    unit_id integer not null constraint unit_field_unit_known references unit,
    field_id integer not null constraint unit_field_field_known references field,
    position integer not null,
    constraint unit_field_pk primary key (unit_id, field_id)
  )`,
  `create table questionnaire_version (
    id integer generated always as identity constraint questionnaire_version_pk primary key,
    questionnaire text not null,
    version integer not null constraint questionnaire_version_counts_from_one check (version > 0),
    family text not null,
    content jsonb not null,
    content_hash text not null,
    created_at timestamptz not null,
    constraint questionnaire_version_unique unique (questionnaire, version)
  )`,
  `create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is frozen', tg_table_name using errcode = 'restrict_violation';
  end $$`,
  `create trigger questionnaire_version_frozen before update or delete on questionnaire_version
    for each row execute function refuse_change()`,
  `create table point (
    id integer generated always as identity constraint point_pk primary key,
    code text constraint point_code_unique unique
      constraint point_code_crockford check (code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
    unit_id integer not null constraint point_unit_known references unit,
    questionnaire text not null,
    label jsonb,
    channel text not null constraint point_channel_known check (channel in ('qr', 'kiosk', 'link', 'assisted')),
    retired_at timestamptz,
    successor_id integer constraint point_successor_known references point,
    created_at timestamptz not null,
    constraint point_keeps_its_code_until_it_moves check ((code is null) = (successor_id is not null))
  )`,
  'create index point_by_unit on point (unit_id)',
  'create index point_by_successor on point (successor_id)',
  `create table point_field (
    point_id integer not null constraint point_field_point_known references point,
    field_id integer not null constraint point_field_field_known references field,
    position integer not null,
    constraint point_field_pk primary key (point_id, field_id)
  )`,
  `create table period (
    slug text constraint period_pk primary key,
    name jsonb not null,
    first_day date not null,
    last_day date not null,
    due date,
    constraint period_ends_after_it_begins check (first_day <= last_day)
  )`,
  `create table target (
    id integer generated always as identity constraint target_pk primary key,
    unit_id integer not null constraint target_unit_known references unit,
    metric text not null constraint target_metric_known check (metric in
      ('satisfaction', 'on-time', 'petitions-answered', 'published', 'manual')),
    scope text not null constraint target_scope_known check (scope in ('overall', 'each-field', 'field')),
    field_id integer constraint target_field_known references field,
    except_fields jsonb not null,
    measure_family text,
    measure_id text,
    threshold double precision not null
      constraint target_threshold_is_a_share check (threshold >= 0 and threshold <= 1),
    first_day date not null,
    last_day date not null,
    source text not null,
    constraint target_ends_after_it_begins check (first_day <= last_day),
    constraint target_field_named_by_scope check ((scope = 'field') = (field_id is not null)),
    constraint target_unique unique nulls not distinct (unit_id, metric, scope, field_id, first_day)
  )`,
  `create table calendar_year (
    year integer constraint calendar_year_pk primary key,
    "off" jsonb not null,
    worked_saturdays jsonb not null,
    status text not null
  )`,
  `create table response (
    unit_id integer not null constraint response_unit_known references unit,
    id uuid not null,
    point_id integer not null constraint response_point_known references point,
    field_id integer constraint response_field_known references field,
    version_id integer not null constraint response_version_known references questionnaire_version,
    channel text not null,
    day date not null,
    received_at timestamptz not null,
    quality text not null constraint response_quality_known check (quality in ('counted', 'flagged', 'void')),
    block integer constraint response_block_where_counted check ((block is null) = (quality <> 'counted')),
    ratings jsonb not null,
    reasons jsonb,
    choices jsonb,
    profile jsonb,
    comment text,
    locale text,
    content_hash text not null,
    constraint response_pk primary key (unit_id, id)
  )`,
  tallyTable(
    'tally',
    ['channel text not null', 'day date not null', 'quality text not null'],
    'channel, day, quality',
  ),
  tallyTable('pending_tally', ['block integer not null'], null),
  tallyTable('public_tally', ['day date not null'], 'day'),
  // The same by month ('YYYY-MM-01'): a year is read as twelve rows, not as 365.
  tallyTable('public_month', ['month date not null'], 'month'),
  `create table public_block (
    unit_id integer not null constraint public_block_unit_known references unit,
    field_id integer constraint public_block_field_known references field,
    version_id integer not null constraint public_block_version_known references questionnaire_version,
    number integer not null,
    day date not null,
    responses integer not null,
    constraint public_block_unique unique nulls not distinct (unit_id, field_id, version_id, number)
  )`,
  `create table demonstration (
    until_day date not null,
    finished_at timestamptz
  )`,
  'create unique index demonstration_one_row on demonstration ((true))',
  // Element by element; the shorter one counts as zeros, so that the first count needs no special case.
  `create function add_counts(a bigint[], b bigint[]) returns bigint[]
    language sql immutable parallel safe as $$
      select coalesce(array_agg(coalesce(x, 0) + coalesce(y, 0) order by i), '{}')
      from unnest(a, b) with ordinality as pair (x, y, i)
    $$`,
];

function tallyTable(name: string, columns: string[], more: string | null): string {
  const key = ['unit_id', 'field_id', 'version_id', ...(more ? [more] : [])].join(', ');
  return `create table ${name} (
    unit_id integer not null constraint ${name}_unit_known references unit,
    field_id integer constraint ${name}_field_known references field,
    version_id integer not null constraint ${name}_version_known references questionnaire_version,
    ${columns.join(', ')},
    responses integer not null,
    throughout integer not null,
    sums bigint[] not null,
    levels bigint[] not null,
    reasons bigint[] not null,
    options bigint[] not null,
    constraint ${name}_unique unique nulls not distinct (${key})
  )`;
}

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
