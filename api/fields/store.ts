import { sql } from 'kysely';
import { type Change, changeOf } from '../database/change.ts';
import type { Db, Trx } from '../database/open.ts';
import { remembered } from '../database/remembered.ts';
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

/** Every field, by slug. */
export const listFieldRecords = remembered(
  (db): Promise<Field[]> =>
    db.selectFrom('field').select(['id', 'slug', 'name', 'everyday']).orderBy('slug').execute(),
);

/** How many units serve each field that any serves. */
export async function countUnitsByField(db: Db): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('unit_field')
    .select(['field_id', sql<number>`count(*)`.as('count')])
    .groupBy('field_id')
    .execute();
  return new Map(rows.map((row) => [row.field_id, row.count]));
}

/** The units that serve a field, by name; the first of them. */
export async function listUnitsOfField(db: Db, fieldId: number, most: number) {
  return db
    .selectFrom('unit_field')
    .innerJoin('unit', 'unit.id', 'unit_field.unit_id')
    .select(['unit.slug', 'unit.name'])
    .where('unit_field.field_id', '=', fieldId)
    .orderBy('unit.search')
    .orderBy('unit.slug')
    .limit(most)
    .execute();
}

/** Every field's id by slug. */
export async function listFieldIds(db: Db): Promise<Map<string, number>> {
  const rows = await db.selectFrom('field').select(['id', 'slug']).execute();
  return new Map(rows.map((row) => [row.slug, row.id]));
}

export interface NewField {
  slug: string;
  name: Text;
  everyday?: Text | null | undefined;
}

/** Puts in or changes fields; says of each what happened. A member left out stays as it was, null takes it away. */
export async function saveFields(trx: Trx, fields: NewField[]): Promise<Change[]> {
  if (fields.length === 0) return [];
  const rows = await trx.selectFrom('field').select(['slug', 'name', 'everyday']).execute();
  const known = new Map(rows.map((row) => [row.slug, row]));
  const changes: Change[] = [];
  for (const { slug, name, everyday } of fields) {
    const was = known.get(slug);
    const next = { name, everyday: everyday === undefined ? (was?.everyday ?? null) : everyday };
    const change = changeOf(was && { name: was.name, everyday: was.everyday }, next);
    changes.push(change);
    if (change === 'left') continue;
    const values = { name: JSON.stringify(name), everyday: next.everyday && JSON.stringify(next.everyday) };
    await trx
      .insertInto('field')
      .values({ slug, ...values })
      .onConflict((conflict) => conflict.constraint('field_slug_unique').doUpdateSet(values))
      .execute();
  }
  return changes;
}
