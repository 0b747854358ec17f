import { type Permission, reachesBelow } from '../../../api/accounts/permissions.ts';
import { chainOf } from '../../../api/accounts/reach.ts';
import type { Db } from '../../../api/database/open.ts';
import { listSubtrees } from '../../../api/units/store.ts';
import type { UnitVisit } from '../visit.ts';

/** The unit of the page and, where the permission reaches below it, those below. */
export async function unitsInReach(
  db: Db,
  { unit, actor }: UnitVisit,
  permission: Permission,
): Promise<number[]> {
  if (!reachesBelow(actor.grants, permission, chainOf(unit))) return [unit.id];
  return (await listSubtrees(db, [unit.id])).get(unit.id)!;
}
