import { createHash } from 'node:crypto';
import type { Category, Kind } from '../../categories/store.ts';
import type { Day } from '../../days.ts';
import { describeIssue } from '../../http/issues.ts';
import { dayWritten, unreadableCell } from '../../sheets/cells.ts';
import type { SheetRow } from '../../sheets/columns.ts';
import { unreadable } from '../../sheets/read.ts';
import type { CellError, ReviewedRow } from '../../sheets/review.ts';
import { type Locale, plainLetters, type Text } from '../../text.ts';
import { inHalves } from '../code.ts';
import { PetitionBody } from '../petition.ts';
import { longestCode, longestSystem, mostImported, type PetitionColumn } from './columns.ts';

/** A petition of another system. */
export interface Source {
  system: string;
  code: string;
}

/** A row that is new here, as the intake takes it. */
export interface ImportedPetition {
  body: Record<string, unknown>;
  receivedDay: Day;
  source: Source;
}

/** What a list is held against. */
export interface KnownForImport {
  kinds: readonly Kind[];
  categories: readonly Category[];
  /** The unit of the page first, then those below it. */
  units: readonly { slug: string; name: Text; code: string | null }[];
  /** The petitions of other systems that are here: their codes by `keyOf`. */
  petitions: ReadonlyMap<string, string>;
  today: Day;
}

export const keyOf = ({ system, code }: Source): string => JSON.stringify([system, code]);

/** Its system and code, as a row names them; undefined where it does not. */
export function sourceOf({ cells }: SheetRow<PetitionColumn>): Source | undefined {
  const [system, code] = [cells.system?.trim() ?? '', cells.code?.trim() ?? ''];
  return system && code ? { system, code } : undefined;
}

