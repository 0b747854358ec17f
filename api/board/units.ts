import type { Db } from '../database/open.ts';
import { type Field, listFieldRecords } from '../fields/store.ts';
import type { GatheredUnit } from '../publication/gathered.ts';
import type { Stretch } from '../publication/query.ts';
import { listChain, listFieldIdsByUnit, listSubtrees, listUnitsById, type Unit } from '../units/store.ts';
import type { Depth } from './query.ts';

/** A unit of a board, counted with all that stands under it unless the board shows it alone. */
export interface UnitOnBoard extends GatheredUnit {
  /** Those that it and the units counted with it serve. */
  fields: readonly Field[];
  hasUnitsBelow: boolean;
  /** How deep the board goes: the others only count in shares of units. */
  isShown: boolean;
}

/** The unit first, then all those below that are there on the last day. */
export async function listUnitsOnBoard(
  db: Db,
  top: Unit,
  depth: Depth,
  { to }: Stretch,
): Promise<UnitOnBoard[]> {
  const below = (await listSubtrees(db, [top.id])).get(top.id)!.filter((id) => id !== top.id);
  const all = new Map((await listUnitsById(db, below)).map((unit) => [unit.id, unit]));
  const there = [...all.values()].filter(
    (unit) =>
      (unit.validFrom === null || unit.validFrom <= to) && (unit.validTo === null || unit.validTo >= to),
  );
  const superiors = (await listChain(db, top)).map(({ id }) => id);
  const subtrees = await listSubtrees(
    db,
    there.map(({ id }) => id),
  );
  const known = new Map((await listFieldRecords(db)).map((field) => [field.id, field]));
  const served = await listFieldIdsByUnit(db);
  return [top, ...there].map((unit) => {
    const under = unit === top ? [top.id, ...below] : subtrees.get(unit.id)!;
    const unitIds = depth === 'alone' && unit === top ? [unit.id] : under;
    const fieldIds = new Set(unitIds.flatMap((id) => served.get(id) ?? []));
    return {
      unit,
      chain: chainOf(unit, all, superiors),
      unitIds,
      hasUnitsBelow: under.length > 1,
      isShown: unit === top || depth === 'all' || (depth === 'direct' && unit.parentId === top.id),
      fields: [...fieldIds].flatMap((id) => known.get(id) ?? []),
    };
  });
}

/** Its own id and those of its superiors, nearest first. */
function chainOf(unit: Unit, below: ReadonlyMap<number, Unit>, superiors: number[]): number[] {
  const chain: number[] = [];
  for (let one: Unit | undefined = unit; one && one.id !== superiors[0]; ) {
    chain.push(one.id);
    one = one.parentId === null ? undefined : below.get(one.parentId);
  }
  return [...chain, ...superiors];
}
