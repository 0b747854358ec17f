import { describeIssue } from '../http/issues.ts';
import { unreadableCell } from '../sheets/cells.ts';
import type { Column, SheetRow } from '../sheets/columns.ts';
import { unreadable } from '../sheets/read.ts';
import { type CellError, type Review, type ReviewedRow, sayIn } from '../sheets/review.ts';
import { inLocale, type Locale, plainLetters, type Text } from '../text.ts';
import { freeSlug, slugOfName } from '../units/slug.ts';
import { FieldInput } from './file.ts';

export type FieldColumn = 'name' | 'everyday' | 'nameEn' | 'everydayEn' | 'slug';

/** The columns of a table of fields, in the order of the template. */
export const fieldColumns: readonly Column<FieldColumn>[] = [
  {
    key: 'name',
    header: { vi: 'Tên lĩnh vực', en: 'Name' },
    also: ['lĩnh vực', 'tên', 'field'],
    required: true,
  },
  { key: 'everyday', header: { vi: 'Cách nói thường ngày', en: 'Everyday words' }, also: ['thường gọi'] },
  { key: 'nameEn', header: { vi: 'Tên tiếng Anh', en: 'Name in English' }, also: ['english name'] },
  {
    key: 'everydayEn',
    header: { vi: 'Cách nói thường ngày bằng tiếng Anh', en: 'Everyday words in English' },
  },
  { key: 'slug', header: { vi: 'Tên trong địa chỉ', en: 'Name in addresses' }, also: ['định danh'] },
];

export interface KnownField {
  slug: string;
  name: Text;
  everyday: Text | null;
}

/** Holds a table of fields against those that there are. An empty cell leaves what there is. */
export function reviewFields(
  rows: readonly SheetRow<FieldColumn>[],
  known: readonly KnownField[],
  locale: Locale,
): Review {
  const bySlug = new Map(known.map((field) => [field.slug, field]));
  const byName = new Map(known.map((field) => [plainLetters(field.name.vi), field]));
  const taken = new Set<string>();
  const names = new Set<string>();
  const inputs: FieldInput[] = [];
  const reviewed = rows.map(({ row, cells }): ReviewedRow => {
    const text = (column: FieldColumn) => cells[column]?.trim() ?? '';
    const was = text('slug') ? bySlug.get(text('slug')) : byName.get(plainLetters(text('name')));
    const made = slugOfName(text('name'));
    const slug =
      text('slug') || was?.slug || (made ? freeSlug(made, (one) => bySlug.has(one) || taken.has(one)) : '');
    const next = {
      slug,
      name: joined(text('name') || was?.name.vi, text('nameEn') || was?.name.en),
      everyday: joined(text('everyday') || was?.everyday?.vi, text('everydayEn') || was?.everyday?.en),
    };
    const isAgain = taken.has(slug) || (names.has(plainLetters(text('name'))) && !text('slug'));
    const errors = [...wrongCells(cells, next, locale), ...(isAgain ? [twice(locale)] : [])];
    names.add(plainLetters(text('name')));
    if (slug) taken.add(slug);
    const name =
      text('name') || (was && inLocale(was.name, locale)) || sayIn(locale)('(chưa có tên)', '(no name)');
    if (errors.length > 0) return { row, cells, name, errors, change: null, differences: [] };
    const differences = was ? differencesOf(was, next) : [];
    const change = was ? (differences.length > 0 ? 'changed' : 'left') : 'added';
    if (change !== 'left') inputs.push(FieldInput.parse({ ...next, everyday: next.everyday ?? undefined }));
    return { row, cells, name, errors, change, differences };
  });
  return { rows: reviewed, part: { fields: inputs } };
}

const longest = 300;

const joined = (vi: string | undefined, en: string | undefined): Text | null =>
  vi ? { vi, ...(en && { en }) } : null;

function wrongCells(
  cells: SheetRow<FieldColumn>['cells'],
  next: { slug: string; name: Text | null; everyday: Text | null },
  locale: Locale,
): CellError[] {
  const say = sayIn(locale);
  const cellErrors = Object.entries(cells).flatMap(([column, cell = '']): CellError[] => {
    if (cell.includes(unreadable)) return [{ column, message: unreadableCell(locale) }];
    return cell.length > longest
      ? [{ column, message: say('dài quá 300 ký tự', 'longer than 300 characters') }]
      : [];
  });
  if (cellErrors.length > 0) return cellErrors;
  if (!next.name) return [{ column: 'name', message: say('còn thiếu tên', 'the name is missing') }];
  const parsed = FieldInput.safeParse(
    { ...next, everyday: next.everyday ?? undefined },
    { error: describeIssue(locale) },
  );
  return (parsed.error?.issues ?? []).map(({ path, message }) => ({ column: String(path[0]), message }));
}

const twice = (locale: Locale): CellError => ({
  column: 'name',
  message: sayIn(locale)('có hai lần trong tệp', 'stands twice in the file'),
});

function differencesOf(was: KnownField, next: { name: Text | null; everyday: Text | null }) {
  const pairs = [
    { column: 'name', before: was.name.vi, after: next.name?.vi ?? '' },
    { column: 'nameEn', before: was.name.en ?? '', after: next.name?.en ?? '' },
    { column: 'everyday', before: was.everyday?.vi ?? '', after: next.everyday?.vi ?? '' },
    { column: 'everydayEn', before: was.everyday?.en ?? '', after: next.everyday?.en ?? '' },
  ];
  return pairs.filter(({ before, after }) => before !== after);
}
