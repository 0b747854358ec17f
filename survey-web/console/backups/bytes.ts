import type { Locale } from '../../../api/text.ts';

const units = ['kB', 'MB', 'GB', 'TB'] as const;

/** 1,2 MB: never less than a kilobyte, and three digits at most. */
export function bytesInWords(bytes: number, locale: Locale): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3) - 1));
  const value = Math.max(1, bytes / 1000 ** (step + 1));
  const digits = value < 10 ? 1 : 0;
  const shown = value.toFixed(digits);
  return `${locale === 'vi' ? shown.replace('.', ',') : shown}\u00a0${units[step]}`;
}
