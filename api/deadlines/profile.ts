import type { Day } from '../days.ts';
import type { Profile } from './clock.ts';

/** A profile with whom it binds and when. */
export interface KeptProfile extends Profile {
  /** null: every unit. */
  unitId: number | null;
  /** null: whatever the petition is about. */
  categoryId: number | null;
  from: Day;
  /** null: until another takes its place. */
  to: Day | null;
}

export type NewProfile = Omit<KeptProfile, 'id'>;

/** Whom a petition concerns, nearest first, and when it came. */
export interface Concerned {
  unitChain: readonly number[];
  categoryChain: readonly number[];
  day: Day;
}

/**
 * The profile that binds on a day: the nearest unit's wins, there the nearest category's, then the one for all
 * categories; last the installation's.
 */
export function profileInForce(
  profiles: readonly KeptProfile[],
  { unitChain, categoryChain, day }: Concerned,
): KeptProfile | undefined {
  const inForce = profiles.filter(({ from, to }) => from <= day && (to === null || day <= to));
  for (const unitId of [...unitChain, null]) {
    for (const categoryId of [...categoryChain, null]) {
      const found = inForce.filter((one) => one.unitId === unitId && one.categoryId === categoryId);
      if (found.length > 0) return found.reduce((a, b) => (a.from < b.from ? b : a));
    }
  }
  return undefined;
}

/** Whether a profile binds every unit in everything: there is always one that does. */
export const bindsAll = ({ unitId, categoryId }: Pick<KeptProfile, 'unitId' | 'categoryId'>): boolean =>
  unitId === null && categoryId === null;

/** Whether two bind the same unit in the same category. */
export const bindAlike = (
  a: Pick<KeptProfile, 'unitId' | 'categoryId'>,
  b: Pick<KeptProfile, 'unitId' | 'categoryId'>,
): boolean => a.unitId === b.unitId && a.categoryId === b.categoryId;
