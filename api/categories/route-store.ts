import type { Db, Trx } from '../database/open.ts';
import type { Text } from '../text.ts';
import type { Route } from './store.ts';

/** A rule with the names of where it leads. */
export interface NamedRoute extends Route {
  toUnit: { slug: string; name: Text };
  toStaffName: string | null;
}

/** The rules of a unit, those for everything last. */
export async function listRoutesOf(db: Db, unitId: number): Promise<NamedRoute[]> {
  const rows = await db
    .selectFrom('petition_route as route')
    .innerJoin('unit', 'unit.id', 'route.to_unit_id')
    .leftJoin('staff', 'staff.id', 'route.to_staff_id')
    .leftJoin('petition_category as category', 'category.id', 'route.category_id')
    .select(['route.id', 'route.unit_id', 'route.category_id', 'route.field_id', 'to_unit_id', 'to_staff_id'])
    .select(['unit.slug', 'unit.name as unit_name', 'staff.name as staff_name'])
    .where('route.unit_id', '=', unitId)
    .orderBy('category.position')
    .orderBy('route.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    categoryId: row.category_id,
    fieldId: row.field_id,
    toUnitId: row.to_unit_id,
    toStaffId: row.to_staff_id,
    toUnit: { slug: row.slug, name: row.unit_name },
    toStaffName: row.staff_name,
  }));
}

export type NewRoute = Omit<Route, 'id'>;

const columnsOf = ({ unitId, categoryId, fieldId, toUnitId, toStaffId }: NewRoute) => ({
  unit_id: unitId,
  category_id: categoryId,
  field_id: fieldId,
  to_unit_id: toUnitId,
  to_staff_id: toStaffId,
});

/** Puts in a rule; undefined where the unit has one for the same. */
export async function addRoute(trx: Trx, route: NewRoute): Promise<number | undefined> {
  const row = await trx
    .insertInto('petition_route')
    .values(columnsOf(route))
    .onConflict((conflict) => conflict.constraint('petition_route_unique').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Changes where a rule leads; what it is for stays. */
export async function redirectRoute(
  trx: Trx,
  id: number,
  { toUnitId, toStaffId }: Pick<Route, 'toUnitId' | 'toStaffId'>,
): Promise<void> {
  await trx
    .updateTable('petition_route')
    .set({ to_unit_id: toUnitId, to_staff_id: toStaffId })
    .where('id', '=', id)
    .execute();
}

export async function removeRoute(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom('petition_route').where('id', '=', id).execute();
}
