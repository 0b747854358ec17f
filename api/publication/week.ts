import { listPublishedActions, type PublishedAction } from '../actions/store.ts';
import type { Db } from '../database/open.ts';
import { addDays } from '../days.ts';
import { type Week, weekOf } from '../periods/week.ts';
import { listSubtrees } from '../units/store.ts';
import type { UnitInContext } from './context.ts';
import type { Figure } from './figure.ts';
import { type PetitionBooks, publishPetitionBooks } from './petition-books.ts';
import { type Circumstances, publishSatisfaction } from './publish.ts';
import type { Satisfaction } from './satisfaction.ts';

/** What a week of a unit comes to, in public figures alone: sums of whole blocks that became public in it. */
export interface WeekSummary {
  week: Week;
  satisfaction: Satisfaction;
  /** The week before, of the same measure; null where it has no rate. */
  before: Pick<Figure, 'rate' | 'responses' | 'low' | 'high'> | null;
  fields: Extremes;
  criteria: Extremes;
  reasons: { text: string; responses: number }[];
  petitions: PetitionBooks['total'];
  actions: PublishedAction[];
}

export interface Rated {
  name: string;
  rate: number;
  responses: number;
  target: number | null;
}

/** The strongest and the weakest; the weakest is null where there are not two that differ. */
export interface Extremes {
  strongest: Rated | null;
  weakest: Rated | null;
}

const mostReasons = 3;
const mostActions = 2;

/**
 * The summary of a unit's week; with all units below it where `descendants`.
 * @throws Problem invalid-input
 */
export async function publishWeek(
  db: Db,
  context: UnitInContext,
  { week, descendants }: { week: Week; descendants: boolean },
  circumstances: Circumstances,
): Promise<WeekSummary> {
  const { unit } = context;
  const satisfaction = await publishSatisfaction(db, context, { descendants }, daysOf(week), circumstances);
  const asked = {
    descendants,
    questionnaire: satisfaction.questionnaire.family,
    measure: satisfaction.measure.id,
  };
  const earlier = weekOf(addDays(week.from, -7));
  // Otherwise measured, it would be no change but another figure.
  const comparable = await publishSatisfaction(db, context, asked, daysOf(earlier), circumstances);
  const { rate, responses, low, high } = comparable.overall;
  const unitIds = descendants ? (await listSubtrees(db, [unit.id])).get(unit.id)! : [unit.id];
  const books = await publishPetitionBooks(db, context, daysOf(week), { ...circumstances, descendants });
  return {
    week,
    satisfaction,
    before: rate === null ? null : { rate, responses, low, high },
    fields: extremesOf(
      satisfaction.fields.flatMap(({ field, rate, responses, target }) =>
        field && rate !== null ? [{ name: field.name, rate, responses: responses!, target }] : [],
      ),
    ),
    criteria: extremesOf(
      satisfaction.criteria.flatMap(({ text, rate, responses }) =>
        rate === null
          ? []
          : [{ name: text.replace(/[.;]\s*$/, ''), rate, responses: responses!, target: null }],
      ),
    ),
    reasons: satisfaction.reasons.filter(({ responses }) => responses > 0).slice(0, mostReasons),
    petitions: books.total,
    actions: await listPublishedActions(db, unitIds, mostActions),
  };
}

function extremesOf(rated: Rated[]): Extremes {
  const sorted = rated.toSorted((a, b) => b.rate - a.rate);
  const [strongest, weakest] = [sorted[0] ?? null, sorted.at(-1) ?? null];
  return { strongest, weakest: weakest && strongest && weakest.rate < strongest.rate ? weakest : null };
}

/** Which way a rate went, and whether the intervals of both weeks leave room for chance. */
export function changeSince(
  now: Pick<Figure, 'rate' | 'low' | 'high'>,
  before: WeekSummary['before'],
): { points: number; isSure: boolean } | null {
  if (now.rate === null || !before || before.rate === null) return null;
  const bounds = [now.low, now.high, before.low, before.high];
  const [low, high, lowBefore, highBefore] = bounds as number[];
  const isSure = bounds.every((bound) => bound !== null) && (low! > highBefore! || high! < lowBefore!);
  return { points: (now.rate - before.rate) * 100, isSure };
}

const daysOf = ({ from, to }: Week) => ({ from, to });
