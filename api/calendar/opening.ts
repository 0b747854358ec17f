import { addDays, type Day, weekdayOf } from '../days.ts';
import type { Calendar } from './calendar.ts';

const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Weekdays (0 Sunday) on which a unit with these hours serves people; Monday to Friday where none are known. */
export function openWeekdays(hours: Record<string, string[]> | null): Set<number> {
  const spans = Object.entries(hours ?? {}).filter(([, times]) => times.length > 0);
  if (spans.length === 0) return new Set([1, 2, 3, 4, 5]);
  return new Set(spans.flatMap(([span]) => weekdaysOf(span)));
}

/** 'mon-fri' as 1 … 5; 'sat-mon' goes over the weekend. */
function weekdaysOf(span: string): number[] {
  const [first, last = first] = span.split('-').map((name) => names.indexOf(name)) as [number, number?];
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => (first + i) % 7);
}

/** True where a unit serves people on a day: by its hours, without holidays, with the Saturdays worked instead. */
export function isOpeningDay(calendar: Calendar, hours: Record<string, string[]> | null, day: Day): boolean {
  const year = calendar[day.slice(0, 4)];
  if (year?.off.includes(day)) return false;
  return year?.workedSaturdays.includes(day) || openWeekdays(hours).has(weekdayOf(day));
}

/** '07:30-11:30': from when to when a unit serves people on a day; none where it is closed or no hours are known. */
export function openingTimes(calendar: Calendar, hours: Record<string, string[]> | null, day: Day): string[] {
  if (!isOpeningDay(calendar, hours, day)) return [];
  const own = timesOn(hours, weekdayOf(day));
  // A Saturday that is worked instead of a weekday is worked as one.
  return own.length === 0 && calendar[day.slice(0, 4)]?.workedSaturdays.includes(day)
    ? timesOn(hours, 1)
    : own;
}

const timesOn = (hours: Record<string, string[]> | null, weekday: number): string[] =>
  Object.entries(hours ?? {}).flatMap(([span, times]) => (weekdaysOf(span).includes(weekday) ? times : []));

/** The opening days after one day and up to another. */
export function openingDaysBetween(
  after: Day,
  to: Day,
  isOpen: (day: Day) => boolean,
  /** Looks no further once there are as many. */
  most: number,
): Day[] {
  const found: Day[] = [];
  for (let day = addDays(after, 1); day <= to && found.length < most; day = addDays(day, 1)) {
    if (isOpen(day)) found.push(day);
  }
  return found;
}
