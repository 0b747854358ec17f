import { inLocale, type Locale } from '../../text.ts';
import type { Figure } from '../figure.ts';
import type { PetitionBooks, PetitionCounts } from '../petition-books.ts';
import type { Punctuality } from '../punctuality.ts';
import { nameWithoutField, type Satisfaction } from '../satisfaction.ts';
import type { OpenRow } from './columns.ts';

/** The rows of published satisfaction, with the dossiers beside it; `about` is what all of them share. */
export function rowsOfSatisfaction(satisfaction: Satisfaction, about: OpenRow, locale: Locale): OpenRow[] {
  const { unit, questionnaire, measure, overall, fields, sections, criteria, caseload } = satisfaction;
  const measured: OpenRow = {
    ...about,
    metric: 'satisfaction',
    questionnaire: questionnaire.family,
    measure: measure.id,
    measureKind: measure.kind,
    weighting: measure.weighting,
    definitionVersion: measure.definitionVersion,
  };
  const fieldOf = ({ field }: { field: { slug: string; name: string } | null }): OpenRow => ({
    scope: 'field',
    key: field?.slug ?? '',
    name: field?.name ?? inLocale(nameWithoutField(fields), locale),
  });
  const whole: OpenRow = { scope: 'overall', key: unit.slug, name: unit.name };
  return [
    { ...measured, ...whole, ...figureCells(overall) },
    ...fields.map((one) => ({ ...measured, ...fieldOf(one), ...figureCells(one) })),
    ...sections.map((one) => ({
      ...measured,
      scope: 'section',
      key: one.key,
      name: one.title,
      ...figureCells(one),
    })),
    ...criteria.map((one) => ({
      ...measured,
      scope: 'criterion',
      key: one.key,
      name: one.text,
      ...figureCells(one),
    })),
    ...(caseload ? punctualityRows(caseload.overall, { ...about, ...whole }) : []),
    ...(caseload?.fields.flatMap((one) => punctualityRows(one, { ...about, ...fieldOf(one) })) ?? []),
  ];
}

const punctualityRows = ({ onTime, apologies }: Punctuality, about: OpenRow): OpenRow[] => [
  { ...about, metric: 'on-time', ...onTime },
  { ...about, metric: 'apologies', ...apologies },
];

/** Petitions answered on time, of all that fell due, whole and by category; none where nothing fell due. */
export function rowsOfPetitions(
  { unit, total, categories, target }: PetitionBooks,
  about: OpenRow,
): OpenRow[] {
  if (total.fellDue === 0) return [];
  const answered = ({ onTimeRate, onTime, fellDue }: PetitionCounts): OpenRow => ({
    ...about,
    metric: 'petitions-answered',
    rate: onTimeRate,
    count: onTime,
    of: fellDue,
  });
  return [
    {
      ...answered(total),
      scope: 'overall',
      key: unit.slug,
      name: unit.name,
      target: target?.threshold ?? null,
      official: target?.official ?? null,
    },
    ...categories
      .filter(({ fellDue }) => fellDue > 0)
      .map(({ category, ...counts }) => ({
        ...answered(counts),
        scope: 'category',
        key: category?.key ?? '',
        name: category?.name ?? '',
      })),
  ];
}

/** The members of a figure that have a column. */
export const figureCells = (figure: Figure): OpenRow => ({
  rate: figure.rate,
  responses: figure.responses,
  ratings: figure.ratings,
  low: figure.low,
  high: figure.high,
  population: figure.population,
  responseRate: figure.responseRate,
  target: figure.target,
  official: figure.official,
  evidence: figure.evidence,
  suppressed: figure.suppressed,
});
