import { reachUnit } from '../../../api/accounts/reach.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import type { Db, Trx } from '../../../api/database/open.ts';
import { type Day, isDay } from '../../../api/days.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { getUnit, listBelow, type Unit } from '../../../api/units/store.ts';
import { unitChangeTexts } from '../../texts/console-unit-changes.ts';
import { unitTexts } from '../../texts/console-units.ts';
import { requireUnchanged, type Visit, wrongField } from '../visit.ts';
import { countBelongings, type Ending } from './reshape.ts';
import { atFields } from './typed-unit.ts';

/**
 * The last day that was typed.
 * @throws Problem invalid-input
 */
export function typedLastDay({ locale }: Visit, form: URLSearchParams): Day {
  const t = unitTexts[locale];
  const typed = form.get('lastDay')?.trim() ?? '';
  if (!typed) throw wrongField('lastDay', `${unitChangeTexts[locale].lastDay}: ${t.dayMissing}`);
  if (!isDay(typed)) throw wrongField('lastDay', t.dayWrong(unitChangeTexts[locale].lastDay));
  return typed;
}

/** What a confirmation rests on: where the units stand, and what hangs on them. */
export async function pictureOfEnding(db: Db, endings: Ending[]): Promise<unknown> {
  const pictures: unknown[] = [];
  for (const { unit } of endings) {
    const { slug, parentId, validTo, successorId } = await getUnit(db, unit.slug);
    pictures.push({ slug, parentId, validTo, successorId, ...(await countBelongings(db, unit)) });
  }
  return pictures;
}

/**
 * Ends units, one or several into one, in one change; refused where the picture has changed since it was shown, or at
 * `field`, by which the form chooses who goes where.
 */
export async function endUnits(
  visit: Visit,
  form: URLSearchParams,
  endings: Ending[],
  field: 'successor' | 'merged',
): Promise<void> {
  const { actor, locale, now } = visit;
  const t = unitChangeTexts[locale];
  await visit.change(async (trx, by) => {
    await lockInstallation(trx);
    requireUnchanged(form, await pictureOfEnding(trx, endings));
    for (const { unit, successor } of endings) {
      await reachUnit(trx, actor, 'units.edit', unit.slug);
      if (successor) await reachUnit(trx, actor, 'units.edit', successor.slug);
    }
    const part = { units: await unitsThatEnd(trx, endings, field, locale) };
    const label = field === 'merged' ? t.mergeWhich : t.successor;
    const fields: Parameters<typeof atFields>[0] = {
      validTo: ['lastDay', t.lastDay],
      successor: [field, label],
      parent: [field, label],
    };
    await atFields(fields, () => applyPart(trx, by, part, now, locale));
  });
}

async function unitsThatEnd(trx: Trx, endings: Ending[], field: string, locale: Locale): Promise<object[]> {
  const units: object[] = [];
  for (const { unit, successor, lastDay, withThoseBelow } of endings) {
    units.push({ ...known(unit), validTo: lastDay, successor: successor?.slug ?? null });
    if (!successor || !withThoseBelow) continue;
    const below = await listBelow(trx, unit.id);
    if (below.some((one) => one.id === successor.id)) {
      throw wrongField(field, unitChangeTexts[locale].successorBelow);
    }
    units.push(...below.map((one) => ({ ...known(one), parent: successor.slug })));
  }
  return units;
}

const known = ({ slug, name, kind }: Unit) => ({ slug, name, kind });

/**
 * A successor has to go on itself.
 * @throws Problem invalid-input at `field`
 */
export function requireLasting({ locale }: Visit, successor: Unit, lastDay: Day, field: string): void {
  if (successor.validTo === null || successor.validTo > lastDay) return;
  throw wrongField(field, unitChangeTexts[locale].successorEnds(inLocale(successor.name, locale)));
}
