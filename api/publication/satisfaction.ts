import { z } from 'zod';
import { measureKinds } from '../questionnaires/questionnaire.ts';
import type { Text } from '../text.ts';
import { Figure } from './figure.ts';
import { Caseload } from './punctuality.ts';

const Named = z.object({ slug: z.string(), name: z.string() });

const CodesMoved = z.object({
  day: z.iso.date().describe('The first day that counts for the new unit'),
  from: Named,
  to: Named,
  codes: z.int(),
});

const TargetSource = z.object({
  scope: z.enum(['overall', 'each-field', 'field']),
  threshold: z.number(),
  from: z.iso.date(),
  to: z.iso.date(),
  source: z.string(),
  unit: Named.describe("Whose plan it is: the unit's own or a superior's"),
});
export type TargetSource = z.output<typeof TargetSource>;

const TargetState = z.object({
  threshold: z.number(),
  to: z.iso.date(),
  source: z.string(),
  measure: z.string(),
});
const TargetChangeShown = z.object({
  day: z.iso.date().describe('When it was changed'),
  unit: Named,
  scope: z.enum(['overall', 'each-field', 'field']),
  field: Named.nullable(),
  from: z.iso.date().describe('First day of the target'),
  before: TargetState,
  after: TargetState.nullable().describe('null: withdrawn'),
  reason: z.string().nullable(),
});
export type TargetChangeShown = z.output<typeof TargetChangeShown>;

const FieldFigure = Figure.extend({ field: Named.nullable().describe('null: no field, or not known') });
export type FieldFigure = z.output<typeof FieldFigure>;

const CriterionFigure = Figure.extend({
  key: z.string(),
  text: z.string(),
  section: z.string().describe('Key of the section it belongs to'),
  levels: z.array(z.int()).nullable().describe('Ratings by level, lowest first'),
  noExperience: z.int().nullable(),
});
export type CriterionFigure = z.output<typeof CriterionFigure>;

const Kind = z.enum(measureKinds);

/** Which closed period kept figures belong to; `asOf` beside it is when it was closed, or revised. */
export const ClosingOf = z
  .object({
    period: Named,
    revision: z.int().describe('1: as it was closed; later ones are revisions'),
    reason: z.string().nullable().describe('Why it was revised'),
  })
  .nullable()
  .describe('null: these figures were computed when they were asked for, and may still change');

/** The satisfaction of a unit over a period, as published: the page, JSON and CSV are all made from this. */
export const Satisfaction = z.object({
  unit: Named,
  demonstration: z.boolean(),
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  asOf: z.iso.datetime().describe('When these figures were computed; of a closed period: its closing'),
  closing: ClosingOf,
  questionnaire: z.object({
    family: z.string(),
    versions: z.array(z.object({ id: z.string(), version: z.int() })),
  }),
  measure: z.object({
    id: z.string(),
    kind: Kind,
    satisfiedLevels: z.array(z.int()),
    text: z.string().describe('What the measure means, in words'),
    definitionVersion: z.int(),
    weighting: z.enum(['pooled', 'caseload']),
  }),
  invited: z
    .object({
      population: z.int(),
      closed: z.boolean().describe('Each can answer at most once: the number narrows the intervals'),
      campaigns: z.array(
        z.object({ slug: z.string(), name: z.string(), from: z.iso.date(), to: z.iso.date() }),
      ),
    })
    .nullable()
    .describe('Where every response came through campaigns: how many were invited'),
  caseload: Caseload.nullable().describe('Dossiers served, on time and late; null where none are known'),
  privacyMinimum: z.int(),
  flagged: z
    .int()
    .nullable()
    .describe(
      'Responses kept but not counted, such as buttons mashed; null: some, but fewer than the minimum',
    ),
  overall: Figure,
  fields: z.array(FieldFigure),
  sections: z.array(Figure.extend({ key: z.string(), title: z.string() })),
  criteria: z.array(CriterionFigure),
  reasons: z.array(z.object({ key: z.string(), text: z.string(), responses: z.int() })),
  trend: z.array(Figure.extend({ month: z.string() })).describe('The whole unit, month by month'),
  fieldTrends: z
    .array(
      z.object({
        field: Named,
        target: z.number().nullable(),
        months: z.array(Figure.extend({ month: z.string() })),
      }),
    )
    .describe('The same for each field that has more than one month'),
  measures: z.array(z.object({ id: z.string(), kind: Kind })).describe('Measures that this family has'),
  levels: z.array(z.string()).describe('Words of the scale, lowest level first'),
  targets: z.array(TargetSource).describe('Where the targets come from; empty where none is in force'),
  targetChanges: z
    .array(TargetChangeShown)
    .describe('Changes of targets that concern the period, newest first'),
  measureChanges: z
    .array(z.object({ questionnaire: z.string(), version: z.int(), day: z.iso.date(), reason: z.string() }))
    .describe('Why versions of this family measure otherwise than those before them, newest first'),
  lastTarget: TargetSource.nullable().describe('The last that was in force, where none is'),
  codesMoved: z
    .array(CodesMoved)
    .describe('Printed codes that the unit took over or handed on by the end of the period, oldest first'),
});
export type Satisfaction = z.output<typeof Satisfaction>;

/** The name of figures without a field: in a unit that has fields nobody knows which; a school has none. */
export const nameWithoutField = (fields: FieldFigure[]): Text =>
  nameOfNoField(fields.some((one) => one.field !== null));

export const nameOfNoField = (hasFields: boolean): Text =>
  hasFields
    ? { vi: 'Không rõ lĩnh vực', en: 'Field not known' }
    : { vi: 'Không chia theo lĩnh vực', en: 'Not divided into fields' };

/** True where exact counts are shown, to those who may see them: what has no figure then has no responses. */
export const hidesNothing = ({ privacyMinimum }: Satisfaction): boolean => privacyMinimum <= 1;
