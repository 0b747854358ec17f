import { type Kysely, sql } from 'kysely';

const statements = [
  // What is judged by figures from elsewhere (SIPAS, PAR INDEX, PAPI, PCI …): known to the unit and all below it.
  `create table indicator (
    id integer generated always as identity constraint indicator_pk primary key,
    slug text not null constraint indicator_slug_unique unique,
    name jsonb not null,
    index_group text not null constraint indicator_group_known
      check (index_group in ('sipas', 'par-index', 'papi', 'pci', 'other')),
    value_unit text not null,
    direction text not null constraint indicator_direction_known check (direction in ('up', 'down')),
    unit_id integer constraint indicator_unit_known references unit
  )`,
  'create index indicator_by_unit on indicator (unit_id)',
  // A value entered by hand is never overwritten: the newest of an indicator, unit, field and day holds.
  `create table indicator_value (
    id integer generated always as identity constraint indicator_value_pk primary key,
    indicator_id integer not null constraint indicator_value_indicator_known references indicator,
    unit_id integer not null constraint indicator_value_unit_known references unit,
    field_id integer constraint indicator_value_field_known references field,
    day date not null,
    value double precision,
    source text not null,
    reason text,
    attachment_id uuid constraint indicator_value_attachment_known references attachment,
    staff_name text not null,
    at timestamptz not null
  )`,
  'create index indicator_value_by_unit on indicator_value (unit_id, indicator_id, day)',
  'create index indicator_value_by_field on indicator_value (field_id) where field_id is not null',
  'create index indicator_value_by_attachment on indicator_value (attachment_id) where attachment_id is not null',
  `create trigger indicator_value_frozen before update or delete on indicator_value
    for each row execute function refuse_change()`,

  `alter table target
    add column kind text not null default 'threshold' constraint target_kind_known
      check (kind in ('threshold', 'ceiling', 'count', 'rise', 'share')),
    add column indicator_id integer constraint target_indicator_known references indicator,
    drop constraint target_threshold_is_a_share,
    drop constraint target_unique`,
  `alter table target
    add constraint target_threshold_fits check (threshold >= 0 and (threshold <= 1 or
      kind = 'count' or (metric = 'manual' and kind <> 'share'))),
    add constraint target_indicator_where_manual check ((metric = 'manual') = (indicator_id is not null)),
    add constraint target_unique unique nulls not distinct
      (unit_id, metric, kind, indicator_id, scope, field_id, first_day)`,
  `alter table target_change
    add column kind text not null default 'threshold',
    add column indicator_id integer constraint target_change_indicator_known references indicator`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
