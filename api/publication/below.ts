import type { Db } from '../database/open.ts';
import { inLocale, type Locale } from '../text.ts';
import { countBelow, listBelow, listChain, listSubtrees, type Unit } from '../units/store.ts';
import type { Figure } from './figure.ts';
import { gatherFigures } from './gathered.ts';
import type { Stretch } from './query.ts';

/** More units than a page can show are counted, not listed. */
const mostUnits = 200;

/** A unit directly below, with the figure of all that stands under it. */
export interface UnitBelow {
  unit: Pick<Unit, 'slug' | 'name' | 'validTo'>;
  /** The figure rests on more units than this one. */
  hasUnitsBelow: boolean;
  /** null: no response of it is public. */
  figure: Figure | null;
}

export interface Below {
  /** How many units there are; `units` has the first of them, by name. */
  count: number;
  units: UnitBelow[];
}

/**
 * For each unit directly below, the figure that its own page shows with all units under it: of its most used family
 * and its target's measure, from public tallies, which the database adds up.
 */
export async function figuresBelow(
  db: Db,
  unit: Unit,
  stretch: Stretch,
  { privacyMinimum, locale }: { privacyMinimum: number; locale: Locale },
): Promise<Below> {
  const all = (await listBelow(db, unit.id)).filter((one) => !one.validTo || one.validTo >= stretch.from);
  if (all.length === 0) return { count: 0, units: [] };
  const byName = new Intl.Collator('vi', { numeric: true }).compare;
  const units = all
    .sort((a, b) => byName(inLocale(a.name, locale), inLocale(b.name, locale)))
    .slice(0, mostUnits);
  const ids = units.map((one) => one.id);
  const subtrees = await listSubtrees(db, ids);
  const superiors = (await listChain(db, unit)).map((one) => one.id);
  const gathered = await gatherFigures(
    db,
    units.map((one) => ({ unit: one, chain: [one.id, ...superiors], unitIds: subtrees.get(one.id)! })),
    stretch,
    { privacyMinimum, by: 'unit' },
  );
  const counts = await countBelow(db, ids);
  return {
    count: all.length,
    units: units.map((one) => ({
      unit: one,
      hasUnitsBelow: counts.has(one.id),
      figure: gathered.get(one.id)?.overall ?? null,
    })),
  };
}
