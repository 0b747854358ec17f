import { reaches } from '../../../api/accounts/permissions.ts';
import type { Db } from '../../../api/database/open.ts';
import { addDays, type Day } from '../../../api/days.ts';
import { countPointsInUse } from '../../../api/points/store.ts';
import { listTargetsOfUnits } from '../../../api/targets/store.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { countBelow, type Unit } from '../../../api/units/store.ts';
import { dayInWords } from '../../public/wording.ts';
import { unitChangeTexts } from '../../texts/console-unit-changes.ts';
import type { UnitVisit } from '../visit.ts';

/**
 * True where the actor may move, merge or close the unit: that is for who is responsible above it, so that nobody
 * takes the unit out of the tree that they were given a part of.
 */
export const mayReshape = ({ actor, unit }: UnitVisit): boolean =>
  reaches(
    actor.grants,
    'units.edit',
    unit.superiors.map(({ id }) => id),
  );

/** What hangs on a unit that is about to change its place or to end. */
export interface Belongings {
  points: number;
  targets: number;
  below: number;
}

export async function countBelongings(db: Db, unit: Unit): Promise<Belongings> {
  return {
    points: await countPointsInUse(db, [unit.id]),
    targets: (await listTargetsOfUnits(db, [unit.id])).length,
    below: (await countBelow(db, [unit.id])).get(unit.id) ?? 0,
  };
}

export interface Ending {
  unit: Unit;
  successor: Unit | undefined;
  lastDay: Day;
  /** The units below go to the successor. */
  withThoseBelow: boolean;
}

/** What will happen when a unit ends, in plain words. */
export function consequencesOfEnding(
  { unit, successor, lastDay, withThoseBelow }: Ending,
  { points, targets, below }: Belongings,
  today: Day,
  locale: Locale,
): string[] {
  const t = unitChangeTexts[locale];
  const name = inLocale(unit.name, locale);
  const heir = successor ? inLocale(successor.name, locale) : null;
  const hasPassed = lastDay < today;
  const since = dayInWords(hasPassed ? today : addDays(lastDay, 1), locale);
  const moves = heir !== null && withThoseBelow;
  return [
    t.endsAfter(name, dayInWords(lastDay, locale)),
    heir === null ? t.pointsStop(points, since) : t.pointsGoOn(points, heir, since),
    t.figuresStay(name, heir),
    t.targetsStay(targets),
    below === 0 ? t.belowNone : moves ? t.belowMoves(below, heir) : t.belowStays(below),
    hasPassed
      ? heir === null
        ? t.pastDayWithout
        : t.pastDay(name)
      : t.undoUntil(dayInWords(lastDay, locale)),
  ];
}
