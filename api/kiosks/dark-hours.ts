import type { Calendar } from '../calendar/calendar.ts';
import { openingTimes } from '../calendar/opening.ts';
import { addDays, beginOf, type Day } from '../days.ts';
import { type DatedHours, hoursOn } from '../units/hours.ts';

/** From one instant to another, in milliseconds; the end is not part of it. */
export interface Span {
  from: number;
  to: number;
}

const minute = 60_000;

/** When a unit serves people from one day to another, in order. Days before its hours are known have none. */
export function openingSpans(calendar: Calendar, hours: DatedHours[], from: Day, to: Day): Span[] {
  const spans: Span[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const begin = beginOf(day).getTime();
    for (const times of openingTimes(calendar, hoursOn(hours, day)?.hours ?? null, day)) {
      const [first, last] = times.split('-').map((time) => begin + minutesOf(time) * minute);
      if (first! < last!) spans.push({ from: first!, to: last! });
    }
  }
  return joined(spans);
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}

/** In order, with what overlaps or touches made one. */
export function joined(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else if (span.from < span.to) result.push({ ...span });
  }
  return result;
}

/** What lies in both; each list in order and without overlaps. */
export function common(some: Span[], others: Span[]): Span[] {
  const result: Span[] = [];
  for (let i = 0, j = 0; i < some.length && j < others.length; ) {
    const [a, b] = [some[i]!, others[j]!];
    const span = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
    if (span.from < span.to) result.push(span);
    if (a.to < b.to) i++;
    else j++;
  }
  return result;
}

export const lengthOf = (spans: Span[]): number => spans.reduce((sum, { from, to }) => sum + to - from, 0);

/**
 * When a device was not heard of although people could have used it: while it stood at the unit and the unit was open.
 * What lasted less than a minute is left out: clocks and networks are no finer.
 */
export const darkSpans = (gaps: Span[], posts: Span[], open: Span[]): Span[] =>
  common(common(joined(gaps), joined(posts)), open).filter(({ from, to }) => to - from >= minute);
