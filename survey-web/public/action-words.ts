import { isOverdue, type PublishedTexts } from '../../api/actions/action.ts';
import type { Said } from '../../api/actions/said.ts';
import type { Day } from '../../api/days.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';
import { publicActionTexts } from '../texts/public-actions.ts';
import { countInWords, dayInWords, thresholdInWords } from './wording.ts';

/** The figure of what people said, with its n, its target and its days. */
export function saidInWords(said: Said, locale: Locale): string {
  const t = publicActionTexts[locale];
  return `${figureInWords(said, locale)}, ${t.days(dayInWords(said.from, locale), dayInWords(said.to, locale))}`;
}

/** The same without its days, for a list that says them once. */
export function figureInWords(said: Said, locale: Locale): string {
  const t = publicActionTexts[locale];
  const responses = countInWords(said.responses, locale);
  if (said.kind === 'count') return t.named(countInWords(said.count, locale), responses);
  const rate = t.rate(displayedRate(said.rate, said.target, locale), responses);
  return said.target === null ? rate : `${rate}, ${t.ofTarget(thresholdInWords(said.target, locale))}`;
}

/** Where an action stands today: done, by when, since when it is late. */
export function standingInWords(
  action: Pick<PublishedTexts, 'state' | 'due' | 'firstDue' | 'doneDay'>,
  today: Day,
  locale: Locale,
): { words: string; tone: 'done' | 'open' | 'overdue' | 'dropped' } {
  const t = publicActionTexts[locale];
  const { state, due, firstDue, doneDay } = action;
  const moved = due === firstDue ? '' : ` (${t.wasDue(dayInWords(firstDue, locale))})`;
  if (state === 'done') return { words: t.doneOn(dayInWords(doneDay!, locale)), tone: 'done' };
  if (state === 'dropped') return { words: t.dropped, tone: 'dropped' };
  if (isOverdue(action, today)) {
    return { words: t.overdue(dayInWords(due, locale)) + moved, tone: 'overdue' };
  }
  return { words: t.dueOn(dayInWords(due, locale)) + moved, tone: 'open' };
}
