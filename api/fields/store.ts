import type { Db } from '../database/open.ts';
import type { Text } from '../text.ts';

/** A field of administrative procedures (lĩnh vực). */
export interface Field {
  id: number;
  slug: string;
  name: Text;
  /** What people call it: "khai sinh, kết hôn". */
  everyday: Text | null;
}

/** The fields a unit serves, in the unit's order. */
export async function listFieldsOfUnits(db: Db, unitIds: number[]): Promise<Field[]> {
  if (unitIds.length === 0) return [];
  const rows = await db
    .selectFrom('unit_field')
    .innerJoin('field', 'field.id', 'unit_field.field_id')
    .select(['field.id', 'field.slug', 'field.name', 'field.everyday'])
    .where('unit_field.unit_id', 'in', unitIds)
    .orderBy('unit_field.position')
    .orderBy('field.id')
    .execute();
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

export async function listFieldsById(db: Db, ids: number[]): Promise<Field[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('field').select(['id', 'slug', 'name', 'everyday']).where('id', 'in', ids).execute();
}
