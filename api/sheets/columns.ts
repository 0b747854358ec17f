import { inLocale, type Locale, plainLetters, type Text } from '../text.ts';
import { type SheetTable, wrongFile } from './read.ts';

/** A column of a table that people fill in. */
export interface Column<Key extends string = string> {
  key: Key;
  header: Text;
  /** Other headers that are understood. */
  also?: readonly string[];
  required?: true;
}

/** A row with the text of its known columns; `row` is its number in the file. */
export interface SheetRow<Key extends string = string> {
  row: number;
  cells: Partial<Record<Key, string>>;
}

export interface SheetRows<Key extends string = string> {
  rows: SheetRow<Key>[];
  /** The columns that the file has, in its order. */
  columns: Key[];
  /** Headers that nothing is known of. */
  unused: string[];
}

// A title and some remarks may stand above the headers.
const deepestHeader = 20;

/**
 * The rows below the headers, which may be in Vietnamese, with or without diacritics, in English, or the names that
 * an installation file uses.
 * @throws Problem invalid-input at `file` where the headers are not found
 */
export function rowsBelowHeaders<Key extends string>(
  { rows }: SheetTable,
  columns: readonly Column<Key>[],
  locale: Locale,
): SheetRows<Key> {
  const required = columns.filter((column) => column.required);
  const at = rows.slice(0, deepestHeader).findIndex((row) => {
    const keys = row.map((cell) => columnOf(columns, cell)?.key);
    return required.every(({ key }) => keys.includes(key));
  });
  if (at < 0) throw wrongHeaders(rows[0] ?? [], required, locale);
  const header = rows[at]!.map((cell) => columnOf(columns, cell)?.key);
  const twice = header.find((key, i) => key !== undefined && header.indexOf(key) < i);
  if (twice !== undefined) {
    const name = inLocale(columns.find(({ key }) => key === twice)!.header, locale);
    throw wrongFile(
      { vi: `Cột “${name}” có hai lần trong tệp.`, en: `The column “${name}” stands twice in the file.` },
      locale,
    );
  }
  const found = rows.flatMap((row, i): SheetRow<Key>[] => {
    if (i <= at || row.every((cell) => cell === '')) return [];
    const cells: SheetRow<Key>['cells'] = {};
    header.forEach((key, c) => {
      if (key !== undefined) cells[key] = row[c] ?? '';
    });
    return [{ row: i + 1, cells }];
  });
  if (found.length === 0) throw wrongFile(noRows, locale);
  return {
    rows: found,
    columns: header.filter((key) => key !== undefined),
    unused: rows[at]!.filter((cell, i) => cell !== '' && header[i] === undefined),
  };
}

function wrongHeaders(first: string[], needed: readonly Column[], locale: Locale) {
  const quoted = (names: string[]) => names.map((name) => `“${name}”`).join(', ');
  const needs = quoted(needed.map(({ header }) => inLocale(header, locale)));
  const read = quoted(
    first
      .filter(Boolean)
      .slice(0, 8)
      .map((name) => name.slice(0, 40)),
  );
  return wrongFile(
    {
      vi: `Không thấy dòng tiêu đề có cột ${needs}. Dòng đầu của tệp là: ${read || 'trống'}. Xin đặt tên cột như trong tệp mẫu.`,
      en: `No row of headers with the column ${needs} was found. The first row reads: ${read || 'empty'}. Please name the columns as in the template.`,
    },
    locale,
  );
}

const noRows: Text = {
  vi: 'Tệp chỉ có dòng tiêu đề. Xin điền các dòng bên dưới rồi chọn lại.',
  en: 'The file has headers only. Please fill in the rows below and choose it again.',
};

const lettersOf = (text: string) => plainLetters(text).replace(/[^\p{L}\p{N}]+/gu, '');

function columnOf<Key extends string>(
  columns: readonly Column<Key>[],
  header: string,
): Column<Key> | undefined {
  const read = lettersOf(header.replace(/\*+$/, ''));
  if (!read) return undefined;
  return columns.find(({ key, header: { vi, en }, also = [] }) =>
    [key, vi, en ?? '', ...also].some((name) => lettersOf(name) === read),
  );
}
