import { criteria, type Measure, type Questionnaire } from '../questionnaires/questionnaire.ts';
import { layoutOf, measureGroup, wholeGroup } from '../tallies/layout.ts';
import { levelsOf, noTally, sumsOfGroup, type Tally } from '../tallies/tally.ts';
import type { Text } from '../text.ts';
import { type Sums, sumsOfSingle } from './interval.ts';

/** Measures that have an interval and may be judged; the others are shown as they are. */
export type EstimatedMeasure = Extract<Measure, { kind: 'single' | 'pooled' | 'throughout' }>;

export const isEstimated = (measure: Measure): measure is EstimatedMeasure =>
  measure.kind === 'single' || measure.kind === 'pooled' || measure.kind === 'throughout';

/** The six sums of a measure over the responses of a tally. */
export function sumsOfMeasure(questionnaire: Questionnaire, measure: EstimatedMeasure, tally: Tally): Sums {
  const layout = layoutOf(questionnaire);
  switch (measure.kind) {
    case 'single':
      return sumsOfQuestion(questionnaire, measure.question, tally);
    case 'pooled':
      return sumsOfGroup(layout, tally, groupOf(measure));
    case 'throughout':
      return sumsOfSingle(tally.responses, tally.throughout);
    default:
      return measure satisfies never;
  }
}

const groupOf = (measure: Extract<Measure, { kind: 'pooled' }>) =>
  measure.sections ? measureGroup(measure.id) : wholeGroup;

/** Slots of a tally's arrays, from 0. */
export interface TallySlots {
  sums: number[];
  levels: number[];
  reasons?: number[];
}

/** What a measure reads of a tally beside its counts of responses: the rest need not be fetched. */
export function slotsOfMeasure(questionnaire: Questionnaire, measure: Measure): TallySlots {
  const layout = layoutOf(questionnaire);
  const empty = noTally(layout);
  // A tally that holds the number of each slot: what is read of it says which slots are.
  const numbered = { ...empty, sums: [...empty.sums.keys()], levels: [...empty.levels.keys()] };
  const none = { sums: [], levels: [] };
  switch (measure.kind) {
    case 'single':
      return { ...none, levels: levelsOf(layout, numbered, measure.question).levels };
    case 'pooled':
      return { ...none, sums: Object.values(sumsOfGroup(layout, numbered, groupOf(measure))) };
    case 'throughout':
      return none;
    case 'mean-of-criteria':
    case 'mean-level':
      return { ...none, levels: numbered.levels };
    default:
      return measure satisfies never;
  }
}

/** What the criteria and reasons read of a tally. */
export function slotsOfCriteria(questionnaire: Questionnaire): TallySlots {
  const { levels, reasons } = noTally(layoutOf(questionnaire));
  return { sums: [], levels: [...levels.keys()], reasons: [...reasons.keys()] };
}

/** A tally that holds only what was fetched of it. */
export function tallyOfSlots(
  questionnaire: Questionnaire,
  slots: TallySlots,
  counts: TallySlots & Pick<Tally, 'responses' | 'throughout'>,
): Tally {
  const tally = {
    ...noTally(layoutOf(questionnaire)),
    responses: counts.responses,
    throughout: counts.throughout,
  };
  slots.sums.forEach((slot, i) => {
    tally.sums[slot] = counts.sums[i]!;
  });
  slots.levels.forEach((slot, i) => {
    tally.levels[slot] = counts.levels[i]!;
  });
  slots.reasons?.forEach((slot, i) => {
    tally.reasons[slot] = counts.reasons?.[i] ?? 0;
  });
  return tally;
}

export function sumsOfQuestion(questionnaire: Questionnaire, question: string, tally: Tally): Sums {
  const { levels } = levelsOf(layoutOf(questionnaire), tally, question);
  const satisfied = questionnaire.scale.satisfied.reduce((sum, level) => sum + levels[level - 1]!, 0);
  return sumsOfSingle(levels.reduce(add, 0), satisfied);
}

const add = (a: number, b: number) => a + b;

/**
 * A measure without an interval, as a number from 0 to 1, with the responses it rests on: the mean of the
 * criteria's rates, or the mean level laid out from the lowest (0) to the highest (1).
 */
export function plainFigure(questionnaire: Questionnaire, measure: Measure, tally: Tally) {
  const ratings = (question: string) => sumsOfQuestion(questionnaire, question, tally);
  const asked = criteria(questionnaire).map((question) => question.key);
  if (measure.kind === 'mean-of-criteria') {
    const rated = asked.map(ratings).filter((sums) => sums.n > 0);
    const rate = rated.length > 0 ? rated.map((sums) => sums.s / sums.m).reduce(add) / rated.length : null;
    const { n } = sumsOfGroup(layoutOf(questionnaire), tally, wholeGroup);
    return { rate, responses: n, ratings: rated.reduce((sum, { m }) => sum + m, 0) };
  }
  const layout = layoutOf(questionnaire);
  const counts = layout.questions.map((question) => levelsOf(layout, tally, question).levels);
  const given = counts.flat().reduce(add, 0);
  const steps = counts.flatMap((levels) => levels.map((count, i) => count * i)).reduce(add, 0);
  return {
    rate: given > 0 ? steps / given / (layout.levels - 1) : null,
    responses: tally.responses,
    ratings: given,
  };
}

/** The number of a definition's wording: figures name it, so that a later wording cannot pass for this one. */
export const definitionVersion = 1;

/** What a measure means, in words, to print beside its figures. */
export function defineMeasure(questionnaire: Questionnaire, measure: Measure): Text {
  const { levels, satisfied } = questionnaire.scale;
  const named = (locale: 'vi' | 'en') =>
    satisfied.map((level) => `“${levels[level - 1]!.text[locale] ?? levels[level - 1]!.text.vi}”`).join(', ');
  const [vi, en] = [named('vi'), named('en')];
  switch (measure.kind) {
    case 'single':
      return {
        vi: `Số phiếu chọn ${vi} chia cho số phiếu có trả lời câu hỏi chung. Mỗi phiếu là một ý kiến.`,
        en: `Responses that chose ${en}, divided by all responses that answered the overall question.`,
      };
    case 'pooled':
      return {
        vi: `Số lượt đánh giá ${vi} chia cho tổng số lượt đánh giá của các tiêu chí; “không có trải nghiệm” không tính.`,
        en: `Ratings ${en}, divided by all ratings of the criteria; “no experience” is left out.`,
      };
    case 'throughout':
      return {
        vi: `Số phiếu có mọi nội dung được đánh giá ${vi} chia cho tổng số phiếu (hài lòng toàn diện).`,
        en: `Responses all of whose ratings are ${en}, divided by all responses.`,
      };
    case 'mean-of-criteria':
      return {
        vi: `Trung bình cộng tỷ lệ ${vi} của từng tiêu chí; không kèm khoảng tin cậy, không dùng để xét chỉ tiêu.`,
        en: `The mean of the criteria's rates of ${en}; without an interval, never judged.`,
      };
    case 'mean-level':
      return {
        vi: `Mức đánh giá trung bình, mức thấp nhất là 0 %, mức cao nhất là 100 %; không dùng để xét chỉ tiêu.`,
        en: `The mean level, the lowest as 0%, the highest as 100%; without an interval, never judged.`,
      };
    default:
      return measure satisfies never;
  }
}
