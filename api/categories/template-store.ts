import type { Db, Trx } from '../database/open.ts';

/** Words that officers begin an answer with; of one unit, or (null) for every unit. */
export interface KeptTemplate {
  id: number;
  unitId: number | null;
  name: string;
  text: string;
  retired: boolean;
}

/** The templates of a unit, or those for every unit; those in use first, by name. */
export async function listTemplatesOf(db: Db, unitId: number | null): Promise<KeptTemplate[]> {
  const rows = await db
    .selectFrom('answer_template')
    .selectAll()
    .where('unit_id', unitId === null ? 'is' : '=', unitId)
    .orderBy('id')
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      unitId: row.unit_id,
      name: row.name,
      text: row.text,
      retired: row.retired_at !== null,
    }))
    .sort((a, b) => Number(a.retired) - Number(b.retired) || a.name.localeCompare(b.name, 'vi'));
}

/** The templates in use at units, and those for every unit. */
export async function listTemplatesFor(db: Db, unitIds: number[]): Promise<Omit<KeptTemplate, 'retired'>[]> {
  const rows = await db
    .selectFrom('answer_template')
    .select(['id', 'unit_id', 'name', 'text'])
    .where('retired_at', 'is', null)
    .where((where) => where.or([where('unit_id', 'is', null), where('unit_id', 'in', unitIds)]))
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: row.id, unitId: row.unit_id, name: row.name, text: row.text }));
}

export async function addTemplate(
  trx: Trx,
  template: Pick<KeptTemplate, 'unitId' | 'name' | 'text'>,
): Promise<number> {
  const { id } = await trx
    .insertInto('answer_template')
    .values({ unit_id: template.unitId, name: template.name, text: template.text })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateTemplate(
  trx: Trx,
  id: number,
  { name, text }: Pick<KeptTemplate, 'name' | 'text'>,
  retiredAt: Date | null,
): Promise<void> {
  await trx
    .updateTable('answer_template')
    .set({ name, text, retired_at: retiredAt })
    .where('id', '=', id)
    .execute();
}
