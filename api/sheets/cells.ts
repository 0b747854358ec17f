import { isDay } from '../days.ts';
import type { Locale } from '../text.ts';
import { sayIn } from './review.ts';

/** A day written as 2025-07-01, 01/07/2025, 1.7.2025 or 1-7-2025. */
export function dayWritten(typed: string): string | undefined {
  const [, date, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ?? [];
  const day = year ? `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}` : typed.slice(0, 10);
  return isDay(day) ? day : undefined;
}

export const unreadableCell = (locale: Locale) =>
  sayIn(locale)(
    'có ký tự không đọc được (�): xin lưu tệp bằng bảng mã Unicode (UTF-8)',
    'has characters that cannot be read (�): please save the file in Unicode (UTF-8)',
  );
