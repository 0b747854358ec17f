import type { Author } from '../../../api/accounts/actor.ts';
import { recordChange } from '../../../api/audit/store.ts';
import type { Trx } from '../../../api/database/open.ts';
import type { Text } from '../../../api/text.ts';
import { petitionSettingsTexts } from '../../texts/console-petition-settings.ts';
import { type Visit, wrongField } from '../visit.ts';

const letters = (text: string) => [...text].length;

/** A line as it was typed; '' where nothing was. @throws Problem invalid-input at the field */
export function typedLine({ locale }: Visit, form: URLSearchParams, name: string, longest: number): string {
  const typed = (form.get(name) ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
  if (letters(typed) > longest) throw wrongField(name, petitionSettingsTexts[locale].tooLong(longest));
  return typed;
}

/** Words at length, with their lines. @throws Problem invalid-input at the field */
export function typedProse({ locale }: Visit, form: URLSearchParams, name: string, longest: number): string {
  const typed = (form.get(name) ?? '').replace(/\r\n?/g, '\n').normalize('NFC').trim();
  if (letters(typed) > longest) throw wrongField(name, petitionSettingsTexts[locale].tooLong(longest));
  return typed;
}

/** Words in one or both languages; null where nothing was typed. @throws Problem invalid-input at the field */
export function typedWords(visit: Visit, form: URLSearchParams, name: string, longest: number): Text | null {
  const [vi, en] = [typedLine(visit, form, name, longest), typedLine(visit, form, `${name}En`, longest)];
  if (!vi && en) throw wrongField(name, petitionSettingsTexts[visit.locale].hintNeedsVi);
  return vi ? { vi, ...(en && { en }) } : null;
}

/** A place in a list, from 1. @throws Problem invalid-input at the field */
export function typedPlace({ locale }: Visit, form: URLSearchParams): number {
  const typed = form.get('place')?.trim() ?? '';
  if (!/^[1-9]\d{0,3}$/.test(typed)) throw wrongField('place', petitionSettingsTexts[locale].placeWrong);
  return Number(typed);
}

/** Writes down a change of what petitions are sorted by. */
export const writeDown = (
  trx: Trx,
  by: Author,
  visit: Visit,
  change: {
    action: string;
    unitId: number | null;
    subject: { kind: string; key: string };
    before?: object;
    after?: object;
  },
): Promise<void> => recordChange(trx, by, change, visit.now);
