import { type Kysely, sql } from 'kysely';

const statements = [
  // Followed by whoever reads the mailbox: only then is the address of the new account known to be theirs.
  'alter table staff_link add column mailed boolean not null default false',
  // The identity provider has asked for its own second factor.
  'alter table staff_session add column by_provider boolean not null default false',
  'create index staff_link_by_maker on staff_link (made_by)',
  'create index audit_entry_by_staff on audit_entry (staff_id, id)',
  'create index audit_entry_by_action on audit_entry (action, id)',
  'create index audit_entry_by_time on audit_entry (at, id)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
