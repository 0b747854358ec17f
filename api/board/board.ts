import { z } from 'zod';
import { indexGroups } from '../indicators/indicator.ts';
import { targetKinds } from '../targets/goal.ts';
import { metrics } from '../targets/metrics.ts';

const Named = z.object({ slug: z.string(), name: z.string() });

/** A number that a target is held against; a share from 0 to 1 unless the target's kind or unit says otherwise. */
const Value = z.number().nullable();

const Past = z.object({ from: z.iso.date(), to: z.iso.date(), value: Value });

const Why = z.object({
  criteria: z
    .array(
      z.object({
        key: z.string(),
        text: z.string(),
        dissatisfied: z.int(),
        share: z.number().describe('Of all ratings of criteria below the satisfied levels'),
      }),
    )
    .describe('What cost most, first'),
  reasons: z.array(z.object({ key: z.string(), text: z.string(), responses: z.int() })),
});
export type Why = z.output<typeof Why>;

const groups = Object.keys(indexGroups) as [keyof typeof indexGroups, ...(keyof typeof indexGroups)[]];

export const BoardRow = z.object({
  unit: Named,
  field: Named.nullable().describe('null: the whole unit'),
  metric: z.enum(metrics),
  kind: z.enum(targetKinds),
  indicator: Named.extend({
    group: z.enum(groups),
    valueUnit: z.string(),
    direction: z.enum(['up', 'down']),
  }).nullable(),
  target: z
    .object({ threshold: z.number(), from: z.iso.date(), to: z.iso.date(), source: z.string(), setBy: Named })
    .nullable()
    .describe('null: none is in force'),
  state: z
    .enum(['measured', 'suppressed', 'not-begun', 'no-data'])
    .describe('not-begun: no response is public yet; no-data: nothing was recorded'),
  value: Value.describe(
    'What the target is held against: the rate, what a ceiling is about (late, not satisfied), the number, or the rise',
  ),
  n: z
    .int()
    .nullable()
    .describe('Responses, dossiers, petitions or units that it rests on; null for what was entered by hand'),
  low: Value,
  high: Value,
  official: z.enum(['met', 'not-met']).nullable(),
  evidence: z.enum(['sure', 'unsure']).nullable(),
  complete: z.boolean().describe('Everything is counted: nothing is estimated from a part'),
  asOf: z.iso.date().nullable().describe('The day of a value entered by hand'),
  closedAt: z.iso
    .datetime()
    .nullable()
    .describe('When its unit closed or last revised the period, whose kept figure this is; null: of now'),
  moreAnswers: z
    .int()
    .nullable()
    .describe('How many more answers, of any kind, would make the verdict sure at the present rate'),
  trend: z.array(Past).describe('The last quarters, or the last values entered by hand; oldest first'),
  why: Why.nullable().describe('For satisfaction that is not met or not sure'),
});
export type BoardRow = z.output<typeof BoardRow>;

const BoardUnit = Named.extend({
  kind: z.string(),
  superior: z.string().nullable(),
  state: z.enum(['met', 'unsure', 'not-met', 'not-begun', 'unjudged']),
  met: z.int(),
  unsure: z.int().describe('Met or not, but not sure'),
  notMet: z.int(),
  unjudged: z.int(),
  rank: z
    .object({ best: z.int(), worst: z.int(), among: z.int() })
    .nullable()
    .describe('By satisfaction, among units of its kind and measure, where it has an interval'),
});
export type BoardUnit = z.output<typeof BoardUnit>;

/** Every target in force for a unit and those below it, with what is published against it. */
export const Board = z.object({
  unit: Named,
  demonstration: z.boolean(),
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  asOf: z.iso.datetime(),
  descendants: z.enum(['alone', 'direct', 'all']),
  privacyMinimum: z.int(),
  units: z.array(BoardUnit).describe('The unit itself first'),
  rows: z.array(BoardRow),
});
export type Board = z.output<typeof Board>;
