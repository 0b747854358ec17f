import type { Db } from '../database/open.ts';

/** Words that officers begin an answer with. */
export interface AnswerTemplate {
  id: number;
  /** null: for every unit. */
  unitId: number | null;
  name: string;
  text: string;
}

/** The templates in use at units, and those for every unit. */
export async function listTemplatesFor(db: Db, unitIds: number[]): Promise<AnswerTemplate[]> {
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
