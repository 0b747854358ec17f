import type { Db } from '../../../api/database/open.ts';
import type { Day } from '../../../api/days.ts';
import { listFieldRecords } from '../../../api/fields/store.ts';
import { listPointRecords } from '../../../api/points/store.ts';
import { listTargetsOfUnits } from '../../../api/targets/store.ts';
import {
  listFieldIdsByUnit,
  listSubtrees,
  listUnitRecords,
  type UnitRecord,
} from '../../../api/units/store.ts';
import { likenessOfPoint, likenessOfTarget, type UnitBelow } from './plan.ts';

/** The open units below, at any depth, by name. */
export async function listOpenBelow(db: Db, unitId: number, today: Day): Promise<UnitRecord[]> {
  const ids = new Set((await listSubtrees(db, [unitId])).get(unitId));
  const byName = new Intl.Collator('vi', { numeric: true }).compare;
  return [...(await listUnitRecords(db)).values()]
    .filter(({ id, validTo }) => id !== unitId && ids.has(id) && (validTo === null || validTo >= today))
    .sort((a, b) => byName(a.name.vi, b.name.vi));
}

/** The same units with what each of them has. */
export async function withBelongings(db: Db, units: UnitRecord[]): Promise<UnitBelow[]> {
  const slugs = new Map((await listFieldRecords(db)).map(({ id, slug }) => [id, slug]));
  const served = await listFieldIdsByUnit(db);
  const slugsOf = (ids: number[]) => ids.flatMap((id) => slugs.get(id) ?? []);
  const points = new Map<number, Set<string>>();
  for (const { unitId, fieldIds, questionnaire, label, channel } of await listPointRecords(db)) {
    const like = likenessOfPoint(slugsOf(fieldIds), questionnaire, label?.vi ?? '', channel);
    points.set(unitId, (points.get(unitId) ?? new Set()).add(like));
  }
  const targets = new Map<number, Set<string>>();
  const ids = units.map(({ id }) => id);
  for (const { unitId, metric, kind, scope, from } of await listTargetsOfUnits(db, ids)) {
    if (scope === 'field' || kind !== 'threshold') continue;
    targets.set(unitId, (targets.get(unitId) ?? new Set()).add(likenessOfTarget(metric, scope, from)));
  }
  return units.map(({ id, slug, name, kind }) => ({
    slug,
    name,
    kind,
    fields: slugsOf(served.get(id) ?? []),
    points: points.get(id) ?? new Set(),
    targets: targets.get(id) ?? new Set(),
  }));
}
