import { changeOf } from '../database/change.ts';
import { describeIssue } from '../http/issues.ts';
import type { SheetRow } from '../sheets/columns.ts';
import { type CellError, type Review, type ReviewedRow, sayIn } from '../sheets/review.ts';
import { inLocale, type Locale, plainLetters } from '../text.ts';
import { freeSlug, slugOfName } from '../units/slug.ts';
import { findContradictions, type Known } from './consistency.ts';
import { InstallationFile, UnitInput } from './file.ts';
import { fieldsByName, type ReadCells, readCells } from './unit-cells.ts';
import type { UnitColumn } from './unit-columns.ts';
import { differencesOf, type KnownUnit } from './unit-differences.ts';
import { UnitNames } from './unit-names.ts';

/** What a table of units is held against. */
export interface KnownForUnits {
  /** Every unit, by slug. */
  units: ReadonlyMap<string, KnownUnit>;
  fields: readonly { slug: string; name: { vi: string; en?: string | undefined } }[];
  /** The unit below which the rows belong, null for the whole installation. */
  top: string | null;
  /** The slugs below it, without it. */
  below: ReadonlySet<string>;
  consistency: Known;
}

type Row = SheetRow<UnitColumn>;

/** A row on its way: which unit it is about, and what is wrong so far. */
interface Draft {
  row: Row;
  read: ReadCells;
  slug: string | undefined;
  was: KnownUnit | undefined;
  errors: CellError[];
}

/**
 * Holds a table of units against what is there: what each row would add or change, and what is wrong with it. An
 * empty cell leaves what there is; a row is known by its address name, else its code, else its name and superior.
 */
export function reviewUnits(rows: readonly Row[], known: KnownForUnits, locale: Locale): Review {
  const fields = fieldsByName(known.fields);
  const own = new UnitNames();
  for (const slug of known.below) own.add(known.units.get(slug)!);
  const taken = new Set<string>();
  const newcomers = new Set<string>();
  const drafts = rows.map((row): Draft => {
    const read = readCells(row, fields, locale);
    const draft: Draft = { row, read, slug: undefined, was: undefined, errors: [...read.errors] };
    identify(draft, own, known, taken, locale);
    if (draft.slug !== undefined) taken.add(draft.slug);
    if (!draft.was) requireOnce(draft, newcomers, locale);
    return draft;
  });
  const all = namesWithin(known, drafts);
  const inputs = drafts.map((draft) => inputOf(draft, all, known, locale));
  addContradictions(drafts, inputs, known, locale);
  const reviewed = drafts.map((draft, i) => reviewedRow(draft, inputs[i]!, known, locale));
  const units = inputs.filter((_, i) => reviewed[i]!.change === 'added' || reviewed[i]!.change === 'changed');
  return { rows: reviewed, part: { units } };
}

/** Finds the unit that a row is about, or a slug for a new one. */
function identify(
  draft: Draft,
  own: UnitNames,
  known: KnownForUnits,
  taken: ReadonlySet<string>,
  locale: Locale,
): void {
  const say = sayIn(locale);
  const { row, read, errors } = draft;
  const typed = row.cells.slug?.trim();
  if (typed) {
    draft.slug = typed;
    if (known.below.has(typed)) draft.was = known.units.get(typed);
    else if (known.units.has(typed)) {
      const message = say(
        'đơn vị khác, ngoài phạm vi nhập, đang dùng tên này',
        'a unit elsewhere has this name',
      );
      errors.push({ column: 'slug', message });
      draft.slug = undefined;
    }
  } else {
    const likely = likelyUnits(row, read, own, known);
    if (likely.length > 1) {
      const message = say(
        `có ${likely.length} đơn vị tên này: xin điền cột Mã, Thuộc đơn vị hoặc Tên trong địa chỉ`,
        `${likely.length} units have this name: please fill in Code, Part of, or Name in addresses`,
      );
      errors.push({ column: 'name', message });
      return;
    }
    draft.was = likely[0];
    draft.slug = draft.was?.slug ?? newSlug(row, read, known, taken);
  }
  if (!read.vi && !draft.was)
    errors.push({ column: 'name', message: say('còn thiếu tên', 'the name is missing') });
  else if (!draft.slug && errors.length === 0) {
    const message = say('xin điền cột Tên trong địa chỉ', 'please fill in Name in addresses');
    errors.push({ column: 'slug', message });
  }
}

/** A new unit has no slug yet that would show that it stands in the table twice. */
function requireOnce({ row, read, errors }: Draft, newcomers: Set<string>, locale: Locale): void {
  const key = JSON.stringify(
    [read.vi, row.cells.parent ?? '', read.code].map((part) => plainLetters(part ?? '')),
  );
  if (newcomers.has(key) && !row.cells.slug) {
    const message = sayIn(locale)('có hai lần trong tệp', 'stands twice in the file');
    errors.push({ column: 'name', message });
  }
  newcomers.add(key);
}

