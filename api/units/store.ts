import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import type { UnitTable } from '../database/tables.ts';
import { problem } from '../problems.ts';
import { plainLetters, type Text } from '../text.ts';
import type { UnitKind } from './kinds.ts';

export interface Unit {
  id: number;
  slug: string;
  name: Text;
  kind: UnitKind;
  code: string | null;
  parentId: number | null;
  website: string | null;
  validFrom: string | null;
  validTo: string | null;
  successorId: number | null;
  demonstration: boolean;
}

const columns = [
  'id',
  'slug',
  'name',
  'kind',
  'code',
  'parent_id',
  'website',
  'valid_from',
  'valid_to',
  'successor_id',
  'demonstration',
] as const;

const unitOf = (row: Pick<Selectable<UnitTable>, (typeof columns)[number]>): Unit => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: row.kind as UnitKind,
  code: row.code,
  parentId: row.parent_id,
  website: row.website,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  successorId: row.successor_id,
  demonstration: row.demonstration,
});

/** @throws Problem unit-unknown */
export async function getUnit(db: Db, slug: string): Promise<Unit> {
  const unit = await findUnit(db, slug);
  if (!unit) throw problem('unit-unknown');
  return unit;
}

export async function findUnit(db: Db, slug: string): Promise<Unit | undefined> {
  if (!maySlug.test(slug)) return undefined;
  const row = await db.selectFrom('unit').select(columns).where('slug', '=', slug).executeTakeFirst();
  return row && unitOf(row);
}

// A slug of another form cannot be in the table, and could hold what a driver chokes on (NUL).
const maySlug = /^[a-z0-9-]{1,80}$/;

export async function findUnitById(db: Db, id: number): Promise<Unit | undefined> {
  const row = await db.selectFrom('unit').select(columns).where('id', '=', id).executeTakeFirst();
  return row && unitOf(row);
}

/** The units of these ids, by name. */
export async function listUnitsById(db: Db, ids: number[]): Promise<Unit[]> {
  const rows = await db
    .selectFrom('unit')
    .select(columns)
    .where('id', '=', sql<number>`any(${ids}::integer[])`)
    .orderBy('search')
    .orderBy('id')
    .execute();
  return rows.map(unitOf);
}

/** The units that have an official code: mostly one, since kinds number theirs apart. */
export async function listUnitsByCode(db: Db, code: string): Promise<Unit[]> {
  const rows = await db.selectFrom('unit').select(columns).where('code', '=', code).orderBy('id').execute();
  return rows.map(unitOf);
}

/** The unit and its superiors, nearest first. */
export async function listChain(db: Db, unit: Unit): Promise<Unit[]> {
  if (unit.parentId === null) return [unit];
  return [unit, ...(await chainFrom(db, 'id', unit.parentId))];
}

/**
 * The unit of a slug and its superiors, nearest first, by one question.
 * @throws Problem unit-unknown
 */
export async function getChain(db: Db, slug: string): Promise<[Unit, ...Unit[]]> {
  const [unit, ...superiors] = maySlug.test(slug) ? await chainFrom(db, 'slug', slug) : [];
  if (!unit) throw problem('unit-unknown');
  return [unit, ...superiors];
}

async function chainFrom<Key extends 'id' | 'slug'>(db: Db, key: Key, value: UnitKey[Key]): Promise<Unit[]> {
  const rows = await db
    .withRecursive('chain', (query) =>
      query
        .selectFrom('unit')
        .select(columns)
        .select(sql<number>`1`.as('distance'))
        .where(sql.ref(key), '=', value)
        .unionAll(
          query
            .selectFrom('unit')
            .innerJoin('chain', 'chain.parent_id', 'unit.id')
            .select(columns.map((column) => `unit.${column}` as const))
            .select(sql<number>`chain.distance + 1`.as('distance')),
        ),
    )
    .selectFrom('chain')
    .select(columns)
    .orderBy('distance')
    .execute();
  return rows.map(unitOf);
}

interface UnitKey {
  id: number;
  slug: string;
}

/** The slugs of units by id. */
export async function listUnitSlugs(db: Db, ids: number[]): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'slug'])
    .where(sql<boolean>`id = any(${ids}::integer[])`)
    .execute();
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}

/** Every unit, in the order in which they were put in. */
export async function listAllUnits(db: Db): Promise<Unit[]> {
  const rows = await db.selectFrom('unit').select(columns).orderBy('id').execute();
  return rows.map(unitOf);
}

/** The units directly below, by name. */
export async function listBelow(db: Db, unitId: number | null): Promise<Unit[]> {
  const rows = await db
    .selectFrom('unit')
    .select(columns)
    .where('parent_id', unitId === null ? 'is' : '=', unitId)
    .orderBy('search')
    .execute();
  return rows.map(unitOf);
}

