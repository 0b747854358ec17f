import { chainOf } from '../../../api/accounts/reach.ts';
import type { Indicator } from '../../../api/indicators/indicator.ts';
import { listIndicators } from '../../../api/indicators/store.ts';
import type { UnitVisit } from '../visit.ts';

/** The indicators that the unit knows: its own, its superiors', and those of everybody. */
export async function knownTo({ deps, unit }: UnitVisit): Promise<Indicator[]> {
  const chain = chainOf(unit);
  return (await listIndicators(deps.db)).filter(({ unitId }) => unitId === null || chain.includes(unitId));
}
