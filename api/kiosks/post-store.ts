import { sql } from 'kysely';
import type { Db, Trx } from '../database/open.ts';

/** A device stands at a point from now on. */
export async function beginPost(trx: Trx, kioskId: number, pointId: number, now: Date): Promise<void> {
  await sql`
    insert into kiosk_post (kiosk_id, number, point_id, from_at)
    select ${kioskId}::integer, coalesce(max(number), 0) + 1, ${pointId}::integer, ${now}::timestamptz
    from kiosk_post where kiosk_id = ${kioskId}`.execute(trx);
}

/** It stands there no more. */
export async function endPost(trx: Trx, kioskId: number, now: Date): Promise<void> {
  await trx
    .updateTable('kiosk_post')
    .set({ until_at: sql`greatest(from_at, ${now}::timestamptz)` })
    .where('kiosk_id', '=', kioskId)
    .where('until_at', 'is', null)
    .execute();
}

/** Lets the devices at a point stand at the one that its code went on for. */
export async function followPoint(trx: Trx, pointId: number, nextId: number, now: Date): Promise<void> {
  const kiosks = await trx
    .updateTable('kiosk')
    .set({ point_id: nextId })
    .where('point_id', '=', pointId)
    .returning(['id', 'retired_at', 'revoked_at'])
    .execute();
  for (const { id, retired_at, revoked_at } of kiosks) {
    if (retired_at !== null || revoked_at !== null) continue;
    await endPost(trx, id, now);
    await beginPost(trx, id, nextId, now);
  }
}

/** Where a device stood, oldest first; `code` is the one that led there, also where it went on for a successor since. */
export interface Post {
  pointId: number;
  code: string;
  from: Date;
  /** null: it stands there. */
  until: Date | null;
}

export async function listPosts(db: Db, kioskId: number): Promise<Post[]> {
  const { rows } = await sql<Post>`
    with recursive chain as (
      select kiosk_post.number, point.code, point.successor_id
      from kiosk_post join point on point.id = kiosk_post.point_id where kiosk_post.kiosk_id = ${kioskId}
      union all
      select chain.number, point.code, point.successor_id
      from chain join point on point.id = chain.successor_id
    )
    select kiosk_post.point_id as "pointId", chain.code, kiosk_post.from_at as "from", kiosk_post.until_at as "until"
    from kiosk_post join chain on chain.number = kiosk_post.number and chain.code is not null
    where kiosk_post.kiosk_id = ${kioskId} order by kiosk_post.number`.execute(db);
  return rows;
}
