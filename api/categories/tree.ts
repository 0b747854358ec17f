import type { Category } from './store.ts';

/** The ids of all that stands below a category. */
export function idsBelow(categories: readonly Category[], id: number): number[] {
  const below = categories.filter(({ parentId }) => parentId === id);
  return below.flatMap((one) => [one.id, ...idsBelow(categories, one.id)]);
}

/** The categories that one may stand below: not itself and nothing below it, which would be a ring. */
export function parentsFor(categories: readonly Category[], id: number | null): readonly Category[] {
  const below = new Set(id === null ? [] : [id, ...idsBelow(categories, id)]);
  return categories.filter((one) => !below.has(one.id) && !one.retired);
}

/** How deep a category stands; 0 at the top. */
export function depthOf(categories: readonly Category[], { parentId }: Category): number {
  const parent = categories.find(({ id }) => id === parentId);
  return parent ? 1 + depthOf(categories, parent) : 0;
}

/** A list with one of it moved to a place, counted from 1; beyond the ends: at the end. */
export function movedTo<T>(list: readonly T[], one: T, place: number): T[] {
  const others = list.filter((other) => other !== one);
  return others.toSpliced(Math.max(0, place - 1), 0, one);
}
