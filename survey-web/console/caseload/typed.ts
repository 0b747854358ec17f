import {
  type CaseloadCounts,
  type CaseloadEntry,
  type CountName,
  countNames,
  countRule,
  countWritten,
  faultsOf,
  noDossiers,
} from '../../../api/caseload/caseload.ts';
import type { Field } from '../../../api/fields/store.ts';
import { type PathError, problem } from '../../../api/problems.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { caseloadTexts } from '../../texts/console-caseload.ts';
import type { UnitVisit } from '../visit.ts';

/** The name of a number's field in the form; null: of no field. */
export const countField = (field: Pick<Field, 'slug'> | null, name: CountName) =>
  field ? `field.${field.slug}.${name}` : `none.${name}`;

/**
 * What was typed for a month: an entry for each field, without counts where all five were left empty.
 * @throws Problem invalid-input, each error at its number
 */
export function typedMonth(
  form: URLSearchParams,
  { unit, locale }: UnitVisit,
  month: string,
  fields: (Field | null)[],
): CaseloadEntry[] {
  const errors: PathError[] = [];
  const entries = fields.map((field): CaseloadEntry => {
    const read = typedCounts(form, field, locale);
    errors.push(...read.errors);
    return { unit, field, month, counts: read.counts };
  });
  if (errors.length > 0) throw problem('invalid-input', { errors });
  return entries;
}

function typedCounts(
  form: URLSearchParams,
  field: Field | null,
  locale: Locale,
): { counts: CaseloadCounts | null; errors: PathError[] } {
  const typed = (name: CountName) => form.get(countField(field, name))?.trim() ?? '';
  if (countNames.every((name) => typed(name) === '')) return { counts: null, errors: [] };
  const errors: PathError[] = [];
  const counts = { ...noDossiers };
  for (const name of countNames) {
    const count = countWritten(typed(name));
    if (count !== undefined) counts[name] = count;
    else {
      const message = typed(name) === '' ? caseloadTexts[locale].missing : inLocale(countRule, locale);
      errors.push({ path: countField(field, name), message });
    }
  }
  if (errors.length > 0) return { counts, errors };
  return {
    counts,
    errors: faultsOf(counts).map(({ count, message }) => ({
      path: countField(field, count),
      message: inLocale(message, locale),
    })),
  };
}
