import type { Trx } from '../database/open.ts';
import type { Category } from './store.ts';

export type CategoryContent = Pick<Category, 'parentId' | 'name' | 'everyday' | 'goesToSuperior'>;

const columnsOf = ({ parentId, name, everyday, goesToSuperior }: CategoryContent) => ({
  parent_id: parentId,
  name: JSON.stringify(name),
  everyday: everyday && JSON.stringify(everyday),
  goes_to_superior: goesToSuperior,
});

/** Puts in a category, the last below its parent. */
export async function addCategory(trx: Trx, key: string, content: CategoryContent): Promise<number> {
  const { last } = await trx
    .selectFrom('petition_category')
    .select((eb) => eb.fn.max('position').as('last'))
    .executeTakeFirstOrThrow();
  const { id } = await trx
    .insertInto('petition_category')
    .values({ key, ...columnsOf(content), position: Number(last ?? -1) + 1 })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateCategory(trx: Trx, id: number, content: CategoryContent): Promise<void> {
  await trx.updateTable('petition_category').set(columnsOf(content)).where('id', '=', id).execute();
}

/** Takes categories from the form, or (null) gives them back. */
export async function retireCategories(trx: Trx, ids: number[], retiredAt: Date | null): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('petition_category')
    .set({ retired_at: retiredAt })
    .where('id', 'in', ids)
    .where('retired_at', retiredAt === null ? 'is not' : 'is', null)
    .execute();
}

/** Gives the categories of one parent their places, in the order given. */
export async function orderCategories(trx: Trx, ids: number[]): Promise<void> {
  for (const [position, id] of ids.entries()) {
    await trx.updateTable('petition_category').set({ position }).where('id', '=', id).execute();
  }
}
