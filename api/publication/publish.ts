import { monthsTouched } from '../caseload/caseload.ts';
import type { Db } from '../database/open.ts';
import { dayOf } from '../days.ts';
import { defineMeasure, definitionVersion } from '../statistics/measure.ts';
import { publicTallies } from '../statistics/store.ts';
import { lastTarget } from '../targets/in-force.ts';
import type { Target } from '../targets/store.ts';
import { inLocale, type Locale, type Text } from '../text.ts';
import { type Basis, settleBasis } from './basis.ts';
import {
  criterionFigures,
  fieldFigures,
  fieldTrends,
  monthlyTrend,
  overallFigure,
  reasonCounts,
  sectionFigures,
} from './compute.ts';
import type { UnitInContext } from './context.ts';
import { caseloadOf } from './punctuality.ts';
import type { FiguresQuery, Stretch } from './query.ts';
import type { Satisfaction, TargetSource } from './satisfaction.ts';
import { changesShown } from './target-changes.ts';

export interface Circumstances {
  now: Date;
  privacyMinimum: number;
  locale: Locale;
}

/**
 * The published satisfaction of a unit: sums of whole public blocks only.
 * @throws Problem invalid-input for a questionnaire or measure that does not exist
 */
export async function publishSatisfaction(
  db: Db,
  context: UnitInContext,
  query: FiguresQuery,
  stretch: Stretch,
  circumstances: Circumstances,
): Promise<Satisfaction> {
  const basis = await settleBasis(
    db,
    context,
    query,
    stretch,
    circumstances.locale,
    publicTallies(dayOf(circumstances.now)),
  );
  return figuresOf(basis, circumstances);
}

/** Every figure of a basis; those on fewer responses than the minimum are hidden. */
export function figuresOf(basis: Basis, { now, privacyMinimum, locale }: Circumstances): Satisfaction {
  const { unit, stretch, measure, reference, versions, tallies, pooled } = basis;
  const used = new Set(tallies.map((row) => row.versionId));
  const { levels, satisfied } = reference.content.scale;
  return {
    unit: { slug: unit.slug, name: inLocale(unit.name, locale) },
    demonstration: unit.demonstration,
    period: stretch,
    asOf: toTheMinute(now),
    closing: null,
    questionnaire: {
      family: basis.family,
      versions: pooled
        .filter((version) => used.has(version.id))
        .map((version) => ({ id: version.questionnaire, version: version.version })),
    },
    measure: {
      id: measure.id,
      kind: measure.kind,
      satisfiedLevels: satisfied,
      text: inLocale(defineMeasure(reference.content, measure), locale),
      definitionVersion,
      weighting: basis.weighting,
    },
    invited: basis.invited && {
      ...basis.invited,
      campaigns: basis.invited.campaigns.map(({ name, ...campaign }) => ({
        ...campaign,
        name: name ? inLocale(name, locale) : campaign.slug,
      })),
    },
    caseload: caseloadOf(basis, monthsTouched(stretch).length, locale),
    privacyMinimum,
    flagged: basis.flagged > 0 && basis.flagged < privacyMinimum ? null : basis.flagged,
    overall: overallFigure(basis, privacyMinimum),
    fields: fieldFigures(basis, privacyMinimum, locale),
    sections: sectionFigures(basis, privacyMinimum, locale),
    criteria: criterionFigures(basis, privacyMinimum, locale),
    reasons: reasonCounts(basis, locale),
    trend: monthlyTrend(basis, privacyMinimum),
    fieldTrends: fieldTrends(basis, privacyMinimum, locale),
    measures: measuresOf(versions),
    levels: levels.map((level) => inLocale(level.text, locale)),
    ...targetSources(basis, locale),
    targetChanges: changesShown(basis, locale),
    measureChanges: measureChangesOf(basis),
    codesMoved: codesMovedIn(basis, locale),
  };
}

/** Where the figures of a unit change hands: what they are made of is another from that day on. */
function measureChangesOf({ versions, measureChanges }: Basis): Satisfaction['measureChanges'] {
  return measureChanges.map(({ versionId, at, reason }) => {
    const { questionnaire, version } = versions.find(({ id }) => id === versionId)!;
    return { questionnaire, version, day: dayOf(at), reason };
  });
}

function codesMovedIn({ moved, stretch }: Basis, locale: Locale): Satisfaction['codesMoved'] {
  const named = ({ slug, name }: { slug: string; name: Text }) => ({ slug, name: inLocale(name, locale) });
  return moved
    .filter(({ day }) => day <= stretch.to)
    .map(({ from, to, ...rest }) => ({ ...rest, from: named(from), to: named(to) }));
}

/** To the minute, so that an unchanged page keeps its ETag for that long. */
export const toTheMinute = (instant: Date) => `${instant.toISOString().slice(0, 16)}:00Z`;

const measuresOf = (versions: Basis['versions']) => [
  ...new Map(
    versions.flatMap(({ content }) => content.measures.map(({ id, kind }) => [id, { id, kind }] as const)),
  ).values(),
];

function targetSources(basis: Basis, locale: Locale): Pick<Satisfaction, 'targets' | 'lastTarget'> {
  const { chain, stretch, targets } = basis;
  const sourceOf = (target: Target): TargetSource => {
    const unit = chain.find((one) => one.id === target.unitId)!;
    const { scope, threshold, from, to, source } = target;
    return {
      scope,
      threshold,
      from,
      to,
      source,
      unit: { slug: unit.slug, name: inLocale(unit.name, locale) },
    };
  };
  const subjects = ['overall' as const, ...basis.fields];
  const inForce = [...new Set(subjects.flatMap((subject) => basis.inForce(subject) ?? []))];
  const last = lastTarget(
    targets,
    chain.map((one) => one.id),
    stretch.to,
  );
  return { targets: inForce.map(sourceOf), lastTarget: inForce.length === 0 && last ? sourceOf(last) : null };
}
