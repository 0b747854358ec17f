import { z } from 'zod';
import { CalendarInput } from '../calendar/calendar.ts';
import { accesses } from '../campaigns/campaign.ts';
import { DayInput } from '../day-input.ts';
import { type IndexGroup, indexGroups } from '../indicators/indicator.ts';
import { channels } from '../points/channels.ts';
import { Questionnaire, QuestionnaireId } from '../questionnaires/questionnaire.ts';
import { targetKinds } from '../targets/goal.ts';
import { metrics } from '../targets/metrics.ts';
import { Line, Shaped, type Text, TextInput } from '../text.ts';
import { overlapIn } from '../units/hours.ts';
import { type UnitKind, unitKinds } from '../units/kinds.ts';

const Slug = Shaped(/^[a-z0-9]+(-[a-z0-9]+)*$/, 80, {
  vi: 'chỉ dùng chữ thường không dấu, số và gạch nối',
  en: 'only lower-case letters, digits and hyphens',
});

/** The decision that something comes from: number, day and issuing body. */
const Source = z.string().trim().min(1).max(1000);

export const FieldInput = z.strictObject({
  slug: Slug,
  name: TextInput(300),
  everyday: TextInput(300).nullable().optional(),
});

const kinds = Object.keys(unitKinds) as [UnitKind, ...UnitKind[]];
const isForward = (hours: string) => hours.slice(0, 5) < hours.slice(6);
const hoursShape: Text = {
  vi: 'giờ viết như 07:30-11:30, giờ đầu trước giờ cuối',
  en: 'hours are written as 07:30-11:30, the first before the last',
};
export const OpeningTime = Shaped(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/, 11, hoursShape).refine(
  isForward,
  { params: hoursShape },
);
const apart: Text = {
  vi: 'các giờ trong một ngày không được chồng lên nhau',
  en: 'the times of one day must not overlap',
};
const OpeningTimes = z.array(OpeningTime).refine((spans) => !overlapIn(spans), { params: apart });
const weekday = '(mon|tue|wed|thu|fri|sat|sun)';
const HoursInput = z.record(
  Shaped(new RegExp(`^${weekday}(-${weekday})?$`), 7, {
    vi: 'thứ viết như mon, mon-fri, sat',
    en: 'days are written as mon, mon-fri, sat',
  }),
  OpeningTimes,
);

const WebAddress = z.url({ protocol: /^https?$/ });
const isWebAddress = (typed: string) => WebAddress.safeParse(typed).success;
const wholeAddress: Text = {
  vi: 'Xin gõ cả địa chỉ, bắt đầu bằng https://',
  en: 'Please type the whole address, starting with https://',
};

export const UnitInput = z.strictObject({
  slug: Slug,
  name: TextInput(300),
  kind: z.enum(kinds),
  code: z.string().trim().min(1).max(40).nullable().optional(),
  parent: Slug.nullable().optional(),
  fields: z.array(Slug).max(500).optional(),
  website: z.string().trim().max(500).refine(isWebAddress, { params: wholeAddress }).nullable().optional(),
  validFrom: DayInput.nullable().optional(),
  validTo: DayInput.nullable().optional(),
  successor: Slug.nullable().optional(),
  hours: HoursInput.nullable().optional(),
  /** The day from which the hours hold; without it, from the unit's beginning. */
  hoursFrom: DayInput.nullable().optional(),
  hoursSource: Source.nullable().optional(),
});
export type UnitInput = z.output<typeof UnitInput>;

const PointInput = z.strictObject({
  code: z.string().max(40).optional(),
  unit: Slug,
  field: Slug.optional(),
  fields: z.array(Slug).min(1).max(100).optional(),
  questionnaire: QuestionnaireId,
  label: TextInput(200).optional(),
  channel: z.enum(channels),
  retired: z.boolean().optional(),
});
export type PointInput = z.output<typeof PointInput>;

const PeriodInput = z.strictObject({
  slug: Slug,
  name: TextInput(300),
  from: DayInput,
  to: DayInput,
  due: DayInput.nullable().optional(),
  source: Source.nullable().optional(),
});
export type PeriodInput = z.output<typeof PeriodInput>;

