import { z } from 'zod';
import { listStaffAt } from '../../../api/accounts/store.ts';
import { parseOrRefuse } from '../../../api/http/validation.ts';
import { ProseOf } from '../../../api/petitions/petition.ts';
import { Line } from '../../../api/text.ts';
import { moveTexts } from '../../texts/console-petition-moves.ts';
import { type UnitVisit, wrongField } from '../visit.ts';
import type { Opened } from './opened.ts';

/**
 * Words at length, as they were typed into a field.
 * @throws Problem invalid-input at the field
 */
export function readProse(
  { locale }: UnitVisit,
  form: URLSearchParams,
  name: string,
  longest: number,
): string {
  const schema = z.object({ [name]: ProseOf(longest) });
  return parseOrRefuse(schema, { [name]: form.get(name) ?? '' }, locale)[name]!;
}

/** A line; null where nothing was typed. @throws Problem invalid-input at the field */
export function readLine(
  { locale }: UnitVisit,
  form: URLSearchParams,
  name: string,
  longest: number,
): string | null {
  const typed = (form.get(name) ?? '').normalize('NFC').trim();
  if (!typed) return null;
  return parseOrRefuse(z.object({ [name]: Line(longest) }), { [name]: typed }, locale)[name]!;
}

/** Who of the unit was chosen; null: nobody. @throws Problem invalid-input at the field */
export async function readStaff(
  visit: UnitVisit,
  form: URLSearchParams,
  name: string,
  { handler }: Opened,
): Promise<{ id: string; name: string } | null> {
  const { actor, deps, today, locale } = visit;
  const chosen = form.get(name) ?? '';
  if (!chosen) return null;
  if (chosen === actor.staffId) return { id: actor.staffId, name: actor.name };
  const staff = (await listStaffAt(deps.db, [handler.id], today)).find(({ id }) => id === chosen);
  if (!staff) throw wrongField(name, moveTexts[locale].staffUnknown);
  return staff;
}
