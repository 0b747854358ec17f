import type { Db } from '../database/open.ts';
import type { Text } from '../text.ts';

/** What a petition may be about, as far as deadlines care. */
export interface Category {
  id: number;
  key: string;
  parentId: number | null;
  name: Text;
  retired: boolean;
}

/** Every category, in the order of the form. */
export async function listCategories(db: Db): Promise<Category[]> {
  const rows = await db
    .selectFrom('petition_category')
    .select(['id', 'key', 'parent_id', 'name', 'retired_at'])
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    parentId: row.parent_id,
    name: row.name,
    retired: row.retired_at !== null,
  }));
}
