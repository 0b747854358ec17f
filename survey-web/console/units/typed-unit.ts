import type { UnitInput } from '../../../api/installation/file.ts';
import { type PathError, Problem, problem } from '../../../api/problems.ts';
import type { Locale, Text } from '../../../api/text.ts';
import type { UnitKind } from '../../../api/units/kinds.ts';
import type { Unit } from '../../../api/units/store.ts';
import { unitTexts } from '../../texts/console-units.ts';

const longestName = 300;

/** What the form of a unit edits. */
export const editedOf = ({ name, kind, code, website, validFrom }: Unit) => ({
  name,
  kind,
  code,
  website,
  validFrom,
});

/** A unit as its form shows it. */
export const valuesOfUnit = ({ name, kind, code, website, validFrom }: Unit) =>
  new URLSearchParams({
    vi: name.vi,
    en: name.en ?? '',
    kind,
    code: code ?? '',
    website: website ?? '',
    validFrom: validFrom ?? '',
  });

/**
 * A unit as it was typed, in the words of an installation file.
 * @throws Problem invalid-input at the fields of the form
 */
export function typedUnit(form: URLSearchParams, locale: Locale): Omit<UnitInput, 'slug'> {
  const typed = (name: string) => form.get(name)?.trim() ?? '';
  return {
    name: typedName(form, locale),
    kind: typed('kind') as UnitKind,
    code: typed('code') || null,
    website: withScheme(typed('website')) || null,
    validFrom: typed('validFrom') || null,
  };
}

/**
 * A name in both languages.
 * @throws Problem invalid-input
 */
export function typedName(form: URLSearchParams, locale: Locale): Text {
  const t = unitTexts[locale];
  const vi = form.get('vi')?.trim() ?? '';
  const en = form.get('en')?.trim() ?? '';
  const errors: PathError[] = [
    ...(vi === '' ? [{ path: 'vi', message: t.nameMissing }] : []),
    ...(vi.length > longestName ? [{ path: 'vi', message: t.tooLong(t.nameVi, longestName) }] : []),
    ...(en.length > longestName ? [{ path: 'en', message: t.tooLong(t.nameEn, longestName) }] : []),
  ];
  if (errors.length > 0) throw problem('invalid-input', { errors });
  return en ? { vi, en } : { vi };
}

/** People leave out https:// when they type an address. */
const withScheme = (address: string) =>
  address === '' || /^[a-z]+:/i.test(address) ? address : `https://${address}`;

/** Where the form of a unit has what an installation file calls otherwise. */
export const unitFormFields = (locale: Locale): Record<string, [field: string, label: string]> => {
  const t = unitTexts[locale];
  return {
    slug: ['slug', t.slug],
    name: ['vi', t.nameVi],
    kind: ['kind', t.kind],
    code: ['code', t.code],
    website: ['website', t.website],
    validFrom: ['validFrom', t.validFrom],
  };
};

/**
 * Does what applies a part of an installation; where its paths are refused (`units.0.code`), names the fields of the
 * form instead, each with its label.
 * @param fields by the last member of the path that is known
 */
export async function atFields<T>(
  fields: Record<string, [field: string, label: string]>,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid-input') throw error;
    const errors = (error.errors ?? []).map(({ path, message }) => {
      const known = path.split('.').find((member) => Object.hasOwn(fields, member));
      if (known === undefined) return { path, message };
      const [field, label] = fields[known]!;
      return { path: field, message: `${label}: ${message}` };
    });
    const once = errors.filter(
      ({ path, message }, i) =>
        errors.findIndex((other) => other.path === path && other.message === message) === i,
    );
    throw problem('invalid-input', { errors: once });
  }
}
