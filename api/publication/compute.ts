import type { Field } from '../fields/store.ts';
import type { Version } from '../questionnaires/store.ts';
import { addSums, noSums, type Sums } from '../statistics/interval.ts';
import { isEstimated, plainFigure, sumsOfMeasure, sumsOfQuestion } from '../statistics/measure.ts';
import type { PublicTally } from '../statistics/store.ts';
import { weightedInterval } from '../statistics/weighted.ts';
import { layoutOf, sectionGroup } from '../tallies/layout.ts';
import { levelsOf, sumsOfGroup, sumTallies, type Tally } from '../tallies/tally.ts';
import type { Target } from '../targets/store.ts';
import { inLocale, type Locale } from '../text.ts';
import type { Basis } from './basis.ts';
import { type Figure, figureOfSums, makeFigure, type Population } from './figure.ts';
import type { CriterionFigure, FieldFigure, Satisfaction } from './satisfaction.ts';
import { pooledCriteria, pooledSections } from './selection.ts';
import { type PlacedTally, servedBy, strataOf, type Weights } from './strata.ts';

/** What a figure of the measure is computed from. */
type Counted = Pick<Basis, 'measure' | 'reference' | 'pooled'>;
type VersionTally = Pick<PublicTally, 'versionId' | 'tally'>;

/** Tallies added up by questionnaire version: arrays of different versions must never be added. */
function totals(rows: VersionTally[], versions: readonly Version[]): { version: Version; tally: Tally }[] {
  return versions.flatMap((version) => {
    const tally = sumTallies(rows.filter((row) => row.versionId === version.id).map((row) => row.tally));
    return tally ? [{ version, tally }] : [];
  });
}

const sumOver = (
  rows: VersionTally[],
  versions: readonly Version[],
  sumsOf: (version: Version, tally: Tally) => Sums,
): Sums =>
  totals(rows, versions).reduce((sums, { version, tally }) => addSums(sums, sumsOf(version, tally)), noSums);

/** The figure of the basis' measure over some of its tallies. */
export function measureFigure(
  basis: Counted,
  rows: VersionTally[],
  target: Target | undefined,
  minimum: number,
  of: Population | null = null,
): Figure {
  const { measure, reference, pooled } = basis;
  if (isEstimated(measure)) {
    return figureOfSums(measureSums(basis, rows), target, minimum, of);
  }
  // Only of the defining version: a mean of means over versions would be neither.
  const [total] = totals(rows, pooled.includes(reference) ? [reference] : []);
  const plain = total
    ? plainFigure(total.version.content, measure, total.tally)
    : { rate: null, responses: 0, ratings: 0 };
  return makeFigure({
    interval: { rate: plain.rate, low: null, high: null },
    responses: plain.responses,
    ratings: plain.ratings,
    of,
    target: undefined,
    privacyMinimum: minimum,
  });
}

function measureSums({ measure, pooled }: Counted, rows: VersionTally[]): Sums {
  if (!isEstimated(measure)) return noSums;
  return sumOver(rows, pooled, ({ content }, tally) => sumsOfMeasure(content, measure, tally));
}

/** As `measureFigure`, weighted: each stratum counts by its caseload. */
function weightedFigure(
  basis: Counted,
  rows: PlacedTally[],
  weights: Weights,
  target: Target | undefined,
  minimum: number,
  of: Population | null,
): Figure {
  const sums = measureSums(basis, rows);
  const strata = strataOf(rows, weights, (own) => measureSums(basis, own));
  const { covered, ...interval } = weightedInterval(strata);
  const { n: responses, m: ratings } = sums;
  return makeFigure({ interval, responses, ratings, covered, of, target, privacyMinimum: minimum });
}

/** True where strata count by their caseload; a measure without an interval is never weighted. */
export const isWeighted = ({ weighting, measure }: Pick<Basis, 'weighting' | 'measure'>): boolean =>
  weighting === 'caseload' && isEstimated(measure);

/** What figures of a unit, or of several counted together, rest on beside the measure. */
type Weighed = Counted &
  Weights &
  Pick<Basis, 'unitIds' | 'weighting' | 'targetOf' | 'invited'> & { tallies: PlacedTally[] };

/** The whole unit's figure; weighted by caseload where that is asked for and the caseload is known. */
export function overallFigure(basis: Weighed, minimum: number): Figure {
  const target = basis.targetOf('overall');
  const of = basis.invited ?? servedBy(basis.caseload);
  return isWeighted(basis)
    ? weightedFigure(basis, basis.tallies, basis, target, minimum, of)
    : measureFigure(basis, basis.tallies, target, minimum, of);
}

/** The figure of a field of the unit; null: of no field. */
export function fieldFigure(basis: Weighed, field: Field | null, minimum: number): Figure {
  const fieldId = field?.id ?? null;
  const target = field ? basis.targetOf(field) : undefined;
  const rows = basis.tallies.filter((row) => row.fieldId === fieldId);
  // Who was invited is not known by field; where there are none, this is the whole.
  const isWhole = fieldId === null && rows.length === basis.tallies.length;
  const caseload = basis.caseload.filter((sum) => sum.fieldId === fieldId);
  const of = basis.invited ? (isWhole ? basis.invited : null) : servedBy(caseload);
  // In one unit a field is one stratum, and its weighted rate the plain one.
  if (!isWeighted(basis) || basis.unitIds.length === 1)
    return measureFigure(basis, rows, target, minimum, of);
  const invitedAt: Weights['invitedAt'] = isWhole ? basis.invitedAt : new Map();
  return weightedFigure(basis, rows, { caseload, invitedAt }, target, minimum, of);
}

