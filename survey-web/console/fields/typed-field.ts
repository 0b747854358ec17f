import type { Field } from '../../../api/fields/store.ts';
import type { Locale, Text } from '../../../api/text.ts';
import { fieldTexts } from '../../texts/console-fields.ts';
import { unitTexts } from '../../texts/console-units.ts';
import { typedName } from '../units/typed-unit.ts';
import { wrongField } from '../visit.ts';

const longest = 300;

/** A field as its form shows it. */
export const valuesOfField = ({ name, everyday }: Field) =>
  new URLSearchParams({
    vi: name.vi,
    en: name.en ?? '',
    everyday: everyday?.vi ?? '',
    everydayEn: everyday?.en ?? '',
  });

/**
 * A field as it was typed, in the words of an installation file.
 * @throws Problem invalid-input at the fields of the form
 */
export function typedField(form: URLSearchParams, locale: Locale): { name: Text; everyday: Text | null } {
  const t = fieldTexts[locale];
  const name = typedName(form, locale);
  const vi = form.get('everyday')?.trim() ?? '';
  const en = form.get('everydayEn')?.trim() ?? '';
  if (!vi && en) throw wrongField('everyday', t.everydayNeedsVi);
  for (const [field, label, typed] of [
    ['everyday', t.everyday, vi],
    ['everydayEn', t.everydayEn, en],
  ] as const) {
    if (typed.length > longest) throw wrongField(field, unitTexts[locale].tooLong(label, longest));
  }
  return { name, everyday: vi ? { vi, ...(en && { en }) } : null };
}

/** Where the form of a field has what an installation file calls otherwise. */
export const formFields = (locale: Locale): Record<string, [field: string, label: string]> => {
  const t = fieldTexts[locale];
  return { slug: ['slug', t.slug], name: ['vi', t.name], everyday: ['everyday', t.everyday] };
};
