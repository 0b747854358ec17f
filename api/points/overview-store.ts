import { sql } from 'kysely';
import type { Db } from '../database/open.ts';
import type { Text } from '../text.ts';
import { listPoints, type Point } from './store.ts';

/** Every point of a unit that has its code, in use or retired, oldest first. */
export async function listAllPointsOfUnit(db: Db, unitId: number): Promise<Point[]> {
  const rows = await db
    .selectFrom('point')
    .select('code')
    .where('unit_id', '=', unitId)
    .where('code', 'is not', null)
    .execute();
  const points = await listPoints(
    db,
    rows.map(({ code }) => code!),
  );
  return points.sort((a, b) => a.id - b.id);
}

/** A point that was closed when its unit ended, and where its printed code leads now. */
export interface MovedPoint {
  id: number;
  label: Text | null;
  code: string;
  successor: { slug: string; name: Text };
}

/** The points of a unit whose codes went on for another. */
export async function listMovedPoints(db: Db, unitId: number): Promise<MovedPoint[]> {
  const { rows } = await sql<{ id: number; label: Text | null; code: string; slug: string; name: Text }>`
    with recursive onward as (
      select id, label, successor_id as at from point where unit_id = ${unitId} and successor_id is not null
      union all
      select onward.id, onward.label, point.successor_id
      from onward join point on point.id = onward.at where point.successor_id is not null
    )
    select onward.id, onward.label, point.code, unit.slug, unit.name
    from onward join point on point.id = onward.at join unit on unit.id = point.unit_id
    where point.code is not null order by onward.id`.execute(db);
  return rows.map(({ slug, name, ...moved }) => ({ ...moved, successor: { slug, name } }));
}
