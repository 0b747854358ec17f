import { z } from 'zod';
import { listCategories } from '../categories/store.ts';
import type { Db } from '../database/open.ts';
import { together } from '../database/together.ts';
import { dayOf } from '../days.ts';
import { index766, noPetitions, onTimeRate, type Tally } from '../petitions/books.ts';
import { type BooksAsked, countRatings, countRefusals, listBooks } from '../petitions/books-store.ts';
import { refusalReasons } from '../petitions/moves.ts';
import { satisfactionInterval, sumsOfSingle } from '../statistics/interval.ts';
import { targetInForce } from '../targets/in-force.ts';
import { inLocale, type Locale } from '../text.ts';
import { listSubtrees } from '../units/store.ts';
import type { UnitInContext } from './context.ts';
import { toTheMinute } from './publish.ts';
import type { Stretch } from './query.ts';
import { ClosingOf } from './satisfaction.ts';

const Counts = z.object({
  received: z.int(),
  answered: z.int(),
  promised: z.int().describe('Answered with a day by which it will be done, which has not happened yet'),
  refused: z.int(),
  transferred: z.int(),
  redirected: z.int(),
  merged: z.int(),
  withdrawn: z.int(),
  spam: z.int(),
  open: z.int(),
  fellDue: z.int().describe('Whose time for an answer is over; refused ones are among them'),
  onTime: z.int().describe('Of these, answered by the day'),
  onTimeRate: z.number().nullable(),
  overdueNow: z.int(),
  oldestOpenDay: z.iso.date().nullable(),
  medianWorkingDays: z.number().nullable().describe('From receipt to the first answer'),
  reopened: z.int(),
  promises: z.object({ made: z.int(), kept: z.int(), broken: z.int(), pending: z.int() }),
});

/** How the senders rate the answers: 5 levels, the two highest are satisfied. A metric of its own. */
const AnswerRating = z.object({
  rate: z.number().nullable(),
  responses: z.int().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  levels: z.array(z.int()).nullable(),
  suppressed: z.boolean(),
});

/** The books of a unit's petitions, as published; received = the ends + open, in every row. */
export const PetitionBooks = z.object({
  unit: z.object({ slug: z.string(), name: z.string() }),
  demonstration: z.boolean(),
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  asOf: z.iso.datetime(),
  closing: ClosingOf,
  total: Counts,
  categories: z.array(
    Counts.extend({ category: z.object({ key: z.string(), name: z.string() }).nullable() }),
  ),
  months: z.array(Counts.extend({ month: z.string() })),
  refusals: z.array(z.object({ reason: z.string(), name: z.string(), count: z.int() })),
  rating: AnswerRating,
  target: z
    .object({ threshold: z.number(), source: z.string(), official: z.enum(['met', 'not-met']).nullable() })
    .nullable()
    .describe('For the share answered on time, of all that fell due'),
  index766: z.object({
    inferred: z.literal(true),
    handledOnTime: z.number(),
    satisfaction: z.number().nullable(),
    note: z.string(),
  }),
});
export type PetitionBooks = z.output<typeof PetitionBooks>;
export type PetitionCounts = z.output<typeof Counts>;

/** What a unit's books say of a stretch of days; with those of all units below it where `descendants`. */
export async function publishPetitionBooks(
  db: Db,
  { unit, chain, petitionTargets }: UnitInContext,
  { from, to }: Stretch,
  { now, descendants, privacyMinimum, locale }: Circumstances,
): Promise<PetitionBooks> {
  const unitIds = descendants ? (await listSubtrees(db, [unit.id])).get(unit.id)! : [unit.id];
  const asked: BooksAsked = { unitIds, from, to, now, today: dayOf(now) };
  const [rows, categories, levels, refusals] = await together(db, [
    () => listBooks(db, asked),
    () => listCategories(db),
    () => countRatings(db, asked),
    () => countRefusals(db, asked),
  ]);
  const total: Tally = rows.find(({ of }) => of.kind === 'all') ?? noPetitions;
  const rating = ratingOf(levels, privacyMinimum);
  const chainIds = chain.map(({ id }) => id);
  const target = targetInForce(petitionTargets, chainIds, 'overall', to);
  const rate = onTimeRate(total);
  return {
    unit: { slug: unit.slug, name: inLocale(unit.name, locale) },
    demonstration: unit.demonstration,
    period: { from, to },
    asOf: toTheMinute(now),
    closing: null,
    total: countsOf(total),
    categories: rows.flatMap(({ of, ...tally }) => {
      if (of.kind !== 'category') return [];
      const category = categories.find(({ id }) => id === of.categoryId);
      return [
        {
          category: category ? { key: category.key, name: inLocale(category.name, locale) } : null,
          ...countsOf(tally),
        },
      ];
    }),
    months: rows.flatMap(({ of, ...tally }) =>
      of.kind === 'month' ? [{ month: of.month, ...countsOf(tally) }] : [],
    ),
    refusals: refusals.map(({ reason, count }) => ({
      reason,
      name: inLocale(refusalReasons[reason], locale),
      count,
    })),
    rating,
    target: target
      ? {
          threshold: target.threshold,
          source: target.source,
          official: rate === null ? null : rate >= target.threshold ? 'met' : 'not-met',
        }
      : null,
    index766: { ...index766(total, rating.rate), note: inLocale(inferredNote, locale) },
  };
}

interface Circumstances {
  now: Date;
  descendants: boolean;
  privacyMinimum: number;
  locale: Locale;
}

const inferredNote = {
  vi: 'Suy ra theo cách Cổng quốc gia tính điểm (QĐ 766/QĐ-TTg), không phải kết quả khảo sát. Không có phản ánh nào thì được điểm tối đa.',
  en: 'Inferred as the national portal computes it (QĐ 766/QĐ-TTg); no survey. Full marks where there are no petitions.',
};

const countsOf = (tally: Tally): PetitionCounts => ({
  received: tally.received,
  answered: tally.answered,
  promised: tally.promised,
  refused: tally.refused,
  transferred: tally.transferred,
  redirected: tally.redirected,
  merged: tally.merged,
  withdrawn: tally.withdrawn,
  spam: tally.spam,
  open: tally.open,
  fellDue: tally.fellDue,
  onTime: tally.onTime,
  onTimeRate: onTimeRate(tally),
  overdueNow: tally.overdueNow,
  oldestOpenDay: tally.oldestOpenDay,
  medianWorkingDays: tally.medianWorkingDays,
  reopened: tally.reopened,
  promises: {
    made: tally.promisesMade,
    kept: tally.promisesKept,
    broken: tally.promisesBroken,
    pending: tally.promisesMade - tally.promisesKept - tally.promisesBroken,
  },
});

function ratingOf(levels: number[], privacyMinimum: number): z.output<typeof AnswerRating> {
  const responses = levels.reduce((sum, count) => sum + count, 0);
  if (responses < privacyMinimum) {
    return { rate: null, responses: null, low: null, high: null, levels: null, suppressed: true };
  }
  const { rate, low, high } = satisfactionInterval(sumsOfSingle(responses, levels[3]! + levels[4]!), null);
  return { rate, responses, low, high, levels, suppressed: false };
}
