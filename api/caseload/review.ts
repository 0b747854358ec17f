import { changeOf } from '../database/change.ts';
import type { Day } from '../days.ts';
import { UnitNames } from '../installation/unit-names.ts';
import { unreadableCell } from '../sheets/cells.ts';
import type { SheetRow } from '../sheets/columns.ts';
import { unreadable } from '../sheets/read.ts';
import { type CellError, type Review, type ReviewedRow, sayIn } from '../sheets/review.ts';
import { inLocale, type Locale, plainLetters, type Text } from '../text.ts';
import {
  type CaseloadCounts,
  type CaseloadEntry,
  type CaseloadRow,
  countNames,
  countRule,
  countWritten,
  faultsOf,
  monthRule,
  monthWritten,
  noDossiers,
} from './caseload.ts';
import type { CaseloadColumn } from './columns.ts';

/** What a table of dossiers is held against. */
export interface KnownForCaseload {
  /** The units in reach. */
  units: readonly KnownUnit[];
  fields: readonly { id: number; slug: string; name: Text }[];
  /** What is there of the months that the table names. */
  rows: readonly CaseloadRow[];
  today: Day;
}

export interface KnownUnit {
  id: number;
  slug: string;
  name: Text;
  code: string | null;
  validTo: Day | null;
  fieldIds: readonly number[];
}

export interface CaseloadReview extends Review {
  /** What the rows without errors would add or change. */
  part: CaseloadEntry[];
}

type Row = SheetRow<CaseloadColumn>;

/** The months that a table names. */
export const monthsIn = (rows: readonly Row[]): string[] => [
  ...new Set(rows.flatMap(({ cells }) => monthWritten(cells.month ?? '') ?? [])),
];

/** Holds a table of dossiers against what is there: what each row would add or change, and what is wrong with it. */
export function reviewCaseload(
  rows: readonly Row[],
  known: KnownForCaseload,
  locale: Locale,
): CaseloadReview {
  const say = sayIn(locale);
  const look = lookUpIn(known);
  const seen = new Map<string, number>();
  const part: CaseloadEntry[] = [];
  const reviewed = rows.map((sheetRow): ReviewedRow => {
    const { row, cells } = sheetRow;
    const { unit, field, month, counts, errors } = readRow(sheetRow, look, known.today, locale);
    const name = [
      unit ? inLocale(unit.name, locale) : cells.unit,
      field ? inLocale(field.name, locale) : cells.field || say('không chia lĩnh vực', 'no field'),
      month ? month.split('-').reverse().join('/') : cells.month,
    ]
      .filter(Boolean)
      .join(' · ');
    const before =
      unit && month ? look.row(unit.id, field === undefined ? null : field.id, month) : undefined;
    if (unit && month && errors.every(({ column }) => column !== 'field')) {
      const key = `${unit.id} ${field?.id} ${month}`;
      const first = seen.get(key);
      if (first !== undefined) {
        const message = say(`đã có ở dòng ${first} của tệp`, `stands in row ${first} of the file already`);
        errors.push({ column: 'month', message });
      }
      seen.set(key, first ?? row);
    }
    const shown = { row, cells, name, errors, differences: [] };
    if (errors.length > 0 || !unit || !month) return { ...shown, change: null };
    const change = changeOf(before, counts);
    if (change !== 'left') part.push({ unit, field: field ?? null, month, counts });
    const besideFields = field === undefined && unit.fieldIds.length > 0;
    return {
      ...shown,
      change,
      differences: change === 'changed' ? differencesOf(before!, counts) : [],
      ...(besideFields && {
        note: say(
          'Hồ sơ không thuộc lĩnh vực nào: được cộng thêm vào các lĩnh vực, không phải dòng tổng cộng.',
          'Dossiers of no field: they are added to those of the fields; this is no total.',
        ),
      }),
    };
  });
  return { rows: reviewed, part };
}

const differencesOf = (before: CaseloadCounts, after: CaseloadCounts) =>
  countNames.flatMap((column) =>
    before[column] === after[column]
      ? []
      : [{ column, before: String(before[column]), after: String(after[column]) }],
  );

type LookUp = ReturnType<typeof lookUpIn>;

function lookUpIn({ units, fields, rows }: KnownForCaseload) {
  const names = new UnitNames();
  for (const unit of units) names.add(unit);
  const bySlug = new Map(units.map((unit) => [unit.slug, unit]));
  const fieldsByName = new Map(
    fields.flatMap((field) =>
      [field.name.en ?? field.slug, field.name.vi, field.slug].map(
        (name) => [plainLetters(name), field] as const,
      ),
    ),
  );
  const keyOf = (unitId: number, fieldId: number | null, month: string) => `${unitId} ${fieldId} ${month}`;
  const byKey = new Map(
    rows.map(({ unitId, fieldId, month, ...counts }) => [keyOf(unitId, fieldId, month), counts]),
  );
  const served = new Set(rows.map(({ unitId, fieldId }) => `${unitId} ${fieldId}`));
  return {
    units: (typed: string) => names.find(typed).map((slug) => bySlug.get(slug)!),
    field: (typed: string) => fieldsByName.get(plainLetters(typed)),
    fieldsOf: (unit: KnownUnit) => fields.filter(({ id }) => unit.fieldIds.includes(id)),
    /** A field that was the unit's before can still be corrected. */
    isOf: (unit: KnownUnit, fieldId: number) =>
      unit.fieldIds.includes(fieldId) || served.has(`${unit.id} ${fieldId}`),
    row: (unitId: number, fieldId: number | null, month: string) => byKey.get(keyOf(unitId, fieldId, month)),
  };
}

