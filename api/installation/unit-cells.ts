import { dayWritten, unreadableCell } from '../sheets/cells.ts';
import type { SheetRow } from '../sheets/columns.ts';
import { unreadable } from '../sheets/read.ts';
import { type CellError, sayIn } from '../sheets/review.ts';
import { type Locale, plainLetters, type Text } from '../text.ts';
import type { UnitKind } from '../units/kinds.ts';
import type { UnitColumn } from './unit-columns.ts';
import { kindNamed, kindOfName } from './unit-names.ts';

/** What the cells of a row say by themselves, before units are looked up; undefined: left empty. */
export interface ReadCells {
  vi: string;
  en: string | undefined;
  kind: UnitKind | undefined;
  code: string | undefined;
  fields: string[] | undefined;
  website: string | undefined;
  validFrom: string | undefined;
  validTo: string | undefined;
  errors: CellError[];
}

const longestName = 300;

/** Reads the cells of a row of units. */
export function readCells(
  { cells }: SheetRow<UnitColumn>,
  fieldsByName: ReadonlyMap<string, string>,
  locale: Locale,
): ReadCells {
  const say = sayIn(locale);
  const errors: CellError[] = [];
  const wrong = (column: UnitColumn, message: string) => {
    errors.push({ column, message });
    return undefined;
  };
  const text = (column: UnitColumn) => cells[column]?.trim() || undefined;
  const day = (column: UnitColumn) => {
    const typed = text(column);
    return typed === undefined ? undefined : (dayWritten(typed) ?? wrong(column, dayForm(locale)));
  };
  for (const [column, cell] of Object.entries(cells)) {
    if (cell?.includes(unreadable)) wrong(column as UnitColumn, unreadableCell(locale));
  }
  const vi = text('name') ?? '';
  const en = text('nameEn');
  for (const [column, name] of [
    ['name', vi],
    ['nameEn', en ?? ''],
  ] as const) {
    if (name.length > longestName) wrong(column, say('dài quá 300 ký tự', 'longer than 300 characters'));
  }
  const kind = text('kind');
  const website = text('website');
  return {
    vi,
    en,
    kind:
      kind === undefined
        ? kindOfName(vi)
        : (kindNamed(kind) ?? wrong('kind', say(`không có loại “${kind}”`, `there is no kind “${kind}”`))),
    code: text('code'),
    fields: readFields(text('fields'), fieldsByName, (message) => wrong('fields', message), locale),
    website: website === undefined || /^[a-z]+:/i.test(website) ? website : `https://${website}`,
    validFrom: day('validFrom'),
    validTo: day('validTo'),
    errors,
  };
}

function readFields(
  typed: string | undefined,
  byName: ReadonlyMap<string, string>,
  wrong: (message: string) => undefined,
  locale: Locale,
): string[] | undefined {
  if (typed === undefined) return undefined;
  const say = sayIn(locale);
  const names = typed
    .split(/[;,|]/)
    .map((name) => name.trim())
    .filter(Boolean);
  const unknown = names.find((name) => !byName.has(plainLetters(name)));
  if (unknown === undefined) return [...new Set(names.map((name) => byName.get(plainLetters(name))!))];
  return wrong(say(`không có lĩnh vực “${unknown}”`, `there is no field “${unknown}”`));
}

/** Fields by their slug and by their names without diacritics. */
export const fieldsByName = (fields: readonly { slug: string; name: Text }[]): Map<string, string> =>
  new Map(
    fields.flatMap(({ slug, name }) =>
      [slug, name.vi, name.en ?? slug].map((one): [string, string] => [plainLetters(one), slug]),
    ),
  );

const dayForm = (locale: Locale) =>
  sayIn(locale)('ngày viết như 01/07/2025 hoặc 2025-07-01', 'a day is written 01/07/2025 or 2025-07-01');
