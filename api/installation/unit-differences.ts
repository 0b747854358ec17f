import type { Difference } from '../sheets/review.ts';
import { inLocale, type Locale, type Text } from '../text.ts';
import { type UnitKind, unitKinds } from '../units/kinds.ts';
import type { UnitInput } from './file.ts';

/** A unit as it is, in the words of an installation file. */
export interface KnownUnit {
  slug: string;
  name: Text;
  kind: UnitKind;
  code: string | null;
  parent: string | null;
  website: string | null;
  validFrom: string | null;
  validTo: string | null;
  successor: string | null;
  fields: string[];
}

/** What an input would change of a unit, in words; a member left out changes nothing. */
export function differencesOf(
  was: KnownUnit,
  input: UnitInput,
  {
    units,
    fields,
  }: { units: ReadonlyMap<string, KnownUnit>; fields: readonly { slug: string; name: Text }[] },
  locale: Locale,
): Difference[] {
  const nameOf = (slug: string | null | undefined) => {
    const unit = slug ? units.get(slug) : undefined;
    return unit ? inLocale(unit.name, locale) : (slug ?? '');
  };
  const named = (slugs: string[] | undefined) =>
    slugs
      ?.map((slug) => inLocale(fields.find((field) => field.slug === slug)?.name ?? { vi: slug }, locale))
      .join('; ');
  const pairs: [column: string, before: string, after: string | undefined][] = [
    ['name', was.name.vi, input.name.vi],
    ['nameEn', was.name.en ?? '', input.name.en ?? ''],
    ['kind', inLocale(unitKinds[was.kind], locale), inLocale(unitKinds[input.kind], locale)],
    ['code', was.code ?? '', input.code ?? undefined],
    ['fields', named(was.fields) ?? '', named(input.fields)],
    ['website', was.website ?? '', input.website ?? undefined],
    ['validFrom', was.validFrom ?? '', input.validFrom ?? undefined],
    ['validTo', was.validTo ?? '', input.validTo ?? undefined],
  ];
  const others = pairs.flatMap(([column, before, after]) =>
    after === undefined || after === before ? [] : [{ column, before, after }],
  );
  // Names are not unique: slugs are compared, names are shown.
  const related = (['parent', 'successor'] as const).flatMap((column) =>
    input[column] === undefined || input[column] === was[column]
      ? []
      : [{ column, before: nameOf(was[column]), after: nameOf(input[column]) }],
  );
  return [...others, ...related];
}
