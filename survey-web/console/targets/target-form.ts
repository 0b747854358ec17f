import { Problem, problem } from '../../../api/problems.ts';
import type { metrics } from '../../../api/targets/metrics.ts';
import type { Target } from '../../../api/targets/store.ts';
import type { Locale } from '../../../api/text.ts';
import { targetTexts } from '../../texts/console-targets.ts';
import { wrongField } from '../visit.ts';

/** A target as a form shows it. */
export function valuesOf(target: Target, fields: { id: number; slug: string }[]): URLSearchParams {
  const values = new URLSearchParams({
    metric: target.metric,
    scope: target.scope,
    field: fields.find(({ id }) => id === target.fieldId)?.slug ?? '',
    measure: target.measureFamily ? `${target.measureFamily}/${target.measureId ?? ''}` : '',
    threshold: String(Number((target.threshold * 100).toPrecision(12))).replace('.', ','),
    from: target.from,
    to: target.to,
    source: target.source,
  });
  for (const slug of target.except) values.append('except', slug);
  return values;
}

/**
 * What was typed, as the file of `manage apply` says it; whether it holds together is for its rules.
 * @throws Problem invalid-input where the level is no percentage
 */
export function targetOfForm(form: URLSearchParams, unit: string, locale: Locale) {
  const value = (name: string) => form.get(name)?.trim() ?? '';
  const percent = Number(value('threshold').replace('%', '').replace(',', '.').trim() || Number.NaN);
  if (!(percent >= 0 && percent <= 100)) {
    throw wrongField('threshold', targetTexts[locale].thresholdWrong);
  }
  const [family, id] = value('measure').split('/');
  const scope = value('scope');
  const except = form.getAll('except').filter(Boolean);
  return {
    unit,
    metric: value('metric') as (typeof metrics)[number],
    scope: scope === 'field' ? { field: value('field') } : (scope as 'overall' | 'each-field'),
    ...(scope === 'each-field' && except.length > 0 && { except }),
    ...(family && { measure: { family, ...(id && { id }) } }),
    threshold: Number((percent / 100).toPrecision(12)),
    from: value('from'),
    to: value('to'),
    source: value('source'),
  };
}

/** Lets refusals of a file's target name the fields of the form. */
export async function fieldsOfForm<T>(apply: () => Promise<T>): Promise<T> {
  try {
    return await apply();
  } catch (error) {
    if (!(error instanceof Problem) || !error.errors) throw error;
    throw problem(error.code, {
      errors: error.errors.map(({ path, message }) => ({ path: nameOf(path), message })),
    });
  }
}

function nameOf(path: string): string {
  const [, , member = '', inner] = path.split('.');
  if (member === 'scope' && inner === 'field') return 'field';
  return member;
}
