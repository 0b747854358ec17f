import { addDays, type Day, isDay } from '../days.ts';
import type { Text } from '../text.ts';

/** A stretch of days with a name; both days included. */
export interface Period {
  slug: string;
  name: Text;
  from: Day;
  to: Day;
}

/** Months (`2026-11`), quarters (`2026-q4`) and years (`2026`) exist by themselves. */
export function calendarPeriod(slug: string): Period | undefined {
  const match = slug.toLowerCase().match(/^((?:19|20|21)\d\d)(?:-(?:q([1-4])|(0[1-9]|1[0-2])))?$/);
  if (!match) return undefined;
  const [, year, quarter, month] = match as [string, string, string?, string?];
  if (month)
    return months(year, Number(month), 1, { vi: `Tháng ${Number(month)}/${year}`, en: `${month}/${year}` });
  if (quarter) {
    const name = { vi: `Quý ${roman[Number(quarter) - 1]}/${year}`, en: `Quarter ${quarter}, ${year}` };
    return { ...months(year, Number(quarter) * 3 - 2, 3, name), slug: `${year}-q${quarter}` };
  }
  return { ...months(year, 1, 12, { vi: `Năm ${year}`, en: year }), slug: year };
}

const roman = ['I', 'II', 'III', 'IV'];

function months(year: string, first: number, count: number, name: Text): Period {
  const afterLast = first + count;
  const after = afterLast > 12 ? `${Number(year) + 1}-01-01` : `${year}-${twoDigits(afterLast)}-01`;
  return {
    slug: `${year}-${twoDigits(first)}`,
    name,
    from: `${year}-${twoDigits(first)}-01`,
    to: addDays(after, -1),
  };
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** True for a slug that the calendar has taken, so that an installation cannot give it to a period of its own. */
export const isCalendarSlug = (slug: string): boolean => calendarPeriod(slug) !== undefined;

/** Days that belong together: both exist and the first is not after the last. */
export const isStretch = (from: Day, to: Day): boolean => isDay(from) && isDay(to) && from <= to;

/** The calendar periods to choose from on a day: this year's months and quarters so far, this year and the last. */
export function recentCalendarPeriods(today: Day): readonly Period[] {
  const year = today.slice(0, 4);
  const month = Number(today.slice(5, 7));
  const slugs = [
    year,
    String(Number(year) - 1),
    ...Array.from({ length: Math.ceil(month / 3) }, (_, i) => `${year}-q${i + 1}`).reverse(),
    ...Array.from({ length: month }, (_, i) => `${year}-${twoDigits(i + 1)}`).reverse(),
  ];
  return slugs.map((slug) => calendarPeriod(slug)!);
}
