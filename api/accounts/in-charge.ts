import type { Db } from '../database/open.ts';
import type { Day } from '../days.ts';
import { listChain, type Unit } from '../units/store.ts';
import { listManagers } from './store.ts';

export interface Manager {
  staffId: string;
  email: string;
}

/** Who answers for a unit: its own managers, and those of the nearest superior that has any. */
export interface InCharge {
  heads: Manager[];
  superiors: Manager[];
}

export async function listInCharge(db: Db, unit: Unit, day: Day): Promise<InCharge> {
  const [own, ...superiors] = (await listChain(db, unit)).map(({ id }) => id);
  const managers = await listManagers(db, [own!, ...superiors], day);
  const of = (unitId: number) => managers.filter((one) => one.unitId === unitId);
  const nearest = superiors.find((unitId) => of(unitId).length > 0);
  return { heads: of(own!), superiors: nearest === undefined ? [] : of(nearest) };
}
