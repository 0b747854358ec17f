import { addDays, type Day } from '../days.ts';

interface Stretch {
  from: Day;
  to: Day;
}

/** The last four quarters of the calendar, oldest first; the last of them only up to the day given. */
export function lastQuarters(to: Day): Stretch[] {
  const year = Number(to.slice(0, 4));
  const quarter = Math.floor((Number(to.slice(5, 7)) - 1) / 3);
  return [3, 2, 1, 0].map((back) => {
    const from = firstOfQuarter(year, quarter - back);
    return { from, to: back === 0 ? to : addDays(firstOfQuarter(year, quarter - back + 1), -1) };
  });
}

function firstOfQuarter(year: number, quarter: number): Day {
  const month = year * 12 + quarter * 3;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** The same days of the year before; 29 February is 28 February there. */
export const yearBefore = ({ from, to }: Stretch): Stretch => ({ from: dayBefore(from), to: dayBefore(to) });

function dayBefore(day: Day): Day {
  const before = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return before.endsWith('-02-29') ? `${before.slice(0, 8)}28` : before;
}
