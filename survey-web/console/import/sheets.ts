import type { Author } from '../../../api/accounts/actor.ts';
import type { Db, Trx } from '../../../api/database/open.ts';
import { listFieldRecords } from '../../../api/fields/store.ts';
import { fieldColumns, reviewFields } from '../../../api/installation/field-sheet.ts';
import { listKnownForUnits } from '../../../api/installation/sheet-known.ts';
import { unitColumns } from '../../../api/installation/unit-columns.ts';
import { reviewUnits } from '../../../api/installation/unit-sheet.ts';
import type { Column, SheetRow } from '../../../api/sheets/columns.ts';
import type { Review } from '../../../api/sheets/review.ts';
import type { ColumnHelp } from '../../../api/sheets/template.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { unitKinds } from '../../../api/units/kinds.ts';
import type { Unit } from '../../../api/units/store.ts';
import { fieldColumnHelp, importTexts, unitColumnHelp } from '../../texts/console-import.ts';

/** A kind of table that can be imported: its columns, how it is judged, and where its pages are. */
export interface Sheet {
  path: string;
  /** Where one goes when it is done. */
  after: string;
  title: string;
  lead: string;
  columns: readonly Column[];
  help: Record<string, ColumnHelp>;
  review: (db: Db, rows: SheetRow[]) => Promise<Review>;
  /** What there is now, as rows of the table, where it can be changed by one. */
  current?: (db: Db) => Promise<SheetRow['cells'][]>;
  /** Takes in what was reviewed, where it is no part of the installation. */
  take?: (trx: Trx, by: Author, review: Review, reason: string | null) => Promise<void>;
  /** Asks why, where rows change what is there. */
  reason?: { label: string; hint: string; missing: string; tooLong: string };
  /** Words that are its own. */
  words?: {
    fileHint: string;
    left: string;
    countLeft: (rows: number) => string;
    nothing: string;
    fileName: string;
    /** What the table of what there is now is for. */
    current?: string;
  };
}

/** Units anywhere, or only below one. */
export function unitSheet(top: Unit | null, locale: Locale): Sheet {
  const t = importTexts[locale];
  return {
    path: top ? `/units/${top.slug}/settings/import` : '/import/units',
    after: top ? `/units?in=${top.slug}` : '/units',
    title: t.unitsTitle,
    lead: top ? t.unitsBelowLead(inLocale(top.name, locale)) : t.unitsLead,
    columns: unitColumns,
    help: unitColumnHelp,
    review: async (db, rows) => reviewUnits(rows, await listKnownForUnits(db, top), locale),
    current: async (db) => {
      const { units, fields, below } = await listKnownForUnits(db, top);
      const fieldNames = new Map(fields.map(({ slug, name }) => [slug, name.vi]));
      return [...below].map((slug) => {
        const { name, kind, fields: served, ...unit } = units.get(slug)!;
        const own = Object.entries(unit).map(([key, value]): [string, string] => [key, value ?? '']);
        return {
          ...Object.fromEntries(own),
          name: name.vi,
          nameEn: name.en ?? '',
          kind: inLocale(unitKinds[kind], locale),
          fields: served.map((field) => fieldNames.get(field)).join('; '),
        };
      });
    },
  };
}

export function fieldSheet(locale: Locale): Sheet {
  const t = importTexts[locale];
  return {
    path: '/import/fields',
    after: '/fields',
    title: t.fieldsTitle,
    lead: t.fieldsLead,
    columns: fieldColumns,
    help: fieldColumnHelp,
    review: async (db, rows) => reviewFields(rows, await listFieldRecords(db), locale),
    current: async (db) =>
      (await listFieldRecords(db)).map(({ slug, name, everyday }) => ({
        slug,
        name: name.vi,
        nameEn: name.en ?? '',
        everyday: everyday?.vi ?? '',
        everydayEn: everyday?.en ?? '',
      })),
  };
}