/** Units within reach that the row may mean: by code, else by name, where there is one under that superior. */
function likelyUnits(row: Row, read: ReadCells, own: UnitNames, known: KnownForUnits): KnownUnit[] {
  const unitsOf = (slugs: string[]) => slugs.map((slug) => known.units.get(slug)!);
  const byCode = read.code ? unitsOf(own.find(read.code)).filter(({ code }) => code === read.code) : [];
  const ofKind = byCode.filter(({ kind }) => read.kind === undefined || kind === read.kind);
  if (ofKind.length > 0) return ofKind;
  if (!read.vi) return [];
  const letters = plainLetters(read.vi);
  const named = unitsOf(own.find(read.vi)).filter(({ name }) => plainLetters(name.vi) === letters);
  const parent = row.cells.parent?.trim() ?? '';
  const superior = parent || known.top;
  if (!superior) return named;
  return named.filter((unit) =>
    isNamed(unit.parent === null ? undefined : known.units.get(unit.parent), superior),
  );
}

const isNamed = (unit: KnownUnit | undefined, typed: string) =>
  unit !== undefined &&
  (unit.slug === typed || unit.code === typed || plainLetters(unit.name.vi) === plainLetters(typed));

function newSlug(
  row: Row,
  read: ReadCells,
  known: KnownForUnits,
  taken: ReadonlySet<string>,
): string | undefined {
  const made = slugOfName(read.vi);
  if (!made) return undefined;
  const endings = [read.code?.toLowerCase() ?? '', slugOfName(row.cells.parent ?? '')];
  return freeSlug(made, (slug) => known.units.has(slug) || taken.has(slug), endings);
}

/** What superiors and successors are found by: units within reach, the unit above them, and the rows themselves. */
function namesWithin(known: KnownForUnits, drafts: Draft[]): UnitNames {
  const names = new UnitNames();
  for (const slug of known.below) names.add(known.units.get(slug)!);
  if (known.top !== null) names.add(known.units.get(known.top)!);
  for (const { slug, read } of drafts) {
    if (slug && read.vi) names.add({ slug, name: { vi: read.vi, en: read.en }, code: read.code ?? null });
  }
  return names;
}

/** The row in the words of an installation file; its errors are added to the draft. */
function inputOf(
  draft: Draft,
  names: UnitNames,
  known: KnownForUnits,
  locale: Locale,
): Record<string, unknown> {
  const say = sayIn(locale);
  const { row, read, was, errors } = draft;
  const look = (column: 'parent' | 'successor') => {
    const typed = row.cells[column]?.trim();
    if (!typed) return undefined;
    const found = names.find(typed);
    if (found.length === 1) return found[0];
    const message =
      found.length === 0
        ? say(`không có đơn vị “${typed}” trong phạm vi nhập`, `there is no unit “${typed}” within reach`)
        : say(
            `có ${found.length} đơn vị “${typed}”: xin ghi mã`,
            `${found.length} units are “${typed}”: use the code`,
          );
    errors.push({ column, message });
    return undefined;
  };
  const en = read.en ?? was?.name.en;
  const input = {
    slug: draft.slug,
    name: { vi: read.vi || was?.name.vi, ...(en && { en }) },
    kind: read.kind ?? was?.kind,
    code: read.code,
    parent: look('parent') ?? (was ? undefined : known.top),
    fields: read.fields,
    website: read.website,
    validFrom: read.validFrom,
    validTo: read.validTo,
    successor: look('successor'),
  };
  if (!input.kind && (read.vi || was) && !errors.some(({ column }) => column === 'kind')) {
    errors.push({ column: 'kind', message: say('xin cho biết loại đơn vị', 'please say which kind') });
  }
  if (errors.length > 0) return input;
  const parsed = UnitInput.safeParse(input, { error: describeIssue(locale) });
  for (const { path, message } of parsed.error?.issues ?? []) {
    const column = path[0] === 'name' ? (path[1] === 'en' ? 'nameEn' : 'name') : String(path[0]);
    errors.push({ column, message });
  }
  return parsed.data ?? input;
}

/** What the rows say against each other and against what is known, by the rules of an installation file. */
function addContradictions(
  drafts: Draft[],
  inputs: Record<string, unknown>[],
  known: KnownForUnits,
  locale: Locale,
): void {
  // A row with another error still stands for its unit: those below it are not to blame.
  const standing = drafts.flatMap((draft, i) =>
    draft.slug === undefined ? [] : [{ draft, input: inputs[i]! }],
  );
  const file: InstallationFile = {
    ...InstallationFile.parse({}),
    units: standing.map(({ input }) => input as UnitInput),
  };
  for (const { path, message } of findContradictions(file, known.consistency, locale)) {
    const [, at = '', column = ''] = path.split('.');
    standing[Number(at)]?.draft.errors.push({ column, message });
  }
}

function reviewedRow(
  { row, read, was, errors }: Draft,
  input: Record<string, unknown>,
  known: KnownForUnits,
  locale: Locale,
): ReviewedRow {
  const name = read.vi || (was && inLocale(was.name, locale)) || sayIn(locale)('(chưa có tên)', '(no name)');
  const reviewed = { row: row.row, cells: row.cells, name, errors, differences: [] };
  if (errors.length > 0) return { ...reviewed, change: null };
  if (!was) return { ...reviewed, change: 'added' };
  const differences = differencesOf(was, input as unknown as UnitInput, known, locale);
  const change = changeOf({ differences: [] }, { differences });
  return { ...reviewed, change, differences };
}