interface ReadRow {
  unit: KnownUnit | undefined;
  /** undefined: none is named. */
  field: KnownForCaseload['fields'][number] | undefined;
  month: string | undefined;
  counts: CaseloadCounts;
  errors: CellError[];
}

function readRow({ cells }: Row, look: LookUp, today: Day, locale: Locale): ReadRow {
  const say = sayIn(locale);
  const errors: CellError[] = [];
  const wrong = (column: CaseloadColumn, vi: string, en: string) => {
    errors.push({ column, message: say(vi, en) });
    return undefined;
  };
  for (const [column, cell] of Object.entries(cells)) {
    if (cell?.includes(unreadable)) errors.push({ column, message: unreadableCell(locale) });
  }
  const unit = readUnit(cells.unit?.trim() ?? '', look, wrong);
  const field = readField(cells.field?.trim() ?? '', unit, look, wrong, locale);
  const month = readMonth(cells.month?.trim() ?? '', unit, today, wrong, locale);
  const counts = { ...noDossiers };
  for (const column of countNames) {
    const typed = cells[column]?.trim() ?? '';
    const count = countWritten(typed);
    if (count !== undefined) counts[column] = count;
    else if (typed === '') wrong(column, 'còn thiếu số', 'the number is missing');
    else {
      const read = typed.slice(0, 40);
      wrong(column, `${countRule.vi}: “${read}”`, `${countRule.en}: “${read}”`);
    }
  }
  const isRead = countNames.every((column) => errors.every((error) => error.column !== column));
  for (const { count, message } of isRead ? faultsOf(counts) : []) {
    errors.push({ column: count, message: inLocale(message, locale) });
  }
  return { unit, field, month, counts, errors };
}

type Wrong = (column: CaseloadColumn, vi: string, en: string) => undefined;

function readUnit(typed: string, look: LookUp, wrong: Wrong): KnownUnit | undefined {
  if (typed === '') return wrong('unit', 'còn thiếu đơn vị', 'the unit is missing');
  const found = look.units(typed);
  const read = typed.slice(0, 80);
  if (found.length === 0) {
    return wrong(
      'unit',
      `không có đơn vị “${read}” trong phạm vi của Ông/Bà`,
      `there is no unit “${read}” in reach`,
    );
  }
  if (found.length === 1) return found[0];
  return wrong(
    'unit',
    `có ${found.length} đơn vị “${read}”: xin ghi mã hoặc tên trong địa chỉ`,
    `${found.length} units are “${read}”: use the code or the name in addresses`,
  );
}

function readField(typed: string, unit: KnownUnit | undefined, look: LookUp, wrong: Wrong, locale: Locale) {
  if (typed === '') return undefined;
  const field = look.field(typed);
  const read = typed.slice(0, 80);
  if (!field) return wrong('field', `không có lĩnh vực “${read}”`, `there is no field “${read}”`);
  if (!unit || look.isOf(unit, field.id)) return field;
  const own = look.fieldsOf(unit).map(({ name }) => inLocale(name, locale));
  const [vi, en] =
    own.length > 0
      ? [`; đơn vị có: ${own.join(', ')}`, `; it has: ${own.join(', ')}`]
      : ['; đơn vị không chia lĩnh vực, xin để trống', '; it has none, please leave this empty'];
  return wrong(
    'field',
    `“${read}” không phải lĩnh vực của đơn vị${vi}`,
    `“${read}” is no field of the unit${en}`,
  );
}

function readMonth(typed: string, unit: KnownUnit | undefined, today: Day, wrong: Wrong, locale: Locale) {
  if (typed === '') return wrong('month', 'còn thiếu tháng', 'the month is missing');
  const month = monthWritten(typed);
  const read = typed.slice(0, 40);
  if (!month)
    return wrong('month', `${monthRule.vi}, không phải “${read}”`, `${monthRule.en}, not “${read}”`);
  if (month > today.slice(0, 7)) return wrong('month', 'là tháng chưa tới', 'lies in the future');
  if (unit?.validTo && unit.validTo < `${month}-01`) {
    const day = locale === 'vi' ? unit.validTo.split('-').reverse().join('/') : unit.validTo;
    return wrong('month', `đơn vị chỉ hoạt động đến hết ngày ${day}`, `the unit existed until ${day}`);
  }
  return month;
}
