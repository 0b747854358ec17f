import { addDays, type Day, firstOfMonth } from '../days.ts';
import type { Text } from '../text.ts';

/** What is counted of dossiers (hồ sơ) in a month: whole numbers, solved = onTime + late, lateApologised ≤ late. */
export interface CaseloadCounts {
  received: number;
  solved: number;
  onTime: number;
  late: number;
  /** Of the late ones, those with an apology. */
  lateApologised: number;
}

export const countNames = ['received', 'solved', 'onTime', 'late', 'lateApologised'] as const;
export type CountName = (typeof countNames)[number];

export const noDossiers: CaseloadCounts = Object.freeze({
  received: 0,
  solved: 0,
  onTime: 0,
  late: 0,
  lateApologised: 0,
});

export const addCounts = (a: CaseloadCounts, b: CaseloadCounts): CaseloadCounts => ({
  received: a.received + b.received,
  solved: a.solved + b.solved,
  onTime: a.onTime + b.onTime,
  late: a.late + b.late,
  lateApologised: a.lateApologised + b.lateApologised,
});

/** The dossiers of a unit's field in a month. */
export interface CaseloadRow extends CaseloadCounts {
  unitId: number;
  /** null: dossiers of no field. */
  fieldId: number | null;
  /** 'YYYY-MM'. */
  month: string;
}

/** A month's numbers as they are to stand; `counts` null takes them away. */
export interface CaseloadEntry {
  unit: { id: number; slug: string };
  field: { id: number; slug: string } | null;
  month: string;
  counts: CaseloadCounts | null;
}

/** More in one month and field is a slip of the finger: the country solves a few million a month. */
export const mostDossiers = 9_999_999;

export interface CountFault {
  count: CountName;
  message: Text;
}

/** What is wrong between the numbers of a month, at the one that is to be looked at. */
export function faultsOf(counts: CaseloadCounts): CountFault[] {
  const { solved, onTime, late, lateApologised } = counts;
  const faults: CountFault[] = [];
  if (onTime + late !== solved) {
    faults.push({
      count: 'solved',
      message: {
        vi: `phải bằng đúng hạn cộng quá hạn: ${onTime} + ${late} = ${onTime + late}, không phải ${solved}`,
        en: `must be on time plus late: ${onTime} + ${late} = ${onTime + late}, not ${solved}`,
      },
    });
  }
  if (lateApologised > late) {
    faults.push({
      count: 'lateApologised',
      message: {
        vi: `không thể nhiều hơn số quá hạn (${late})`,
        en: `cannot be more than those late (${late})`,
      },
    });
  }
  return faults;
}

/** A whole number as typed, from 0; undefined for anything else. */
export function countWritten(typed: string): number | undefined {
  return /^\d{1,7}$/.test(typed) ? Number(typed) : undefined;
}

export const countRule: Text = {
  vi: 'xin ghi số nguyên từ 0 trở lên, chỉ gồm chữ số',
  en: 'please write a whole number from 0 up, digits only',
};

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthForms = [
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})(?:[-/.]0?1)?$/,
  /^(?:tháng\s*|t|thg\s*)?(?:0?1[-/.])?(?<month>\d{1,2})[-/.](?<year>\d{4})$/,
  // What Excel shows of a month that was typed: Oct-26, thg 10-26.
  /^(?:thg\s*)?(?<month>[a-z]{3}|\d{1,2})-(?<year>\d{2})$/,
];

/**
 * A month written 2026-10, 10/2026 or "tháng 10/2026", and what Excel makes of it: 2026-10-01, 01/10/2026, Oct-26.
 * @returns 'YYYY-MM'
 */
export function monthWritten(typed: string): string | undefined {
  const text = typed.trim().toLowerCase();
  const groups = monthForms.map((form) => form.exec(text)?.groups).find((found) => found !== undefined);
  if (!groups) return undefined;
  const { year = '', month = '' } = groups;
  const number = monthNames.indexOf(month) + 1 || Number(month);
  const fullYear = year.length === 2 ? `20${year}` : year;
  const exists = number >= 1 && number <= 12 && /^(19|20|21)/.test(fullYear);
  return exists ? `${fullYear}-${String(number).padStart(2, '0')}` : undefined;
}

export const monthRule: Text = {
  vi: 'tháng viết như 2026-10 hoặc 10/2026',
  en: 'a month is written 2026-10',
};

/** The months that a stretch of days touches, as 'YYYY-MM'. */
export function monthsTouched({ from, to }: { from: Day; to: Day }): string[] {
  const months: string[] = [];
  for (let day = firstOfMonth(from); day <= to; day = firstOfMonth(addDays(day, 31))) {
    months.push(day.slice(0, 7));
  }
  return months;
}
