import { wilson } from '../statistics/interval.ts';
import { normal975 } from '../statistics/student-t.ts';

/** More than that no unit will ever ask for: what is not sure then lies on its target. */
export const mostMoreAnswers = 100_000;

/** What is published of a rate, all in [0, 1], and on how many responses it rests. */
export interface PublishedRate {
  rate: number;
  low: number;
  high: number;
  responses: number;
}

/**
 * How many more answers, of any kind, would make the verdict sure if the rate stayed as it is: with them the whole
 * interval stands on its side of the target. 0 where it is sure already; null where the rate lies on the target, or
 * where no number up to `mostMoreAnswers` does. It never says how many satisfied ones: that would be a number to reach.
 * @param isMet what the target says of a rate
 * @param closedPopulation how many can answer, where each can at most once; else null
 */
export function moreAnswersToBeSure(
  { rate, low, high, responses }: PublishedRate,
  isMet: (rate: number) => boolean,
  closedPopulation: number | null = null,
): number | null {
  const wanted = isMet(rate);
  if (isMet(low) === wanted && isMet(high) === wanted) return 0;
  const left = closedPopulation === null ? null : Math.max(0, closedPopulation - responses);
  const unseen = closedPopulation === null ? 1 : 1 - responses / closedPopulation;
  // Of several ratings each, a response is worth less, or more, than one: as it is now, so it will be.
  const worth = (effectiveResponses({ rate, low, high }) * unseen) / responses;
  const isSureWith = (more: number) => {
    if (left !== null && more >= left) return true;
    const n = responses + more;
    const stillUnseen = closedPopulation === null ? 1 : 1 - n / closedPopulation;
    const ends = wilson(rate, (n * worth) / stillUnseen);
    return isMet(ends.low) === wanted && isMet(ends.high) === wanted;
  };
  const most = left === null ? mostMoreAnswers : Math.min(left, mostMoreAnswers);
  if (!isSureWith(most)) return null;
  // Intervals only get narrower: the first number that does is found by halving.
  let [tooFew, enough] = [0, most];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (isSureWith(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/**
 * The sample size n that Wilson's interval of a rate was made with, from its width w: with a = z²/n it solves
 * w²(1 + a)² = 4p(1 − p)a + a².
 */
export function effectiveResponses({ rate, low, high }: Omit<PublishedRate, 'responses'>): number {
  const width2 = (high - low) ** 2;
  const [square, linear] = [width2 - 1, 2 * width2 - 4 * rate * (1 - rate)];
  const a = (-linear - Math.sqrt(linear * linear - 4 * square * width2)) / (2 * square);
  return normal975 ** 2 / a;
}
