import { type Kysely, sql } from 'kysely';

/** How much one sender has sent today is asked at each petition. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw('create index petition_sender_by_email on petition_sender (email) where email is not null')
    .execute(db);
}
