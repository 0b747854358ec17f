import { listManagers } from '../accounts/store.ts';
import type { Db } from '../database/open.ts';
import type { Day } from '../days.ts';
import { listChain, type Unit } from '../units/store.ts';
import type { AlertKind } from './rules.ts';

interface Manager {
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

/** To whom an alert is written; where a unit has no manager of its own its superior's stand in. */
export function addressees(kind: AlertKind, { heads, superiors }: InCharge): Manager[] {
  if (kind === 'harassment') return unique([...heads, ...superiors]);
  return heads.length > 0 ? heads : superiors;
}

/** Whether somebody with the right to read alerts sees one: that of harassment is for the head and the superior only. */
export const maySee = (kind: AlertKind, staffId: string, inCharge: InCharge): boolean =>
  kind !== 'harassment' || addressees(kind, inCharge).some((one) => one.staffId === staffId);

const unique = (managers: Manager[]) => [...new Map(managers.map((one) => [one.staffId, one])).values()];