/** Every field of the unit, also without responses, then figures without a field where there are any. */
export function fieldFigures(basis: Basis, minimum: number, locale: Locale): FieldFigure[] {
  const figures = basis.fields.map((field): FieldFigure => {
    const named = { slug: field.slug, name: inLocale(field.name, locale) };
    return { field: named, ...fieldFigure(basis, field, minimum) };
  });
  if (basis.tallies.every(({ fieldId }) => fieldId !== null)) return figures;
  return [...figures, { field: null, ...fieldFigure(basis, null, minimum) }];
}

export function sectionFigures(basis: Basis, minimum: number, locale: Locale): Satisfaction['sections'] {
  return pooledSections(basis.versions).map(({ section, versions }) => {
    const sums = sumOver(basis.whole, versions, ({ content }, tally) =>
      sumsOfGroup(layoutOf(content), tally, sectionGroup(section.key)),
    );
    return {
      key: section.key,
      title: inLocale(section.title, locale),
      ...figureOfSums(sums, undefined, minimum, basis.invited),
    };
  });
}

export function criterionFigures(
  basis: Pick<Basis, 'versions' | 'whole' | 'invited'>,
  minimum: number,
  locale: Locale,
): CriterionFigure[] {
  return pooledCriteria(basis.versions).map(({ question, section, versions }) => {
    const ofVersions = totals(basis.whole, versions);
    const sums = ofVersions
      .map(({ version, tally }) => sumsOfQuestion(version.content, question.key, tally))
      .reduce(addSums, noSums);
    const counts = ofVersions.map(({ version, tally }) =>
      levelsOf(layoutOf(version.content), tally, question.key),
    );
    const figure = figureOfSums(sums, undefined, minimum, basis.invited);
    const levels = layoutOf(versions[0]!.content).levels;
    return {
      key: question.key,
      text: inLocale(question.text, locale),
      section,
      ...figure,
      levels: figure.suppressed
        ? null
        : Array.from({ length: levels }, (_, i) => counts.reduce((sum, one) => sum + one.levels[i]!, 0)),
      noExperience: figure.suppressed ? null : counts.reduce((sum, one) => sum + one.noExperience, 0),
    };
  });
}

/** How many responses named each reason, most named first; reasons of different words are different reasons. */
export function reasonCounts(
  basis: Pick<Basis, 'versions' | 'whole'>,
  locale: Locale,
): Satisfaction['reasons'] {
  const reasons = new Map<string, { key: string; text: string; responses: number }>();
  for (const version of basis.versions) {
    const ofVersion = totals(basis.whole, [version])[0]?.tally;
    version.content.reasons?.options.forEach(({ key, text }, i) => {
      const name = `${key} ${text.vi}`;
      const known = reasons.get(name) ?? { key, text: inLocale(text, locale), responses: 0 };
      reasons.set(name, { ...known, responses: known.responses + (ofVersion?.reasons[i] ?? 0) });
    });
  }
  return [...reasons.values()].sort((a, b) => b.responses - a.responses);
}

/**
 * The whole unit's figure by the month in which its blocks became public. Weighted ones have the weights of the whole
 * stretch; a month that none of these reach has no rate, and is left out.
 */
export function monthlyTrend(basis: Basis, minimum: number): Satisfaction['trend'] {
  const months = [...new Set(basis.tallies.map((row) => row.month))].sort();
  const figures = months.map((month) => {
    const rows = basis.tallies.filter((row) => row.month === month);
    const figure = isWeighted(basis)
      ? weightedFigure(basis, rows, basis, undefined, minimum, basis.invited)
      : measureFigure(basis, rows, undefined, minimum, basis.invited);
    return { month, ...figure };
  });
  return isWeighted(basis) ? figures.filter(({ rate, suppressed }) => rate !== null || suppressed) : figures;
}

/**
 * The same field by field, for fields with more than one month; each month is a sum of whole blocks of its own. It is
 * not weighted, as the fields' own figures are not.
 */
export function fieldTrends(basis: Basis, minimum: number, locale: Locale): Satisfaction['fieldTrends'] {
  return basis.fields.flatMap((field) => {
    const rows = basis.tallies.filter((row) => row.fieldId === field.id);
    const months = [...new Set(rows.map((row) => row.month))].sort();
    if (months.length < 2) return [];
    const target = basis.targetOf(field);
    return [
      {
        field: { slug: field.slug, name: inLocale(field.name, locale) },
        target: target?.threshold ?? null,
        months: months.map((month) => ({
          month,
          ...measureFigure(
            basis,
            rows.filter((row) => row.month === month),
            undefined,
            minimum,
          ),
        })),
      },
    ];
  });
}