/** For each unit given, the ids of itself and all below it. */
export async function listSubtrees(db: Db, unitIds: number[]): Promise<Map<number, number[]>> {
  const subtrees = new Map<number, number[]>(unitIds.map((id) => [id, []]));
  if (unitIds.length === 0) return subtrees;
  const { rows } = await sql<{ top: number; id: number }>`
    with recursive below as (
      select id as top, id from unit where id in (${sql.join(unitIds)})
      union all
      select below.top, unit.id from unit join below on unit.parent_id = below.id
    ) select top, id from below`.execute(db);
  for (const row of rows) subtrees.get(row.top)?.push(row.id);
  return subtrees;
}

export async function countUnits(db: Db): Promise<number> {
  const row = await db.selectFrom('unit').select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow();
  return row.count;
}

/** How many units stand directly below each unit that has any. */
export async function countBelow(db: Db, unitIds: number[]): Promise<Map<number, number>> {
  if (unitIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('unit')
    .select(['parent_id', sql<number>`count(*)`.as('count')])
    .where('parent_id', 'in', unitIds)
    .groupBy('parent_id')
    .execute();
  return new Map(rows.map((row) => [row.parent_id!, row.count]));
}

/** Units whose name holds every word asked for, with or without diacritics; best matches first. */
export async function searchUnits(db: Db, asked: string, most: number): Promise<Unit[]> {
  const words = plainLetters(asked).split(' ').filter(Boolean).slice(0, 10);
  if (words.length === 0) return [];
  const phrase = words.join(' ');
  let query = db.selectFrom('unit').select(columns);
  for (const word of words) query = query.where(sql<boolean>`position(${word} in search) > 0`);
  const rows = await query
    .orderBy(sql`position(${phrase} in search) = 0`)
    .orderBy(sql`length(search)`)
    .orderBy('search')
    .limit(most)
    .execute();
  return rows.map(unitOf);
}

/** A unit with all that can be edited, but for its fields and hours. */
export type UnitRecord = Omit<Unit, 'demonstration'>;

/** Every unit by slug. */
export async function listUnitRecords(db: Db): Promise<Map<string, UnitRecord>> {
  const rows = await db.selectFrom('unit').select(columns).execute();
  return new Map(
    rows.map((row) => {
      const { demonstration: _, ...unit } = unitOf(row);
      return [row.slug, unit];
    }),
  );
}

const editedColumns = (record: UnitRecord) => ({
  slug: record.slug,
  name: JSON.stringify(record.name),
  kind: record.kind,
  code: record.code,
  parent_id: record.parentId,
  website: record.website,
  valid_from: record.validFrom,
  valid_to: record.validTo,
  successor_id: record.successorId,
  search: plainLetters(`${record.name.vi} ${record.name.en ?? ''}`),
});

const atOnce = 500;

/** Puts in units whose superiors are known; returns their ids by slug. */
export async function insertUnits(trx: Trx, records: UnitRecord[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (let start = 0; start < records.length; start += atOnce) {
    const rows = await trx
      .insertInto('unit')
      .values(records.slice(start, start + atOnce).map(editedColumns))
      .returning(['id', 'slug'])
      .execute();
    for (const row of rows) ids.set(row.slug, row.id);
  }
  return ids;
}

export async function updateUnit(trx: Trx, id: number, record: UnitRecord): Promise<void> {
  await trx.updateTable('unit').set(editedColumns(record)).where('id', '=', id).execute();
}

/** The ids of the fields each unit serves, in its order. */
export async function listFieldIdsByUnit(db: Db): Promise<Map<number, number[]>> {
  const rows = await db.selectFrom('unit_field').selectAll().orderBy('position').execute();
  const served = new Map<number, number[]>();
  for (const row of rows) {
    const fieldIds = served.get(row.unit_id);
    if (fieldIds) fieldIds.push(row.field_id);
    else served.set(row.unit_id, [row.field_id]);
  }
  return served;
}

/** Sets the fields of units, in their order. */
export async function setFieldsOfUnits(trx: Trx, fieldIds: Map<number, number[]>): Promise<void> {
  const rows = [...fieldIds].flatMap(([unit_id, ids]) =>
    ids.map((field_id, position) => ({ unit_id, field_id, position })),
  );
  const unitIds = [...fieldIds.keys()];
  for (let start = 0; start < unitIds.length; start += atOnce) {
    await trx
      .deleteFrom('unit_field')
      .where('unit_id', 'in', unitIds.slice(start, start + atOnce))
      .execute();
  }
  for (let start = 0; start < rows.length; start += atOnce) {
    await trx
      .insertInto('unit_field')
      .values(rows.slice(start, start + atOnce))
      .execute();
  }
}

export async function markDemonstration(trx: Trx, slugs: string[]): Promise<void> {
  await trx.updateTable('unit').set({ demonstration: true }).where('slug', 'in', slugs).execute();
}
