import type { Day } from '../days.ts';
import type { Measure } from '../questionnaires/questionnaire.ts';
import type { Version } from '../questionnaires/store.ts';
import { isEstimated } from '../statistics/measure.ts';
import { type Subject, targetInForce } from '../targets/in-force.ts';
import type { Target } from '../targets/store.ts';
import { findMeasure, pooledVersions } from './selection.ts';

/** Which measure of a family stands for a unit, and which targets judge it. */
export interface Judgement {
  measure: Measure;
  /** The version whose words define the measure. */
  reference: Version;
  /** Versions over which the measure is pooled. */
  pooled: readonly Version[];
  weighting: 'pooled' | 'caseload';
  /** Satisfaction targets of the unit and its superiors that speak of this family. */
  targets: Target[];
  /** The target in force for a subject, whatever its measure. */
  inForce: (subject: Subject) => Target | undefined;
  /** The target that judges a figure of this measure. */
  targetOf: (subject: Subject) => Target | undefined;
}

interface Asked {
  /** The family's versions, those in use first. */
  versions: readonly Version[];
  /** Targets of the unit and its superiors that speak of this family. */
  targets: Target[];
  /** Ids of the unit and its superiors, nearest first. */
  chain: number[];
  lastDay: Day;
  measure?: string | undefined;
  weighting?: 'pooled' | 'caseload' | undefined;
}

/** The target's measure unless one is named, else the first; undefined for a named one that the family lacks. */
export function settleJudgement(asked: Asked): Judgement | undefined {
  const { versions, targets, chain, lastDay } = asked;
  const inForce = (subject: Subject) => targetInForce(targets, chain, subject, lastDay);
  const firstMeasure = versions[0]!.content.measures[0]!.id;
  const targeted = inForce('overall') ?? targets.find((one) => one.from <= lastDay && lastDay <= one.to);
  const wanted = asked.measure ?? targeted?.measureId ?? firstMeasure;
  const found =
    findMeasure(versions, wanted) ?? (asked.measure ? undefined : findMeasure(versions, firstMeasure));
  if (!found) return undefined;

  const { measure, version: reference } = found;
  const judges = (target: Target | undefined) =>
    target && isEstimated(measure) && (target.measureId ?? firstMeasure) === measure.id ? target : undefined;
  return {
    measure,
    reference,
    pooled: pooledVersions(versions, reference.content, measure),
    weighting: asked.weighting ?? ('weighting' in measure ? measure.weighting : undefined) ?? 'pooled',
    targets,
    inForce,
    targetOf: (subject) => judges(inForce(subject)),
  };
}
