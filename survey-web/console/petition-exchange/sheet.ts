import { listCalendar } from '../../../api/calendar/store.ts';
import { listCategories, listKinds } from '../../../api/categories/store.ts';
import type { Db } from '../../../api/database/open.ts';
import { petitionColumns } from '../../../api/petitions/exchange/columns.ts';
import { listBySource } from '../../../api/petitions/exchange/exchange-store.ts';
import { type ImportedPetition, reviewPetitions, sourceOf } from '../../../api/petitions/exchange/review.ts';
import { takeInList } from '../../../api/petitions/exchange/take.ts';
import type { SheetRow } from '../../../api/sheets/columns.ts';
import type { Review } from '../../../api/sheets/review.ts';
import { inLocale } from '../../../api/text.ts';
import { listUnitRecords } from '../../../api/units/store.ts';
import { exchangeTexts, petitionColumnHelp } from '../../texts/console-petition-exchange.ts';
import type { Sheet } from '../import/sheets.ts';
import { unitsInReach } from '../petitions/reach.ts';
import type { UnitVisit } from '../visit.ts';

export const exchangePath = (slug: string) => `/units/${slug}/petitions/exchange`;

/** A list of petitions of another system, for the unit of the page and those below it. */
export function petitionSheet(visit: UnitVisit): Sheet {
  const { locale, unit, deps, now } = visit;
  const t = exchangeTexts[locale];
  return {
    path: `${exchangePath(unit.slug)}/import`,
    after: exchangePath(unit.slug),
    title: t.importTitle,
    lead: t.importLead(inLocale(unit.name, locale)),
    columns: petitionColumns,
    help: petitionColumnHelp,
    words: {
      fileHint: t.fileHint,
      left: t.left,
      countLeft: t.countLeft,
      nothing: t.nothing,
      fileName: 'phan-anh',
    },
    review: (db, rows) => reviewList(visit, db, rows),
    take: async (trx, by, { part }) => {
      const around = { now, calendar: await listCalendar(trx), config: deps.config };
      await takeInList(trx, by, part as ImportedPetition[], around, locale);
    },
  };
}

async function reviewList(visit: UnitVisit, db: Db, rows: SheetRow[]): Promise<Review> {
  const { locale, unit, today } = visit;
  const inReach = new Set(await unitsInReach(db, visit, 'petitions.edit'));
  const others = [...(await listUnitRecords(db)).values()].filter(
    ({ id, validTo }) => id !== unit.id && inReach.has(id) && (validTo === null || validTo >= today),
  );
  const known = {
    kinds: await listKinds(db),
    categories: await listCategories(db),
    units: [unit, ...others],
    petitions: await listBySource(
      db,
      rows.flatMap((row) => sourceOf(row) ?? []),
    ),
    today,
  };
  return reviewPetitions(rows, known, locale);
}
