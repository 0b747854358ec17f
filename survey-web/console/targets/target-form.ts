import { percentUnit } from '../../../api/indicators/indicator.ts';
import { Problem, problem } from '../../../api/problems.ts';
import { isShareOf, type TargetKind, targetKinds } from '../../../api/targets/goal.ts';
import type { metrics } from '../../../api/targets/metrics.ts';
import type { Target } from '../../../api/targets/store.ts';
import type { Locale } from '../../../api/text.ts';
import { targetTexts } from '../../texts/console-targets.ts';
import { wrongField } from '../visit.ts';
import { indicatorOf, type TargetWords } from './words.ts';

/** A target as a form shows it. */
export function valuesOf(target: Target, words: TargetWords): URLSearchParams {
  const { fields } = words;
  const indicator = indicatorOf(target, words);
  const values = new URLSearchParams({
    metric: target.metric,
    kind: target.kind,
    indicator: indicator?.slug ?? '',
    scope: target.scope,
    field: fields.find(({ id }) => id === target.fieldId)?.slug ?? '',
    measure: target.measureFamily ? `${target.measureFamily}/${target.measureId ?? ''}` : '',
    threshold: numberTyped(
      isShareOf(target, indicator?.valueUnit) ? target.threshold * 100 : target.threshold,
    ),
    from: target.from,
    to: target.to,
    source: target.source,
  });
  for (const slug of target.except) values.append('except', slug);
  return values;
}

/** As people type it: a comma, and no digits that binary fractions add. */
export const numberTyped = (value: number) => String(Number(value.toPrecision(12))).replace('.', ',');

/** The number that was typed, 1.234,5 and 90.5 too; NaN where it is none. */
export function readNumber(typed: string): number {
  const bare = typed.replace(/[\s%\u00a0]/g, '');
  const isGrouped = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare);
  const plain = (isGrouped ? bare.replaceAll('.', '') : bare).replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

/**
 * What was typed, as the file of `manage apply` says it; whether it holds together is for its rules.
 * @throws Problem invalid-input where the level is no number, or no percentage where it has to be one
 */
export function targetOfForm(form: URLSearchParams, unit: string, words: TargetWords, locale: Locale) {
  const t = targetTexts[locale];
  const value = (name: string) => form.get(name)?.trim() ?? '';
  const metric = value('metric') as (typeof metrics)[number];
  const kind = targetKinds.find((one) => one === value('kind')) ?? ('threshold' satisfies TargetKind);
  const indicator = metric === 'manual' ? value('indicator') : '';
  if (metric === 'manual' && !indicator) throw wrongField('indicator', t.indicatorMissing);
  const valueUnit = words.indicators.find(({ slug }) => slug === indicator)?.valueUnit ?? percentUnit;
  const isShare = isShareOf({ metric, kind }, valueUnit);
  const typed = readNumber(value('threshold'));
  if (!(typed >= 0 && (!isShare || typed <= 100))) {
    throw wrongField('threshold', isShare ? t.thresholdWrong : t.numberWrong);
  }
  const [family, id] = value('measure').split('/');
  const scope = value('scope');
  const except = form.getAll('except').filter(Boolean);
  return {
    unit,
    metric,
    kind,
    ...(indicator && { indicator }),
    scope: scope === 'field' ? { field: value('field') } : (scope as 'overall' | 'each-field'),
    ...(scope === 'each-field' && except.length > 0 && { except }),
    ...(family && { measure: { family, ...(id && { id }) } }),
    threshold: isShare ? Number((typed / 100).toPrecision(12)) : typed,
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
