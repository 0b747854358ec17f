import type { Category, Route } from './store.ts';

/** A unit as the rules see it. */
interface Place {
  id: number;
  kind: string;
}

export interface Destination {
  /** Who has it in hand. */
  unitId: number;
  staffId: string | null;
  /** Whose staff may see the sender. */
  identityUnitId: number;
  pastTheUnit: boolean;
}

/** The category and those above it, nearest first; empty where the sender did not know. */
export function categoryChain(categories: readonly Category[], id: number | null): number[] {
  const chain: number[] = [];
  for (let next = id; next !== null && !chain.includes(next); ) {
    chain.push(next);
    next = categories.find((one) => one.id === next)?.parentId ?? null;
  }
  return chain;
}

/**
 * Who handles a petition. What must not stay with the unit that it is about goes to its superior. What the sender
 * could not name goes to the commune, which passes it on. Otherwise the rule of the nearest unit decides and, of its
 * rules, the one that names the nearest category, then the one that names the field.
 *
 * @param chain the unit that it was sent to and its superiors, nearest first; never empty
 */
export function destinationOf(
  chain: readonly Place[],
  about: { categories: readonly number[]; fieldId: number | null; goesToSuperior: boolean; unknown: boolean },
  routes: readonly Route[],
): Destination {
  const own = chain[0]!;
  if (about.goesToSuperior) {
    const superior = chain[1] ?? own;
    return { unitId: superior.id, staffId: null, identityUnitId: superior.id, pastTheUnit: true };
  }
  const fitting = routes
    .filter((route) => fits(route, about))
    .map((route) => ({ route, far: chain.findIndex(({ id }) => id === route.unitId) }))
    .filter(({ far }) => far !== -1)
    .sort((a, b) => a.far - b.far || specificity(b.route, about) - specificity(a.route, about));
  const found = fitting[0]?.route;
  if (found) return openly(found.toUnitId, found.toStaffId);
  const commune = about.unknown ? chain.find(({ kind }) => kind === 'commune') : undefined;
  return openly((commune ?? own).id, null);
}

const openly = (unitId: number, staffId: string | null): Destination => ({
  unitId,
  staffId,
  identityUnitId: unitId,
  pastTheUnit: false,
});

type About = Parameters<typeof destinationOf>[1];

const fits = ({ categoryId, fieldId }: Route, about: About): boolean =>
  (categoryId === null || about.categories.includes(categoryId)) &&
  (fieldId === null || fieldId === about.fieldId);

const specificity = ({ categoryId, fieldId }: Route, { categories }: About): number =>
  (categoryId === null ? 0 : 2 * (categories.length - categories.indexOf(categoryId))) +
  (fieldId === null ? 0 : 1);
