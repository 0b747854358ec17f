import type { Db } from '../database/open.ts';
import { problem } from '../problems.ts';
import { findUnit, listChain, type Unit } from '../units/store.ts';
import type { Actor } from './actor.ts';
import { type Permission, reaches } from './permissions.ts';

/** A unit that somebody was found to hold a permission at, with its superiors. */
export interface ReachedUnit extends Unit {
  /** Nearest first. */
  superiors: Unit[];
}

/**
 * The unit, where the actor holds the permission at it. What is out of reach is not found, like what does not exist.
 * @throws Problem unit-unknown
 */
export async function reachUnit(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  permission: Permission,
  slug: string,
): Promise<ReachedUnit> {
  const unit = await findUnit(db, slug);
  if (!unit) throw problem('unit-unknown');
  const [, ...superiors] = await listChain(db, unit);
  if (!reaches(actor.grants, permission, chainOf({ ...unit, superiors }))) throw problem('unit-unknown');
  return { ...unit, superiors };
}

/** The ids of the unit and of its superiors, nearest first. */
export const chainOf = (unit: ReachedUnit): number[] => [unit.id, ...unit.superiors.map(({ id }) => id)];
