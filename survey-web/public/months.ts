import type { Locale } from '../../api/text.ts';
import { monthInWords } from './wording.ts';

/** Months ('YYYY-MM', in order) in short: "01/2026 – 03/2026, 05/2026". */
export function monthsInWords(months: readonly string[], locale: Locale): string {
  const runs: [first: string, last: string][] = [];
  for (const month of months) {
    const run = runs.at(-1);
    if (run && isNext(run[1], month)) run[1] = month;
    else runs.push([month, month]);
  }
  return runs
    .map(([first, last]) =>
      first === last
        ? monthInWords(first, locale)
        : `${monthInWords(first, locale)} – ${monthInWords(last, locale)}`,
    )
    .join(', ');
}

const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
const isNext = (before: string, month: string) => numberOf(month) === numberOf(before) + 1;
