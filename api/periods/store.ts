import { type Change, changeOf } from '../database/change.ts';
import type { Db, Trx } from '../database/open.ts';
import { remembered } from '../database/remembered.ts';
import type { Day } from '../days.ts';
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

/** As `findPeriod`, with the day on which it is due; null where none is set, as for the calendar's. */
export async function findDuePeriod(
  db: Db,
  slug: string,
): Promise<(Period & { due: Day | null }) | undefined> {
  const period = await findPeriod(db, slug);
  const own =
    period &&
    (await db.selectFrom('period').select('due').where('slug', '=', period.slug).executeTakeFirst());
  return period && { ...period, due: own?.due ?? null };
}

/** A period of the installation's own. */
export interface OwnPeriod extends Period {
  due: Day | null;
  /** The decision that it comes from. */
  source: string | null;
}

/** The installation's own periods, newest first. */
export const listOwnPeriods = remembered(async (db): Promise<OwnPeriod[]> => {
  const rows = await db.selectFrom('period').selectAll().orderBy('first_day', 'desc').execute();
  return rows.map((row) => ({
    slug: row.slug,
    name: row.name,
    from: row.first_day,
    to: row.last_day,
    due: row.due,
    source: row.source,
  }));
});

/** A source that is left out stays as it was. */
export interface GivenPeriod extends Omit<OwnPeriod, 'source'> {
  source?: string | null | undefined;
}

/** Puts in or changes periods of the installation; says of each what happened. */
export async function savePeriods(trx: Trx, periods: GivenPeriod[]): Promise<Change[]> {
  if (periods.length === 0) return [];
  const known = new Map((await listOwnPeriods(trx)).map((period) => [period.slug, period]));
  const changes: Change[] = [];
  for (const given of periods) {
    const was = known.get(given.slug);
    const period = { ...given, source: given.source === undefined ? (was?.source ?? null) : given.source };
    const change = changeOf(was, period);
    changes.push(change);
    if (change === 'left') continue;
    const values = {
      name: JSON.stringify(period.name),
      first_day: period.from,
      last_day: period.to,
      due: period.due,
      source: period.source,
    };
    await trx
      .insertInto('period')
      .values({ slug: period.slug, ...values })
      .onConflict((conflict) => conflict.constraint('period_pk').doUpdateSet(values))
      .execute();
  }
  return changes;
}