/** The same list twice is the same petitions: the id follows from where it came from. */
export function idOf(source: Source): string {
  const hex = createHash('sha256')
    .update(`petition of another system ${keyOf(source)}`)
    .digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Holds the rows of a list against what is here: new, here already, or what is wrong with it. */
export function reviewPetitions(
  rows: readonly SheetRow<PetitionColumn>[],
  known: KnownForImport,
  locale: Locale,
): { rows: ReviewedRow[]; part: ImportedPetition[] } {
  const say = (vi: string, en: string) => (locale === 'vi' ? vi : en);
  const part: ImportedPetition[] = [];
  const seen = new Set<string>();
  const reviewed = rows.map((sheetRow, i): ReviewedRow => {
    const { row, cells } = sheetRow;
    const source = sourceOf(sheetRow);
    const name = [cells.system, cells.code].filter(Boolean).join(' · ') || say('(chưa có mã)', '(no code)');
    const here = source && known.petitions.get(keyOf(source));
    const isAgain = source !== undefined && seen.has(keyOf(source));
    if (source) seen.add(keyOf(source));
    if (here !== undefined && !isAgain) {
      const note = say(`đã có, mã tra cứu ${inHalves(here)}`, `here already, as ${inHalves(here)}`);
      return { row, cells, name, errors: [], change: 'left', differences: [], note };
    }
    const { body, receivedDay, errors } = readRow(sheetRow, source, known, locale);
    if (isAgain)
      errors.push({ column: 'code', message: say('có hai lần trong tệp', 'stands twice in the file') });
    if (i >= mostImported) {
      const message = say('mỗi tệp nhiều nhất 2.000 dòng', 'a file has at most 2,000 rows');
      errors.push({ column: 'code', message });
    }
    if (errors.length > 0) return { row, cells, name, errors, change: null, differences: [] };
    part.push({ body, receivedDay: receivedDay!, source: source! });
    return { row, cells, name, errors, change: 'added', differences: [] };
  });
  return { rows: reviewed, part };
}

function readRow(
  { cells }: SheetRow<PetitionColumn>,
  source: Source | undefined,
  known: KnownForImport,
  locale: Locale,
): { body: Record<string, unknown>; receivedDay: Day | undefined; errors: CellError[] } {
  const say = (vi: string, en: string) => (locale === 'vi' ? vi : en);
  const errors: CellError[] = [];
  const wrong = (column: PetitionColumn, vi: string, en: string) =>
    void errors.push({ column, message: say(vi, en) });
  const text = (column: PetitionColumn) => cells[column]?.trim() || undefined;
  for (const [column, cell] of Object.entries(cells)) {
    if (cell?.includes(unreadable)) errors.push({ column, message: unreadableCell(locale) });
  }
  if (!text('system')) wrong('system', 'còn thiếu hệ thống nguồn', 'the source system is missing');
  if (!text('code')) wrong('code', 'còn thiếu mã', 'the code is missing');
  if ((text('system')?.length ?? 0) > longestSystem)
    wrong('system', 'dài quá 60 ký tự', 'longer than 60 characters');
  if ((text('code')?.length ?? 0) > longestCode)
    wrong('code', 'dài quá 100 ký tự', 'longer than 100 characters');

  const receivedDay = dayWritten(text('day') ?? '');
  if (!receivedDay) wrong('day', 'ngày viết như 15/06/2026', 'a day is written 15/06/2026');
  else if (receivedDay > known.today) wrong('day', 'là ngày chưa tới', 'lies in the future');
  else if (receivedDay < '2000-01-01')
    wrong('day', 'quá xa, xin xem lại năm', 'too long ago, please check the year');

  const kind = text('kind') ? named(known.kinds, text('kind')!) : known.kinds.find(({ retired }) => !retired);
  if (!kind) wrong('kind', `không có loại “${text('kind')}”`, `there is no kind “${text('kind')}”`);
  const category = text('category') ? named(known.categories, text('category')!) : undefined;
  if (text('category') && !category) {
    wrong(
      'category',
      `không có loại việc “${text('category')}”`,
      `there is no category “${text('category')}”`,
    );
  }
  const unit = text('unit') ? unitNamed(known.units, text('unit')!) : known.units[0];
  if (!unit) {
    wrong('unit', 'không có đơn vị này ở đây hoặc dưới đây', 'there is no such unit here or below');
  }

  const contact = defined({
    name: text('name'),
    phone: text('phone'),
    email: text('email'),
    address: text('address'),
  });
  const body = defined({
    id: source && idOf(source),
    unit: unit?.slug,
    kind: kind?.key,
    category: category?.key,
    text: text('text') ?? '',
    place: text('place'),
    contact: Object.keys(contact).length > 0 ? contact : undefined,
    locale: 'vi',
  });
  const { error } = PetitionBody.safeParse(body, { error: describeIssue(locale) });
  for (const { path, message } of error?.issues ?? []) {
    const column = path[0] === 'contact' ? path[1] : path[0];
    if (['text', 'place', 'name', 'phone', 'email', 'address'].includes(String(column))) {
      errors.push({ column: String(column), message });
    }
  }
  return { body, receivedDay, errors };
}

interface Named {
  key: string;
  name: Text;
  retired: boolean;
}

/** By key or name, with or without diacritics. */
const named = <T extends Named>(all: readonly T[], typed: string): T | undefined =>
  all.find(
    ({ key, name, retired }) =>
      !retired && [key, name.vi, name.en ?? key].some((one) => plainLetters(one) === plainLetters(typed)),
  );

/** By slug, official code or name; a name that several have names none. */
function unitNamed(units: KnownForImport['units'], typed: string) {
  const exact = units.filter(({ slug, code }) => slug === typed || code === typed);
  if (exact.length === 1) return exact[0];
  const found = units.filter(({ name }) =>
    [name.vi, name.en ?? name.vi].some((one) => plainLetters(one) === plainLetters(typed)),
  );
  return found.length === 1 ? found[0] : undefined;
}

const defined = (members: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
