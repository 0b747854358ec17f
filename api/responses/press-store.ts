import { sql } from 'kysely';
import type { Db } from '../database/open.ts';
import type { Press } from '../kiosks/fairness.ts';
import { listAllVersions } from '../questionnaires/store.ts';
import { wholeLevel } from './level.ts';

/** The presses of a device that are recorded around some instants. */
export async function listPressesNear(
  db: Db,
  kioskId: number,
  instants: number[],
  around: { before: number; after: number },
): Promise<(Press & { counted: boolean })[]> {
  const spans = spansAround(instants, around);
  const rows = await db
    .selectFrom('response')
    .innerJoin(
      sql<{ first: Date; last: Date }>`unnest(
        ${spans.map(({ first }) => first)}::timestamptz[], ${spans.map(({ last }) => last)}::timestamptz[]
      )`.as<'span'>(sql`span (first, last)`),
      (join) => join.on(sql<boolean>`response.pressed_at between span.first and span.last`),
    )
    .select(['pressed_at', 'version_id', 'quality', 'ratings'])
    .where('kiosk_id', '=', kioskId)
    .execute();
  if (rows.length === 0) return [];
  const contents = new Map((await listAllVersions(db)).map(({ id, content }) => [id, content]));
  return rows.map((row) => ({
    at: row.pressed_at!.getTime(),
    level: wholeLevel(contents.get(row.version_id)!, row.ratings),
    counted: row.quality === 'counted',
  }));
}

/** Stretches of time that hold everything near the instants, none of them twice. */
function spansAround(instants: number[], { before, after }: { before: number; after: number }) {
  const spans: { first: number; last: number }[] = [];
  for (const at of instants.toSorted((a, b) => a - b)) {
    const open = spans.at(-1);
    if (open && at - before <= open.last) open.last = at + after;
    else spans.push({ first: at - before, last: at + after });
  }
  return spans.map(({ first, last }) => ({
    first: new Date(first).toISOString(),
    last: new Date(last).toISOString(),
  }));
}
