import { sql } from 'kysely';
import type { Trx } from '../database/open.ts';
import { longestSilence } from './health.ts';

/** Writes down that a device was heard of, and the gap before where it was a long one. */
export async function noteContact(trx: Trx, kioskId: number, now: Date): Promise<void> {
  const silentSince = new Date(now.getTime() - longestSilence);
  await sql`
    insert into kiosk_gap (kiosk_id, began_at, ended_at)
    select id, seen_at, ${now}::timestamptz from kiosk
    where id = ${kioskId} and seen_at < ${silentSince}::timestamptz
    on conflict do nothing`.execute(trx);
  await trx
    .updateTable('kiosk')
    .set({ seen_at: now })
    .where('id', '=', kioskId)
    .where('seen_at', '<', now)
    .execute();
}
