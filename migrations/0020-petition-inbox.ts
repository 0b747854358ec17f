import { type Kysely, sql } from 'kysely';

const ended = 'ended_at is not null';
const elsewhere = 'handler_unit_id <> unit_id and not past_the_unit';
// The end of time, so that one order holds what has a day and what stands still.
const due = `coalesce(answer_due, timestamptz 'infinity')`;

const statements = [
  // One page of an inbox, in its order; for one unit, and for many.
  `create index petition_inbox on petition (handler_unit_id, (${due}), id) where ended_at is null`,
  `create index petition_inbox_of_all on petition ((${due}), id) where ended_at is null`,
  `create index petition_ended on petition (handler_unit_id, ended_at, id) where ${ended}`,
  `create index petition_ended_of_all on petition (ended_at, id) where ${ended}`,
  `create index petition_spam on petition (handler_unit_id, ended_at, id) where state = 'spam'`,
  `create index petition_promised on petition (handler_unit_id, promise_day, id) where state = 'promised'`,
  `create index petition_elsewhere on petition (unit_id, received_at, id) where ${elsewhere}`,
  // The counts of its tabs, read from the index alone.
  `create index petition_open_counts on petition (handler_unit_id, state, answer_due) where ended_at is null`,
  // This did the same less well.
  'drop index petition_in_hand',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
