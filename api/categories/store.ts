import type { Db } from '../database/open.ts';
import { remembered } from '../database/remembered.ts';
import type { Text } from '../text.ts';

/** What a petition is: a report, a request, an idea, praise. */
export interface Kind {
  key: string;
  name: Text;
  hint: Text | null;
  /** What has to be known of the sender: nothing; a name and a phone or e-mail; these and the address. */
  identity: 'none' | 'contact' | 'full';
  /** How long the sender is kept after the end; null: as long as the petition. */
  retentionMonths: number | null;
  retired: boolean;
}

/** What a petition is about. */
export interface Category {
  id: number;
  key: string;
  parentId: number | null;
  name: Text;
  everyday: Text | null;
  /** Goes to the superior of the unit, with the sender hidden from the unit. */
  goesToSuperior: boolean;
  retired: boolean;
}

/** Who handles what is sent to a unit, or to one below it. */
export interface Route {
  id: number;
  unitId: number;
  categoryId: number | null;
  fieldId: number | null;
  toUnitId: number;
  toStaffId: string | null;
}

/** Every kind, in the order of the form. */
export const listKinds = remembered(async (db): Promise<Kind[]> => {
  const rows = await db.selectFrom('petition_kind').selectAll().orderBy('position').orderBy('key').execute();
  return rows.map((row) => ({
    key: row.key,
    name: row.name,
    hint: row.hint,
    identity: row.identity,
    retentionMonths: row.retention_months,
    retired: row.retired_at !== null,
  }));
});

/** Every category, parents before what is below them, in the order of the form. */
export const listCategories = remembered(async (db): Promise<readonly Category[]> => {
  const rows = await db
    .selectFrom('petition_category')
    .selectAll()
    .orderBy('position')
    .orderBy('id')
    .execute();
  const all = rows.map((row) => ({
    id: row.id,
    key: row.key,
    parentId: row.parent_id,
    name: row.name,
    everyday: row.everyday,
    goesToSuperior: row.goes_to_superior,
    retired: row.retired_at !== null,
  }));
  const below = (parentId: number | null): readonly Category[] =>
    all.filter((one) => one.parentId === parentId).flatMap((one) => [one, ...below(one.id)]);
  return below(null);
});

/** The rules of the units given. */
export async function listRoutes(db: Db, unitIds: number[]): Promise<Route[]> {
  if (unitIds.length === 0) return [];
  const rows = await db
    .selectFrom('petition_route')
    .selectAll()
    .where('unit_id', 'in', unitIds)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    categoryId: row.category_id,
    fieldId: row.field_id,
    toUnitId: row.to_unit_id,
    toStaffId: row.to_staff_id,
  }));
}
