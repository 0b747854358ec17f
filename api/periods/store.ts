import { type Change, changeOf } from '../database/change.ts';
import type { Db, Trx } from '../database/open.ts';
import type { Day } from '../days.ts';
import type { Text } from '../text.ts';
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
export async function listOwnPeriods(db: Db): Promise<(Period & { due: Day | null })[]> {
  const rows = await db.selectFrom('period').selectAll().orderBy('first_day', 'desc').execute();
  return rows.map((row) => ({
    slug: row.slug,
    name: row.name,
    from: row.first_day,
    to: row.last_day,
    due: row.due,
  }));
}

export interface NewPeriod {
  slug: string;
  name: Text;
  from: Day;
  to: Day;
  due: Day | null;
}

/** Puts in or changes periods of the installation; says of each what happened. */
export async function savePeriods(trx: Trx, periods: NewPeriod[]): Promise<Change[]> {
  if (periods.length === 0) return [];
  const rows = await trx.selectFrom('period').selectAll().execute();
  const known = new Map(
    rows.map((row) => [
      row.slug,
      { slug: row.slug, name: row.name, from: row.first_day, to: row.last_day, due: row.due },
    ]),
  );
  const changes: Change[] = [];
  for (const period of periods) {
    const change = changeOf(known.get(period.slug), period);
    changes.push(change);
    if (change === 'left') continue;
    const values = {
      name: JSON.stringify(period.name),
      first_day: period.from,
      last_day: period.to,
      due: period.due,
    };
    await trx
      .insertInto('period')
      .values({ slug: period.slug, ...values })
      .onConflict((conflict) => conflict.constraint('period_pk').doUpdateSet(values))
      .execute();
  }
  return changes;
}
