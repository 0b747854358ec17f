import { findDuePeriod } from '../../../api/periods/store.ts';
import { problem } from '../../../api/problems.ts';
import { listUnitsThen } from '../../../api/publication/closing/order-store.ts';
import { type Closing, listRevisions, periodSlug } from '../../../api/publication/closing/store.ts';
import type { DuePeriod } from '../../../api/publication/closing/when.ts';
import { listSubtrees } from '../../../api/units/store.ts';
import type { UnitVisit } from '../visit.ts';

/**
 * The period in the path, and what the unit has published of it; once closed it is called as it was then.
 * @throws Problem not-found
 */
export async function getPeriodOf(visit: UnitVisit): Promise<{ period: DuePeriod; revisions: Closing[] }> {
  const { db } = visit.deps;
  const slug = periodSlug(visit.param('period')) ?? '';
  const revisions = await listRevisions(db, visit.unit.id, slug);
  const period = revisions[0] ? { ...revisions[0].period, due: null } : await findDuePeriod(db, slug);
  if (!period) throw problem('not-found');
  return { period, revisions };
}

/** Ids of all units below that existed in the period. */
export async function unitsBelowThen({ deps, unit }: UnitVisit, period: DuePeriod): Promise<number[]> {
  const all = (await listSubtrees(deps.db, [unit.id])).get(unit.id)!;
  return listUnitsThen(
    deps.db,
    all.filter((id) => id !== unit.id),
    period,
  );
}
