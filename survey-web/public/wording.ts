import type { Day } from '../../api/days.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';

const tags = { vi: 'vi-VN', en: 'en-GB' } as const;

/** 1.234 or 1,234. */
export const countInWords = (count: number, locale: Locale) => count.toLocaleString(tags[locale]);

/** 22/11/2026 or 22 Nov 2026. */
export function dayInWords(day: Day, locale: Locale): string {
  if (locale === 'vi') return day.split('-').reverse().join('/');
  const [year, month, date] = day.split('-') as [string, string, string];
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`;
}

/** '2026-11' as 11/2026 or Nov 2026. */
export function monthInWords(month: string, locale: Locale): string {
  const [year, number] = month.split('-') as [string, string];
  return locale === 'vi' ? `${number}/${year}` : `${months[Number(number) - 1]} ${year}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An instant in Vietnam: 14:05 ngày 22/11/2026, or 14:05 on 22 Nov 2026. */
export function instantInWords(instant: string, locale: Locale): string {
  const there = new Date(Date.parse(instant) + 7 * 3_600_000).toISOString();
  const day = dayInWords(there.slice(0, 10), locale);
  return `${there.slice(11, 16)} ${locale === 'vi' ? 'ngày' : 'on'} ${day}`;
}

/** A target to all its decimals, since it was set and not measured: 91 %, 90,25 %. */
export function thresholdInWords(threshold: number, locale: Locale): string {
  const shown = String(Number((threshold * 100).toPrecision(12)));
  return locale === 'vi' ? `${shown.replace('.', ',')}\u00a0%` : `${shown}%`;
}

/** Both ends, each on its own side of the target. */
export function intervalInWords(low: number, high: number, threshold: number | null, locale: Locale): string {
  return `${displayedRate(low, threshold, locale)} – ${displayedRate(high, threshold, locale)}`;
}
