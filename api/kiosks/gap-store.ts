import { sql } from 'kysely';
import type { Db } from '../database/open.ts';
import type { Text } from '../text.ts';
import type { Span } from './dark-hours.ts';
import { longestSilence } from './health.ts';

/** A device that stood at a unit's points, with when, and with when it was not heard of. */
export interface Silences {
  device: string;
  name: string;
  /** The label of the point where it stands, or last stood. */
  point: Text | null;
  posts: Span[];
  gaps: Span[];
}

/** The devices of some units with their gaps that reach into a stretch of time, the present one included. */
export async function listSilences(
  db: Db,
  unitIds: number[],
  from: Date,
  to: Date,
  now: Date,
): Promise<Silences[]> {
  const posts = await db
    .selectFrom('kiosk_post')
    .innerJoin('kiosk', 'kiosk.id', 'kiosk_post.kiosk_id')
    .innerJoin('point', 'point.id', 'kiosk_post.point_id')
    .select(['kiosk.id', 'device', 'name', 'seen_at', 'point.label', 'from_at', 'until_at'])
    .where(sql<boolean>`point.unit_id = any(${unitIds}::integer[])`)
    .where('from_at', '<', to)
    .where((where) => where.or([where('until_at', 'is', null), where('until_at', '>', from)]))
    .orderBy('kiosk.name')
    .orderBy('kiosk.id')
    .orderBy('number')
    .execute();
  if (posts.length === 0) return [];
  const gaps = await db
    .selectFrom('kiosk_gap')
    .selectAll()
    .where(sql<boolean>`kiosk_id = any(${posts.map(({ id }) => id)}::integer[])`)
    .where('began_at', '<', to)
    .where('ended_at', '>', from)
    .execute();
  const byKiosk = new Map<number, Silences>();
  for (const { id, device, name, seen_at, label, from_at, until_at } of posts) {
    const known = byKiosk.get(id) ?? {
      device,
      name,
      point: label,
      posts: [],
      gaps: [
        ...gaps.filter(({ kiosk_id }) => kiosk_id === id).map((gap) => spanOf(gap.began_at, gap.ended_at)),
        ...(now.getTime() - seen_at.getTime() > longestSilence ? [spanOf(seen_at, now)] : []),
      ],
    };
    known.posts.push(spanOf(from_at, until_at ?? now));
    byKiosk.set(id, { ...known, point: label });
  }
  return [...byKiosk.values()];
}

const spanOf = (from: Date, to: Date): Span => ({ from: from.getTime(), to: to.getTime() });

/** When a device was not heard of, newest first. */
export async function listGaps(
  db: Db,
  kioskId: number,
  most: number,
): Promise<{ from: Date; until: Date }[]> {
  const rows = await db
    .selectFrom('kiosk_gap')
    .select(['began_at', 'ended_at'])
    .where('kiosk_id', '=', kioskId)
    .orderBy('began_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ began_at, ended_at }) => ({ from: began_at, until: ended_at }));
}
