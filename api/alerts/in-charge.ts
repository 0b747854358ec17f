import type { InCharge, Manager } from '../accounts/in-charge.ts';
import type { AlertKind } from './rules.ts';

/** To whom an alert is written; where a unit has no manager of its own its superior's stand in. */
export function addressees(kind: AlertKind, { heads, superiors }: InCharge): Manager[] {
  if (kind === 'harassment') return unique([...heads, ...superiors]);
  return heads.length > 0 ? heads : superiors;
}

/** Whether somebody with the right to read alerts sees one: that of harassment is for the head and the superior only. */
export const maySee = (kind: AlertKind, staffId: string, inCharge: InCharge): boolean =>
  kind !== 'harassment' || addressees(kind, inCharge).some((one) => one.staffId === staffId);

const unique = (managers: Manager[]) => [...new Map(managers.map((one) => [one.staffId, one])).values()];
