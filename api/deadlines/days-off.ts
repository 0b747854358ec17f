import type { Calendar } from '../calendar/calendar.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { addDays, type Day, weekdayOf } from '../days.ts';

/** Both days included. */
export interface Stretch {
  from: Day;
  to: Day;
}

/** Stretches of days off, cut to the days given, that hold more than a Saturday and a Sunday. */
export function stretchesOff(calendar: Calendar, { from, to }: Stretch): Stretch[] {
  const stretches: Stretch[] = [];
  let begun: Day | null = null;
  for (let day = from; day <= addDays(to, 1); day = addDays(day, 1)) {
    const off = day <= to && !isWorkingDay(calendar, day);
    if (off) begun ??= day;
    else if (begun) {
      stretches.push({ from: begun, to: addDays(day, -1) });
      begun = null;
    }
  }
  return stretches.filter((stretch) => daysOf(stretch).some((day) => ![0, 6].includes(weekdayOf(day))));
}

/** Saturdays among the days that are worked for a day off elsewhere. */
export const listWorkedSaturdays = (calendar: Calendar, days: Stretch): Day[] =>
  daysOf(days).filter((day) => weekdayOf(day) === 6 && isWorkingDay(calendar, day));

/** Years that the days touch and the calendar does not know. */
export const listMissingYears = (calendar: Calendar, days: Stretch): string[] =>
  [...new Set(daysOf(days).map((day) => day.slice(0, 4)))].filter((year) => !calendar[year]);

function daysOf({ from, to }: Stretch): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
