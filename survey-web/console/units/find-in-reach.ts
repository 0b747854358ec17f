import { type Permission, reaches } from '../../../api/accounts/permissions.ts';
import { findUnit, listChain, listUnitsByCode } from '../../../api/units/store.ts';
import { type FoundUnit, findUnits } from '../../home/find-units.ts';
import type { Visit } from '../visit.ts';

/** More than the country has communes: reach is judged after the search. */
const mostNamed = 4_000;

/** Units by code, address name or name, best match first, as far as the actor holds the permission at them. */
export async function findInReach(visit: Visit, typed: string, permission: Permission): Promise<FoundUnit[]> {
  const { db } = visit.deps;
  const bySlug = await findUnit(db, typed);
  const exact = bySlug ? [bySlug] : await listUnitsByCode(db, typed);
  const found: FoundUnit[] = [];
  for (const unit of exact) {
    const [, ...superiors] = await listChain(db, unit);
    found.push({ unit, superiors });
  }
  const named = found.length > 0 ? found : await findUnits(db, typed, mostNamed);
  return named.filter(({ unit, superiors }) =>
    reaches(visit.actor.grants, permission, [unit.id, ...superiors.map(({ id }) => id)]),
  );
}
