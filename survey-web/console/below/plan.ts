import type { PointInput, TargetInput, UnitInput } from '../../../api/installation/file.ts';
import type { Channel } from '../../../api/points/channels.ts';
import type { Text } from '../../../api/text.ts';
import type { UnitKind } from '../../../api/units/kinds.ts';

/** What is wanted for each of several units. */
export interface Wish {
  fields: string[];
  /** null: no points. */
  points: { labels: Text[]; how: Manner; questionnaire: string; channel: Channel } | null;
  /** null: no target. */
  target: Omit<TargetInput, 'unit' | 'except' | 'measure'> | null;
}

/** Whether a point asks for the field, has one of its own, or knows none. */
export const manners = ['ask', 'each', 'without'] as const;
export type Manner = (typeof manners)[number];

/** A unit below, with what it has. */
export interface UnitBelow {
  slug: string;
  name: Text;
  kind: UnitKind;
  fields: string[];
  /** By `likenessOfPoint`. */
  points: ReadonlySet<string>;
  /** By `likenessOfTarget`. */
  targets: ReadonlySet<string>;
}

export const likenessOfPoint = (
  fields: readonly string[],
  questionnaire: string,
  label: string,
  channel: string,
): string => JSON.stringify([[...fields].sort(), questionnaire, label, channel]);

export const likenessOfTarget = (metric: string, scope: string, from: string): string =>
  JSON.stringify([metric, scope, from]);

/** What would be done for one unit. */
export interface UnitPlan {
  unit: UnitBelow;
  newFields: string[];
  knownFields: number;
  newPoints: PointInput[];
  knownPoints: number;
  /** Points by field are wanted, and the unit has none. */
  lacksFields: boolean;
  newTarget: TargetInput | null;
  knownTargets: number;
}

/** What is new for each unit; what exists is left as it is, so that the same wish twice does nothing. */
export const planFor = (units: readonly UnitBelow[], wish: Wish): UnitPlan[] =>
  units.map((unit) => {
    const newFields = wish.fields.filter((slug) => !unit.fields.includes(slug));
    const served = [...unit.fields, ...newFields];
    const wanted = wish.points ? pointsOf(unit, served, wish.points) : [];
    const newPoints = wanted.filter(({ fields = [], questionnaire, label, channel }) => {
      return !unit.points.has(likenessOfPoint(fields, questionnaire, label?.vi ?? '', channel));
    });
    const target = wish.target && { ...wish.target, unit: unit.slug };
    const isKnown =
      target !== null && unit.targets.has(likenessOfTarget(target.metric, String(target.scope), target.from));
    return {
      unit,
      newFields,
      knownFields: wish.fields.length - newFields.length,
      newPoints,
      knownPoints: wanted.length - newPoints.length,
      lacksFields: wish.points !== null && wish.points.how !== 'without' && served.length === 0,
      newTarget: isKnown ? null : target,
      knownTargets: isKnown ? 1 : 0,
    };
  });

function pointsOf(unit: UnitBelow, served: string[], wish: NonNullable<Wish['points']>): PointInput[] {
  const { labels, how, questionnaire, channel } = wish;
  const groups = how === 'without' ? [[]] : how === 'each' ? served.map((slug) => [slug]) : [served];
  return labels.flatMap((label) =>
    groups
      .filter((fields) => how === 'without' || fields.length > 0)
      .map((fields) => ({
        unit: unit.slug,
        ...(fields.length > 0 && { fields }),
        questionnaire,
        label,
        channel,
      })),
  );
}

/** The plans as one part of an installation file. */
export const partOf = (plans: readonly UnitPlan[]) => ({
  units: plans.flatMap(({ unit: { slug, name, kind, fields }, newFields }): UnitInput[] =>
    newFields.length > 0 ? [{ slug, name, kind, fields: [...fields, ...newFields] }] : [],
  ),
  points: plans.flatMap(({ newPoints }) => newPoints),
  targets: plans.flatMap(({ newTarget }) => newTarget ?? []),
});

export const sumOf = (plans: readonly UnitPlan[], counted: (plan: UnitPlan) => number): number =>
  plans.reduce((sum, plan) => sum + counted(plan), 0);
