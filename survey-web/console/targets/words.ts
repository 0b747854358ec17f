import { listFieldRecords } from '../../../api/fields/store.ts';
import { listAllVersions } from '../../../api/questionnaires/store.ts';
import { defineMeasure } from '../../../api/statistics/measure.ts';
import type { Metric } from '../../../api/targets/metrics.ts';
import type { Target } from '../../../api/targets/store.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { targetTexts } from '../../texts/console-targets.ts';
import type { Choice } from '../form.tsx';
import type { UnitVisit } from '../visit.ts';

/** What the names in targets stand for. */
export interface TargetWords {
  fields: { id: number; slug: string; name: string }[];
  /** Every measure that a target may name, `family/measure`. */
  measures: Choice[];
}

export async function listWords({ deps, locale }: UnitVisit): Promise<TargetWords> {
  const fields = await listFieldRecords(deps.db);
  const versions = await listAllVersions(deps.db);
  const measures = new Map<string, string>();
  // The newest version of a family last, so that its words win.
  for (const { family, content } of versions) {
    for (const measure of content.measures) {
      const words = inLocale(defineMeasure(content, measure), locale);
      measures.set(`${family}/${measure.id}`, `${inLocale(content.title, locale)}: ${words}`);
    }
  }
  return {
    fields: fields.map(({ id, slug, name }) => ({ id, slug, name: inLocale(name, locale) })),
    measures: [...measures].map(([value, name]) => ({ value, name })),
  };
}

/** What a target is about, in words: "Tỷ lệ hài lòng, từng lĩnh vực, trừ Đất đai". */
export function subjectInWords(
  { metric, scope, fieldId, except }: Pick<Target, 'metric' | 'scope' | 'fieldId' | 'except'>,
  { fields }: TargetWords,
  locale: Locale,
): string {
  const t = targetTexts[locale];
  const nameOf = (slug: string) => fields.find((field) => field.slug === slug)?.name ?? slug;
  const field = fields.find(({ id }) => id === fieldId)?.name;
  const parts = [metricInWords(metric, locale), field ?? t.scopes[scope]];
  if (scope === 'each-field' && except.length > 0) parts.push(t.except(except.map(nameOf).join(', ')));
  return parts.join(', ');
}

const metricInWords = (metric: Metric, locale: Locale): string =>
  metric === 'manual' ? metric : targetTexts[locale].metrics[metric];
