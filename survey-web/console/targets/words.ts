import { chainOf } from '../../../api/accounts/reach.ts';
import { listFieldRecords } from '../../../api/fields/store.ts';
import { type Indicator, indexGroups } from '../../../api/indicators/indicator.ts';
import { listIndicators } from '../../../api/indicators/store.ts';
import { listAllVersions } from '../../../api/questionnaires/store.ts';
import { defineMeasure, type EstimatedMeasure, isEstimated } from '../../../api/statistics/measure.ts';
import type { Target } from '../../../api/targets/store.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { targetTexts } from '../../texts/console-targets.ts';
import type { Choice } from '../form.tsx';
import type { UnitVisit } from '../visit.ts';

/** What the names in targets stand for. */
export interface TargetWords {
  fields: { id: number; slug: string; name: string }[];
  /** Those that the unit knows, by index. */
  indicators: Indicator[];
  /** Every measure that a target may be judged by, `family/measure`. */
  measures: TargetMeasure[];
}

export interface TargetMeasure extends Choice {
  definition: string;
}

export async function listWords({ deps, unit, locale }: UnitVisit): Promise<TargetWords> {
  const chain = chainOf(unit);
  const fields = await listFieldRecords(deps.db);
  const versions = await listAllVersions(deps.db);
  const measures = new Map<string, TargetMeasure>();
  // The newest version of a family last, so that its words win.
  for (const { family, content } of versions) {
    for (const measure of content.measures) {
      if (!isEstimated(measure)) continue;
      const value = `${family}/${measure.id}`;
      const name = `${family}: ${measureInShort(measure, locale)}`;
      const definition = inLocale(defineMeasure(content, measure), locale);
      measures.set(value, { value, name, definition, group: inLocale(content.title, locale) });
    }
  }
  return {
    fields: fields.map(({ id, slug, name }) => ({ id, slug, name: inLocale(name, locale) })),
    indicators: (await listIndicators(deps.db)).filter(
      ({ unitId }) => unitId === null || chain.includes(unitId),
    ),
    measures: [...measures.values()],
  };
}

/** Short enough for a closed list on a phone; what it means exactly stands beneath. */
function measureInShort(measure: EstimatedMeasure, locale: Locale): string {
  const t = targetTexts[locale];
  const sections = measure.kind === 'pooled' ? measure.sections : undefined;
  return sections ? t.measureOfSections(sections.join(', ')) : t.measures[measure.kind];
}

/** What a target is about, in words: "Tỷ lệ hài lòng, từng lĩnh vực, trừ Đất đai". */
export function subjectInWords(
  {
    metric,
    kind,
    indicatorId,
    scope,
    fieldId,
    except,
  }: Pick<Target, 'metric' | 'kind' | 'indicatorId' | 'scope' | 'fieldId' | 'except'>,
  { fields, indicators }: Pick<TargetWords, 'fields' | 'indicators'>,
  locale: Locale,
): string {
  const t = targetTexts[locale];
  const nameOf = (slug: string) => fields.find((field) => field.slug === slug)?.name ?? slug;
  const field = fields.find(({ id }) => id === fieldId)?.name;
  const indicator = indicators.find(({ id }) => id === indicatorId);
  const named = (kind === 'ceiling' && t.complements[metric]) || t.metrics[metric];
  const what = indicator ? indicatorInWords(indicator, locale) : named;
  const parts = [what, field ?? t.scopes[scope]];
  if (scope === 'each-field' && except.length > 0) parts.push(t.except(except.map(nameOf).join(', ')));
  return parts.join(', ');
}

/** "PCI: Điểm tổng hợp". */
export function indicatorInWords({ name, group }: Pick<Indicator, 'name' | 'group'>, locale: Locale): string {
  const named = inLocale(name, locale);
  return group === 'other' ? named : `${inLocale(indexGroups[group], locale)}: ${named}`;
}

/** The indicator that a target judges, where it is entered by hand. */
export const indicatorOf = (
  { indicatorId }: Pick<Target, 'indicatorId'>,
  { indicators }: Pick<TargetWords, 'indicators'>,
): Indicator | undefined => indicators.find(({ id }) => id === indicatorId);
