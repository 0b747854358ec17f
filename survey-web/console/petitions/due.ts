import type { Calendar } from '../../../api/calendar/calendar.ts';
import type { Day } from '../../../api/days.ts';
import { timelinessOf } from '../../../api/deadlines/clock.ts';
import { isEnded, type State } from '../../../api/petitions/moves.ts';
import { lastDayOf } from '../../../api/petitions/receive.ts';
import type { Locale } from '../../../api/text.ts';
import { dayInWords } from '../../public/wording.ts';
import { petitionTexts } from '../../texts/console-petitions.ts';

/** What is said beside a due day, and how urgently. */
export interface DueChip {
  tone: 'on-time' | 'due-soon' | 'overdue' | 'paused';
  words: string;
}

interface Dated {
  state: State;
  answerDue: Date | null;
  promiseDay: Day | null;
}

/** How far off the day is; null where nobody waits any more. */
export function dueChip(
  { state, answerDue, promiseDay }: Dated,
  { now, today, calendar, locale }: { now: Date; today: Day; calendar: Calendar; locale: Locale },
): DueChip | null {
  const t = petitionTexts[locale];
  if (state === 'promised' && promiseDay !== null) {
    const late = daysBetween(promiseDay, today);
    if (late > 0) return { tone: 'overdue', words: t.promiseLate(late) };
    return { tone: 'on-time', words: t.promisedBy(dayInWords(promiseDay, locale)) };
  }
  if (isEnded(state)) return null;
  const tone = timelinessOf(answerDue, now, calendar);
  if (answerDue === null) return { tone, words: t.paused };
  const left = daysBetween(today, lastDayOf(answerDue));
  if (tone === 'overdue') return { tone, words: left === 0 ? t.lateToday : t.late(-left) };
  return { tone, words: left === 0 ? t.today : t.daysLeft(left) };
}

const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
