import type { Db } from '../database/open.ts';
import type { Day } from '../days.ts';
import { targetInForce } from '../targets/in-force.ts';
import { listTargets, type Target } from '../targets/store.ts';
import { getUnit, listChain, type Unit } from '../units/store.ts';

/** A unit among its superiors, with every satisfaction target that may hold there. */
export interface UnitInContext {
  unit: Unit;
  /** The unit and its superiors, nearest first. */
  chain: Unit[];
  targets: Target[];
}

/** @throws Problem unit-unknown */
export async function getUnitInContext(db: Db, slug: string): Promise<UnitInContext> {
  const unit = await getUnit(db, slug);
  const chain = await listChain(db, unit);
  const targets = await listTargets(
    db,
    chain.map((one) => one.id),
    'satisfaction',
  );
  return { unit, chain, targets };
}

/** The target that holds for the whole unit on a day. */
export const overallTarget = ({ chain, targets }: UnitInContext, day: Day): Target | undefined =>
  targetInForce(
    targets,
    chain.map((one) => one.id),
    'overall',
    day,
  );
