import { z } from 'zod';
import { addCounts, type CaseloadCounts, noDossiers } from '../caseload/caseload.ts';
import { apologyFigure, onTimeFigure } from '../caseload/punctuality.ts';
import type { CaseloadSum } from '../caseload/store.ts';
import type { Field } from '../fields/store.ts';
import { type Subject, targetInForce } from '../targets/in-force.ts';
import type { Target } from '../targets/store.ts';
import { inLocale, type Locale } from '../text.ts';
import type { Unit } from '../units/store.ts';
import type { Stretch } from './query.ts';

const Named = z.object({ slug: z.string(), name: z.string() });

const CountedFigure = z.object({
  rate: z.number().min(0).max(1).nullable().describe('null: nothing to count'),
  count: z.int(),
  of: z.int(),
  target: z.number().nullable(),
  official: z
    .enum(['met', 'not-met'])
    .nullable()
    .describe('All dossiers are counted, none are sampled: there is no interval and no evidence'),
});

export const Punctuality = z.object({
  received: z.int(),
  solved: z.int(),
  onTime: CountedFigure.describe('Dossiers solved on time, of all solved'),
  late: z.int(),
  apologies: CountedFigure.describe('Late dossiers with an apology, of all late ones'),
});
export type Punctuality = z.output<typeof Punctuality>;

const CaseloadTarget = z.object({
  metric: z.enum(['on-time', 'apologies']),
  scope: z.enum(['overall', 'each-field', 'field']),
  threshold: z.number(),
  source: z.string(),
  unit: Named.describe("Whose plan it is: the unit's own or a superior's"),
});

/** Dossiers of a unit over the months that its stretch of days touches, each month whole. */
export const Caseload = z.object({
  months: z.array(z.string()).describe('The months that are known, as YYYY-MM'),
  monthsTouched: z.int().describe('How many months the days touch'),
  unitsKnown: z.int().describe('Units whose dossiers are known, of those counted'),
  units: z.int(),
  overall: Punctuality,
  fields: z.array(Punctuality.extend({ field: Named.nullable().describe('null: dossiers of no field') })),
  targets: z.array(CaseloadTarget),
});
export type Caseload = z.output<typeof Caseload>;

const Counts = z.object({
  received: z.int(),
  solved: z.int(),
  onTime: z.int(),
  late: z.int(),
  lateApologised: z.int().describe('Of the late ones, those with an apology'),
});

/** Dossiers of a unit, month by month. */
export const PublishedCaseload = z.object({
  unit: Named,
  demonstration: z.boolean(),
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  caseload: Caseload.nullable().describe('null where none are known'),
  rows: z.array(
    Counts.extend({
      unit: z.string().describe('Its slug'),
      field: z.string().nullable().describe('Its slug; null: dossiers of no field'),
      month: z.string().describe('As YYYY-MM'),
    }),
  ),
});
export type PublishedCaseload = z.output<typeof PublishedCaseload>;

interface Counted {
  unitIds: readonly number[];
  /** The unit and its superiors, nearest first. */
  chain: Unit[];
  fields: readonly Field[];
  caseload: CaseloadSum[];
  caseloadTargets: Target[];
  stretch: Stretch;
}

/** Dossiers on time and apologies, overall and by field, against their targets; null where none are known. */
export function caseloadOf(counted: Counted, monthsTouched: number, locale: Locale): Caseload | null {
  const { unitIds, fields, caseload } = counted;
  if (caseload.length === 0) return null;
  const used = new Set<Target>();
  const figuresFor = (sums: CaseloadSum[], subject: Subject | null): Punctuality => {
    const counts = sums.reduce<CaseloadCounts>(addCounts, noDossiers);
    const [onTime, apologies] = (['on-time', 'apologies'] as const).map((metric) => {
      const target = subject === null ? undefined : inForce(counted, metric, subject);
      if (target) used.add(target);
      return target?.threshold ?? null;
    });
    return {
      received: counts.received,
      solved: counts.solved,
      onTime: onTimeFigure(counts, onTime!),
      late: counts.late,
      apologies: apologyFigure(counts, apologies!),
    };
  };
  const of = (fieldId: number | null) => caseload.filter((sum) => sum.fieldId === fieldId);
  const overall = figuresFor(caseload, 'overall');
  const byField = fields.flatMap((field) => {
    const sums = of(field.id);
    const named = { slug: field.slug, name: inLocale(field.name, locale) };
    return sums.length > 0 ? [{ field: named, ...figuresFor(sums, field) }] : [];
  });
  const without = of(null);
  return {
    months: [...new Set(caseload.flatMap(({ months }) => months))].sort(),
    monthsTouched,
    unitsKnown: new Set(caseload.map(({ unitId }) => unitId)).size,
    units: unitIds.length,
    overall,
    fields: without.length > 0 ? [...byField, { field: null, ...figuresFor(without, null) }] : byField,
    targets: [...used].map((target) => targetShown(target, counted, locale)),
  };
}

const inForce = ({ caseloadTargets, chain, stretch }: Counted, metric: Target['metric'], subject: Subject) =>
  targetInForce(
    caseloadTargets.filter((target) => target.metric === metric),
    chain.map(({ id }) => id),
    subject,
    stretch.to,
  );

function targetShown(
  { metric, scope, threshold, source, unitId }: Target,
  { chain }: Counted,
  locale: Locale,
) {
  const unit = chain.find(({ id }) => id === unitId)!;
  return {
    metric: metric as 'on-time' | 'apologies',
    scope,
    threshold,
    source,
    unit: { slug: unit.slug, name: inLocale(unit.name, locale) },
  };
}
