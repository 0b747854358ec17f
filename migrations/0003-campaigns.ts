import { type Kysely, sql } from 'kysely';

const statements = [
  `create table campaign (
    id integer generated always as identity constraint campaign_pk primary key,
    slug text not null constraint campaign_slug_unique unique,
    unit_id integer not null constraint campaign_unit_known references unit,
    questionnaire text not null,
    name jsonb,
    first_day date not null,
    last_day date not null,
    population integer constraint campaign_population_counts_from_one check (population > 0),
    access text not null constraint campaign_access_known check (access in ('open', 'one-time')),
    closed_at timestamptz,
    codes_made integer not null default 0,
    constraint campaign_ends_after_it_begins check (first_day <= last_day),
    constraint campaign_open_has_no_codes check (access = 'one-time' or codes_made = 0)
  )`,
  'alter table point add column campaign_id integer constraint point_campaign_known references campaign',
  'create index point_by_campaign on point (campaign_id)',
  // Codes that are still to be used, and nothing else of them: a code that is used up leaves no row, so that nothing
  // here can be held against a response.
  `create table one_time_code (
    campaign_id integer not null constraint one_time_code_campaign_known references campaign,
    code_hash text not null,
    constraint one_time_code_pk primary key (campaign_id, code_hash)
  )`,
  // Answers given with one-time codes wait for a block of their own, so that a public figure is known to rest on
  // invited people alone.
  `alter table pending_tally
    add column campaign_id integer constraint pending_tally_campaign_known references campaign,
    drop constraint pending_tally_unique,
    add constraint pending_tally_unique unique nulls not distinct (unit_id, field_id, version_id, campaign_id)`,
  `alter table public_block
    add column campaign_id integer constraint public_block_campaign_known references campaign,
    drop constraint public_block_unique,
    add constraint public_block_unique
      unique nulls not distinct (unit_id, field_id, version_id, campaign_id, number)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
