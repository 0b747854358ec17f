import type { Author } from '../accounts/actor.ts';
import { lockInstallation } from '../database/lock.ts';
import type { Db, Trx } from '../database/open.ts';
import { dayOf } from '../days.ts';
import { listFieldRecords } from '../fields/store.ts';
import { problem } from '../problems.ts';
import { rowsBelowHeaders, type SheetRow } from '../sheets/columns.ts';
import { readTable } from '../sheets/read.ts';
import { inLocale, type Locale } from '../text.ts';
import { listFieldIdsByUnit, listUnitRecords } from '../units/store.ts';
import { caseloadColumns } from './columns.ts';
import { type CaseloadReview, monthsIn, reviewCaseload } from './review.ts';
import { listCaseloadOfMonths, setCaseload } from './store.ts';

/** Holds the rows of a table against what is there, for the units in reach (null: all). */
export async function reviewCaseloadRows(
  db: Db,
  rows: SheetRow[],
  unitIds: number[] | null,
  now: Date,
  locale: Locale,
): Promise<CaseloadReview> {
  const inReach = unitIds && new Set(unitIds);
  const served = await listFieldIdsByUnit(db);
  const units = [...(await listUnitRecords(db)).values()]
    .filter(({ id }) => inReach === null || inReach.has(id))
    .map((unit) => ({ ...unit, fieldIds: served.get(unit.id) ?? [] }));
  const known = {
    units,
    fields: await listFieldRecords(db),
    rows: await listCaseloadOfMonths(db, unitIds, monthsIn(rows)),
    today: dayOf(now),
  };
  return reviewCaseload(rows, known, locale);
}

/** The rows of a file of dossiers. @throws Problem invalid-input where it is no such table */
export async function readCaseloadFile(bytes: Buffer, locale: Locale): Promise<SheetRow[]> {
  return rowsBelowHeaders(await readTable(bytes, locale), caseloadColumns, locale).rows;
}

interface Intake {
  by: Author;
  /** Why numbers that are there are corrected; null where none was given. */
  reason: string | null;
  now: Date;
  locale: Locale;
  /** The units in reach; without them, all. */
  unitIds?: number[];
  /** How an error names its place; without it, as in a file. */
  placeOf?: (row: number, column: string) => string;
}

/**
 * Takes in rows of dossiers, all of them or none; the same rows twice change nothing.
 * @throws Problem invalid-input, each error at its row and column
 */
export async function importCaseload(
  trx: Trx,
  rows: SheetRow[],
  { by, reason, now, locale, unitIds, placeOf = placeInFile(locale) }: Intake,
): Promise<CaseloadReview> {
  await lockInstallation(trx);
  const review = await reviewCaseloadRows(trx, rows, unitIds ?? null, now, locale);
  const errors = review.rows.flatMap(({ row, errors }) =>
    errors.map(({ column, message }) => ({ path: placeOf(row, column), message })),
  );
  if (errors.length > 0) throw problem('invalid-input', { errors });
  await setCaseload(trx, by, review.part, reason, now);
  return review;
}

const placeInFile = (locale: Locale) => (row: number, column: string) => {
  const header = caseloadColumns.find(({ key }) => key === column)?.header;
  const name = header ? `${inLocale(header, locale)} (${column})` : column;
  return locale === 'vi' ? `dòng ${row}, cột ${name}` : `row ${row}, column ${name}`;
};
