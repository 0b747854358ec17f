import type { Change } from '../database/change.ts';
import type { Locale } from '../text.ts';
import type { SheetRow } from './columns.ts';

/** One row of a table as it would be applied: what is wrong with it, or what it would do. */
export interface ReviewedRow {
  row: number;
  /** What stands in its columns. */
  cells: SheetRow['cells'];
  /** What it is about, for people. */
  name: string;
  errors: CellError[];
  /** null where it cannot be applied. */
  change: Change | null;
  differences: Difference[];
  /** A word on it, where there is more to say. */
  note?: string;
}

export interface CellError {
  column: string;
  message: string;
}

export interface Difference {
  column: string;
  before: string;
  after: string;
}

export interface Review {
  rows: ReviewedRow[];
  /** A part of an installation file: what the rows without errors would add or change. */
  part: object;
}

export const isFaulty = ({ errors }: ReviewedRow): boolean => errors.length > 0;

export const countOf = ({ rows }: Review, change: Change): number =>
  rows.filter((row) => row.change === change).length;

/** Words in the language of whoever uploaded the table. */
export const sayIn =
  (locale: Locale) =>
  (vi: string, en: string): string =>
    locale === 'vi' ? vi : en;
