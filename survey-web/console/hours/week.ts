import type { Locale } from '../../../api/text.ts';
import { type Hours, type Weekday, weekdays } from '../../../api/units/hours.ts';
import { hoursTexts } from '../../texts/console-hours.ts';

/** The hours of each single day that has any: `mon-fri` stands for each of its days, `sat-mon` goes over the weekend. */
export function hoursByDay(hours: Hours): Map<Weekday, string[]> {
  const byDay = new Map<Weekday, string[]>();
  for (const [days, spans] of Object.entries(hours)) {
    const [first, last = first] = days.split('-') as [Weekday, Weekday?];
    const start = weekdays.indexOf(first);
    const more = (weekdays.indexOf(last) - start + 7) % 7;
    for (let i = 0; i <= more; i++) {
      if (spans.length > 0) byDay.set(weekdays[(start + i) % 7]!, spans);
    }
  }
  return byDay;
}

/** Days that follow each other with the same hours as one line: "Thứ Hai – Thứ Sáu", 07:30–11:30 and 13:30–17:00. */
export function hoursInLines(hours: Hours, locale: Locale): { days: string; times: string[] }[] {
  const byDay = hoursByDay(hours);
  const lines: { first: Weekday; last: Weekday; times: string[] }[] = [];
  for (const day of weekdays) {
    const times = (byDay.get(day) ?? []).map((span) => span.replace('-', '–'));
    const before = lines.at(-1);
    if (before && before.times.join() === times.join()) before.last = day;
    else lines.push({ first: day, last: day, times });
  }
  const { weekdays: names } = hoursTexts[locale];
  return lines
    .filter(({ times }) => times.length > 0)
    .map(({ first, last, times }) => ({
      days: first === last ? names[first] : `${names[first]} – ${names[last]}`,
      times,
    }));
}
