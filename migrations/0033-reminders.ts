import { type Kysely, sql } from 'kysely';

const statements = [
  // Actions past their day, and periods past the day set for closing them.
  'alter table alert drop constraint alert_kind_known',
  `alter table alert add constraint alert_kind_known
    check (kind in (
      'below-target', 'silent-point', 'harassment', 'kiosk-red', 'unpublished', 'actions-overdue', 'periods-due'
    ))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
