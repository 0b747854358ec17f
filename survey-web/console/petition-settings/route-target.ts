import { listStaffAt } from '../../../api/accounts/store.ts';
import { plainLetters } from '../../../api/text.ts';
import { findUnit, listChain, listUnitsByCode, type Unit } from '../../../api/units/store.ts';
import { type FoundUnit, findUnits } from '../../home/find-units.ts';
import { hasEnded } from '../../home/tree.tsx';
import { petitionSettingsTexts } from '../../texts/console-petition-settings.ts';
import { type UnitVisit, wrongField } from '../visit.ts';

const mostOffered = 20;

/** Open units by address name, code or name, anywhere: a commune hands the lamps to a company of the city. */
export async function findOpenUnits({ deps, today }: UnitVisit, typed: string): Promise<FoundUnit[]> {
  const bySlug = await findUnit(deps.db, typed);
  const exact = bySlug ? [bySlug] : await listUnitsByCode(deps.db, typed);
  const withChains = await Promise.all(
    exact.map(async (unit) => ({ unit, superiors: (await listChain(deps.db, unit)).slice(1) })),
  );
  const found = withChains.length > 0 ? withChains : await findUnits(deps.db, typed, mostOffered);
  return found.filter(({ unit }) => !hasEnded(unit, today));
}

/** The unit that a rule leads to; the page's own where nothing was typed. @throws Problem invalid-input at the field */
export async function chosenUnit(visit: UnitVisit, form: URLSearchParams): Promise<Unit> {
  const t = petitionSettingsTexts[visit.locale];
  const typed = form.get('to')?.trim() ?? '';
  if (!typed) return visit.unit;
  const chosen = form.get('to-slug');
  // A choice made for other words than those typed now is none.
  const asked = chosen && form.get('to-for') === typed ? chosen : typed;
  const found = await findOpenUnits(visit, asked);
  const named = found.filter(({ unit }) => plainLetters(unit.name.vi) === plainLetters(asked));
  const one = found.length === 1 ? found[0] : named.length === 1 ? named[0] : undefined;
  if (one) return one.unit;
  throw wrongField(
    'to',
    found.length === 0 ? t.unitNotFound(typed.slice(0, 100)) : t.unitsFound(found.length),
  );
}

/** Who works at a unit, to choose from. */
export async function staffChoices({ deps, today, locale }: UnitVisit, unitId: number) {
  const staff = await listStaffAt(deps.db, [unitId], today);
  return [
    { value: '', name: petitionSettingsTexts[locale].toWhole },
    ...staff.map(({ id, name }) => ({ value: id, name })),
  ];
}

/** Who of the unit was chosen; null: nobody. @throws Problem invalid-input at the field */
export async function chosenStaff(
  { deps, today, locale }: UnitVisit,
  form: URLSearchParams,
  unitId: number,
): Promise<string | null> {
  const chosen = form.get('staff') ?? '';
  if (!chosen) return null;
  const staff = await listStaffAt(deps.db, [unitId], today);
  if (!staff.some(({ id }) => id === chosen)) {
    throw wrongField('staff', petitionSettingsTexts[locale].staffWrong);
  }
  return chosen;
}
