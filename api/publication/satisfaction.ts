import type { Measure } from '../questionnaires/questionnaire.ts';
import type { Text } from '../text.ts';
import type { Figure } from './figure.ts';

/** The satisfaction of a unit over a period, as published: the page, JSON and CSV are all made from this. */
export interface Satisfaction {
  unit: { slug: string; name: string };
  demonstration: boolean;
  period: { from: string; to: string };
  asOf: string;
  questionnaire: { family: string; versions: { id: string; version: number }[] };
  measure: {
    id: string;
    kind: Measure['kind'];
    satisfiedLevels: number[];
    text: string;
    definitionVersion: number;
    weighting: 'pooled' | 'caseload';
  };
  privacyMinimum: number;
  overall: Figure;
  fields: FieldFigure[];
  sections: (Figure & { key: string; title: string })[];
  criteria: CriterionFigure[];
  reasons: { key: string; text: string; responses: number }[];
  /** The judged measure of the whole unit, month by month. */
  trend: (Figure & { month: string })[];
  /** Measures that this family of questionnaires has. */
  measures: { id: string; kind: Measure['kind'] }[];
  /** Words of the scale, lowest level first. */
  levels: string[];
  /** Where the targets shown come from; empty where none is in force. */
  targets: TargetSource[];
  /** The last target that was in force, where none is. */
  lastTarget: TargetSource | null;
}

export type FieldFigure = Figure & { field: { slug: string; name: string } | null };

export type CriterionFigure = Figure & {
  key: string;
  text: string;
  /** Key of the section it belongs to. */
  section: string;
  levels: number[] | null;
  noExperience: number | null;
};

export interface TargetSource {
  scope: 'overall' | 'each-field' | 'field';
  threshold: number;
  from: string;
  to: string;
  source: string;
  /** Whose plan it is: the unit's own or a superior's. */
  unit: { slug: string; name: string };
}

/** The name of figures without a field: in a unit that has fields nobody knows which; a school has none. */
export const nameWithoutField = (fields: FieldFigure[]): Text =>
  fields.some((one) => one.field !== null)
    ? { vi: 'Không rõ lĩnh vực', en: 'Field not known' }
    : { vi: 'Không chia theo lĩnh vực', en: 'Not divided into fields' };
