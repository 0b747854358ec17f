import { addDays, type Day, weekdayOf } from '../days.ts';
import type { Calendar } from './calendar.ts';

/** True for a day on which offices work: Monday to Friday but for holidays, and Saturdays made up for them. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  const year = calendar[day.slice(0, 4)];
  const weekday = weekdayOf(day);
  if (weekday === 6) return year?.workedSaturdays.includes(day) ?? false;
  return weekday !== 0 && !year?.off.includes(day);
}

/** How many working days lie after a day, up to and with another. */
export function countWorkingDays(calendar: Calendar, after: Day, upTo: Day): number {
  let count = 0;
  for (let day = addDays(after, 1); day <= upTo; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) count++;
  }
  return count;
}

/** The working day that lies so many working days after a day; with 0, that day itself. */
export function addWorkingDays(calendar: Calendar, after: Day, count: number): Day {
  let day = after;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(calendar, day)) left--;
  }
  return day;
}

/** The working day that a day is, or the next after it. */
export function nextWorkingDay(calendar: Calendar, day: Day): Day {
  let next = day;
  while (!isWorkingDay(calendar, next)) next = addDays(next, 1);
  return next;
}

/** The working day that a day is, or the last before it. */
export function lastWorkingDay(calendar: Calendar, day: Day): Day {
  let last = day;
  while (!isWorkingDay(calendar, last)) last = addDays(last, -1);
  return last;
}
