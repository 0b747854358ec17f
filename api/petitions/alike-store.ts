import { sql } from 'kysely';
import type { Category } from '../categories/store.ts';
import type { Db } from '../database/open.ts';
import { addDays } from '../days.ts';
import type { Petition } from './petition.ts';
import { type Likeness, likenessOf } from './similarity.ts';
import { petitionColumns, petitionOf } from './store.ts';

/** Ours: two reports of one matter mostly come within weeks. */
const withinDays = 60;
const mostCompared = 300;
const mostOffered = 5;

export interface Suggestion {
  petition: Petition;
  likeness: Likeness;
  samePlace: boolean;
}

/**
 * Petitions that may be the same matter, the likeliest first: in the same hands, of the same category or the one above
 * or below it, within 60 days. What goes past a unit is compared only with its like.
 */
export async function suggestAlike(
  db: Db,
  petition: Petition,
  categories: readonly Category[],
): Promise<Suggestion[]> {
  const near = categoriesNear(categories, petition.categoryId);
  let query = db
    .selectFrom('petition')
    .select(petitionColumns)
    .where('handler_unit_id', '=', petition.handlerUnitId)
    .where('past_the_unit', '=', petition.pastTheUnit)
    .where('received_day', '>=', addDays(petition.receivedDay, -withinDays))
    .where('received_day', '<=', addDays(petition.receivedDay, withinDays))
    .where('state', 'not in', ['merged', 'spam', 'withdrawn'])
    .where('erased_at', 'is', null)
    .where('id', '!=', petition.id);
  if (near) {
    query = query.where((where) =>
      where.or([
        where('category_id', 'is', null),
        where(sql<boolean>`category_id = any(${near}::integer[])`, '=', true),
      ]),
    );
  }
  const rows = await query
    .orderBy('received_day', 'desc')
    .orderBy('id', 'desc')
    .limit(mostCompared)
    .execute();
  return rows
    .map(petitionOf)
    .flatMap((other) => {
      const found = likenessOf(petition, other);
      return found ? [{ petition: other, ...found }] : [];
    })
    .sort((a, b) => Number(b.samePlace) + b.text - Number(a.samePlace) - a.text)
    .slice(0, mostOffered);
}

/** The category, the one above it and those below it; null: any, since its sender did not know. */
function categoriesNear(categories: readonly Category[], id: number | null): number[] | null {
  const own = categories.find((one) => one.id === id);
  if (!own) return null;
  const below = categories.filter(({ parentId }) => parentId === own.id).map((one) => one.id);
  return [own.id, ...(own.parentId === null ? [] : [own.parentId]), ...below];
}