const groups = Object.keys(indexGroups) as [IndexGroup, ...IndexGroup[]];

const IndicatorInput = z.strictObject({
  slug: Slug,
  name: TextInput(300),
  group: z.enum(groups).default('other'),
  /** '%' for shares, which stand from 0 to 1; else a word such as "điểm". */
  valueUnit: Line(40).default('%'),
  direction: z.enum(['up', 'down']).default('up'),
  /** Without it, every unit. */
  unit: Slug.optional(),
});
export type IndicatorInput = z.output<typeof IndicatorInput>;

/** More than any number of dossiers, forms or points that a plan names. */
const mostThreshold = 1_000_000_000;

const atMostOne: Text = {
  vi: 'tỷ lệ viết từ 0 đến 1, ví dụ 0.9 là 90 %',
  en: 'a share is written from 0 to 1: 0.9 is 90 %',
};

const TargetShape = z.strictObject({
  unit: Slug,
  metric: z.enum(metrics),
  kind: z.enum(targetKinds).default('threshold'),
  /** For metric `manual`; without it, one for whatever has no name. */
  indicator: Slug.optional(),
  scope: z
    .union([z.enum(['overall', 'each-field']), z.strictObject({ field: Slug })], {
      error: '“overall”, “each-field”, { "field": … }',
    })
    .default('overall'),
  except: z.array(Slug).max(500).optional(),
  measure: z.strictObject({ family: QuestionnaireId, id: z.string().max(40).optional() }).optional(),
  threshold: z.number().min(0).max(mostThreshold),
  from: DayInput,
  to: DayInput,
  source: Source,
  /** Why it is another than before: shown on the public page. */
  reason: z.string().trim().min(1).max(1000).optional(),
});
// Said beside whatever else is wrong; what an indicator's unit allows is known only to the database.
const TargetInput = TargetShape.refine(
  ({ metric, kind, threshold }) => metric === 'manual' || kind === 'count' || !(threshold > 1),
  {
    path: ['threshold'],
    params: atMostOne,
    when: ({ value }) => typeof value === 'object' && value !== null,
  },
);
export type TargetInput = z.output<typeof TargetInput>;

const CampaignInput = z.strictObject({
  slug: Slug,
  unit: Slug,
  questionnaire: QuestionnaireId,
  name: TextInput(200).optional(),
  from: DayInput,
  to: DayInput,
  population: z.int().min(1).max(100_000_000).nullable().optional(),
  access: z.enum(accesses),
});
export type CampaignInput = z.output<typeof CampaignInput>;

const Amount = z.int().min(1).max(1000);

const DeadlineInput = z.strictObject({
  /** Without it, every unit. */
  unit: Slug.optional(),
  /** Without it, whatever the petition is about. */
  category: Slug.optional(),
  countedIn: z.enum(['working-days', 'hours']),
  acknowledge: Amount,
  answer: Amount,
  extension: z.int().min(0).max(1000),
  /** How many times it may be extended. */
  extensions: z.int().min(0).max(20),
  onTransfer: z.enum(['continue', 'restart']),
  from: DayInput,
  to: DayInput.nullable().optional(),
  source: z.string().trim().min(1).max(1000),
});
export type DeadlineInput = z.output<typeof DeadlineInput>;

/** An installation as data: the file of `manage apply`, as in contract version 1. */
export const InstallationFile = z.strictObject({
  fields: z.array(FieldInput).default([]),
  units: z.array(UnitInput).default([]),
  questionnaires: z.array(Questionnaire).default([]),
  points: z.array(PointInput).default([]),
  periods: z.array(PeriodInput).default([]),
  indicators: z.array(IndicatorInput).default([]),
  targets: z.array(TargetInput).default([]),
  campaigns: z.array(CampaignInput).default([]),
  deadlines: z.array(DeadlineInput).default([]),
  calendar: CalendarInput.optional(),
});
export type InstallationFile = z.output<typeof InstallationFile>;
export type FieldInput = InstallationFile['fields'][number];
