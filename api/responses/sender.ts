import type { Db } from '../database/open.ts';
import { whenGiven } from '../kiosks/day-given.ts';
import type { Kiosk } from '../kiosks/kiosk.ts';
import { listPosts, type Post } from '../kiosks/post-store.ts';
import { listPointsById, type Point } from '../points/store.ts';
import { type Problem, problem } from '../problems.ts';
import type { OnDevice } from './fit.ts';

/** A paired device that sends, or whose file is brought in, with where it ever stood. */
export interface Sender {
  kiosk: Kiosk;
  /** What is to be added to its clock, in milliseconds. */
  offset: number;
  posts: (Post & { point: Point })[];
  /** Staff stand for what is in its file: it counts although the device was out of use by then. */
  byFile: boolean;
}

export async function describeSender(db: Db, kiosk: Kiosk, offset: number, byFile = false): Promise<Sender> {
  const posts = await listPosts(db, kiosk.id);
  const points = await listPointsById(db, [...new Set(posts.map(({ pointId }) => pointId))]);
  const byId = new Map(points.map((point) => [point.id, point]));
  return { kiosk, offset, byFile, posts: posts.map((post) => ({ ...post, point: byId.get(post.pointId)! })) };
}

/**
 * Where and when a response was given on a device. A code that went on for another unit leads to the point that had it
 * at that time, so that the day of a merger is a clean cut for late responses too.
 */
export function placeOnDevice(
  { kiosk, offset, posts, byFile }: Sender,
  code: string,
  answeredAt: string | undefined,
  now: Date,
): { point: Point; on: OnDevice } | Problem {
  const clock = answeredAt === undefined ? null : new Date(answeredAt);
  const given = whenGiven(clock, offset, now);
  const at = given.pressedAt ?? now;
  const there = posts.filter((post) => post.code === code);
  const post =
    there.find(({ from, until }) => from <= at && (until === null || at < until)) ??
    there.findLast(({ from }) => from <= at) ??
    there[0];
  if (!post) return problem('kiosk-other-point');
  const outOfUseAt = kiosk.retiredAt;
  if (!byFile && outOfUseAt !== null && at >= outOfUseAt) return problem('kiosk-retired');
  const units = there.map(({ point }) => point.unit.id);
  const formerUnitIds = [...new Set([...units, ...post.point.formerUnitIds])];
  return {
    point: { ...post.point, code, formerUnitIds: formerUnitIds.filter((id) => id !== post.point.unit.id) },
    on: { kioskId: kiosk.id, at, day: given.day, pressedAt: given.pressedAt, clock },
  };
}
