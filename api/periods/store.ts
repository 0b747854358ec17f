import type { Db } from '../database/open.ts';
import { calendarPeriod, type Period } from './period.ts';

/** The period of a slug: the calendar's, or the installation's own. */
export async function findPeriod(db: Db, slug: string): Promise<Period | undefined> {
  const own = /^[a-z0-9-]{1,80}$/.test(slug)
    ? await db.selectFrom('period').selectAll().where('slug', '=', slug).executeTakeFirst()
    : undefined;
  return own
    ? { slug: own.slug, name: own.name, from: own.first_day, to: own.last_day }
    : calendarPeriod(slug);
}

/** The installation's own periods, newest first. */
export async function listOwnPeriods(db: Db): Promise<Period[]> {
  const rows = await db.selectFrom('period').selectAll().orderBy('first_day', 'desc').execute();
  return rows.map((row) => ({ slug: row.slug, name: row.name, from: row.first_day, to: row.last_day }));
}
