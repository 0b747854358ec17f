import { type Kysely, sql } from 'kysely';

const statements = [
  // The same words from many within a day are held for a person to look at; no words are kept here.
  'alter table petition add column text_hash text',
  'create index petition_by_text on petition (text_hash, entered_at) where text_hash is not null',
  // Which promise the staff were reminded of, so that they are reminded once.
  `create table petition_reminder (
    petition_id uuid not null constraint petition_reminder_petition_known references petition on delete cascade,
    about text not null constraint petition_reminder_about_known check (about in ('promise-near', 'promise-broken')),
    promise_day date not null,
    at timestamptz not null,
    constraint petition_reminder_pk primary key (petition_id, about, promise_day)
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
