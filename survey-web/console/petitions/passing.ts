import { inLocale } from '../../../api/text.ts';
import { findUnit, listChain, type Unit } from '../../../api/units/store.ts';
import { type FoundUnit, findUnits } from '../../home/find-units.ts';
import { moveTexts } from '../../texts/console-petition-moves.ts';
import { type UnitVisit, wrongField } from '../visit.ts';
import type { Opened } from './opened.ts';

const mostOffered = 20;

/** Open units that what was typed may mean: by name, or by the name in the address. */
export async function unitsToPassTo(visit: UnitVisit, typed: string): Promise<FoundUnit[]> {
  if (!typed.trim()) return [];
  const { db } = visit.deps;
  const named = await findUnit(db, typed.trim());
  const found = named
    ? [{ unit: named, superiors: (await listChain(db, named)).slice(1) }]
    : await findUnits(db, typed.slice(0, 200), mostOffered);
  return found.filter(({ unit }) => isOpen(unit, visit.today));
}

const isOpen = ({ validTo }: Unit, today: string) => validTo === null || validTo >= today;

/**
 * The unit that a petition is to be passed to. What goes past a unit goes neither there nor below it.
 * @throws Problem invalid-input at the field
 */
export async function readUnit(visit: UnitVisit, form: URLSearchParams, opened: Opened): Promise<Unit> {
  const t = moveTexts[visit.locale];
  const typed = form.get('pass-to')?.trim() ?? '';
  if (!typed) throw wrongField('pass-to', t.unitNeeded);
  const found = await unitsToPassTo(visit, typed);
  // A choice made for other words than those typed now is none.
  const chosen = form.get('pass-to-for') === typed ? form.get('pass-to-slug') : null;
  const named = found.filter(({ unit }) => isNamed(unit, typed, visit));
  const one =
    found.find(({ unit }) => unit.slug === (chosen ?? typed)) ??
    (found.length === 1 ? found[0] : named.length === 1 ? named[0] : undefined);
  if (!one) {
    const words = typed.slice(0, 100);
    throw wrongField('pass-to', found.length === 0 ? t.unitNone(words) : t.unitSeveral(words, found.length));
  }
  await requireFit(visit, one.unit, opened);
  return one.unit;
}

const isNamed = ({ name }: Unit, typed: string, { locale }: UnitVisit) =>
  inLocale(name, locale).normalize('NFC').toLowerCase() === typed.normalize('NFC').toLowerCase();

async function requireFit(visit: UnitVisit, to: Unit, { petition, handler }: Opened): Promise<void> {
  const t = moveTexts[visit.locale];
  if (to.id === handler.id) throw wrongField('pass-to', t.unitSame);
  if (!petition.pastTheUnit) return;
  const chain = await listChain(visit.deps.db, to);
  if (chain.some(({ id }) => id === petition.unitId)) throw wrongField('pass-to', t.unitAbout);
}
