import { addDays, type Day, isDay, mondayOf } from '../days.ts';

/** A week by ISO 8601: Monday to Sunday, numbered so that week 1 holds 4 January. */
export interface Week {
  /** '2026-W47' */
  slug: string;
  year: number;
  number: number;
  from: Day;
  to: Day;
}

/** The week that a day lies in. */
export function weekOf(day: Day): Week {
  const from = mondayOf(day);
  // The year of a week is that of its Thursday.
  const year = Number(addDays(from, 3).slice(0, 4));
  const first = mondayOf(`${year}-01-04`);
  const number = Math.round((Date.parse(from) - Date.parse(first)) / 604_800_000) + 1;
  const slug = `${year}-W${String(number).padStart(2, '0')}`;
  return { slug, year, number, from, to: addDays(from, 6) };
}

/** The week of a name such as '2026-W47'; undefined where there is none, as for week 53 of most years. */
export function findWeek(slug: string): Week | undefined {
  const [, year, number] = /^((?:19|20|21)\d\d)-w(\d\d)$/i.exec(slug) ?? [];
  if (year === undefined || number === undefined) return undefined;
  const monday = addDays(mondayOf(`${year}-01-04`), 7 * (Number(number) - 1));
  if (!isDay(monday)) return undefined;
  const week = weekOf(monday);
  return week.slug === slug.toUpperCase() ? week : undefined;
}

/** The last week that has ended before the day. */
export const lastFinishedWeek = (today: Day): Week => weekOf(addDays(today, -7));
