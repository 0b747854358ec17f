import { type Permission, permissions, reachesBelow } from '../../../api/accounts/permissions.ts';
import { chainOf } from '../../../api/accounts/reach.ts';
import type { Db } from '../../../api/database/open.ts';
import type { Kiosk } from '../../../api/kiosks/kiosk.ts';
import { listPlaces, type Place } from '../../../api/kiosks/place-store.ts';
import { findKiosk, listUnitsWithKiosks } from '../../../api/kiosks/store.ts';
import { problem } from '../../../api/problems.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { listSubtrees } from '../../../api/units/store.ts';
import type { UnitVisit, Visit } from '../visit.ts';

/** The device of the path. @throws Problem not-found, also for one that stands at another unit */
export async function getKioskOf({ deps, unit, ...visit }: UnitVisit): Promise<Kiosk> {
  const kiosk = await findKiosk(deps.db, visit.param('kiosk'));
  if (kiosk?.unit.id !== unit.id) throw problem('not-found');
  return kiosk;
}

/** The unit, and all below it where the actor's permission goes so far. */
export async function unitsFrom({ deps, unit, actor }: UnitVisit, permission: Permission): Promise<number[]> {
  if (!reachesBelow(actor.grants, permission, chainOf(unit))) return [unit.id];
  return (await listSubtrees(deps.db, [unit.id])).get(unit.id)!;
}

/** Every unit with devices at which the actor may see them. */
export async function unitsWithKiosks({ deps, actor }: Visit): Promise<number[]> {
  const units = await listUnitsWithKiosks(deps.db);
  const reach = permissions['kiosks.read'] as Partial<Record<string, string>>;
  if (actor.grants.some(({ role }) => reach[role] === 'whole')) return units;
  const at = (far: string) =>
    actor.grants.flatMap(({ role, unitId }) => (reach[role] === far && unitId !== null ? [unitId] : []));
  const below = [...(await listSubtrees(deps.db, at('below'))).values()].flat();
  const seen = new Set([...at('own'), ...below]);
  return units.filter((id) => seen.has(id));
}

/** The points at which the actor may let a device stand: of the unit and, where he may, of those below it. */
export async function placesFor(visit: UnitVisit, db: Db = visit.deps.db): Promise<Place[]> {
  return listPlaces(db, await unitsFrom(visit, 'kiosks.edit'), visit.today);
}

/** How a point is called in a list that has those of several units. */
export function placeName({ label, code, unit }: Place, here: string, locale: Locale): string {
  const name = label ? `${inLocale(label, locale)} (${code})` : code;
  return unit.slug === here ? name : `${inLocale(unit.name, locale)} – ${name}`;
}
