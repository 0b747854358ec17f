import { countNames } from '../../../api/caseload/caseload.ts';
import { caseloadColumns } from '../../../api/caseload/columns.ts';
import { reviewCaseloadRows } from '../../../api/caseload/import.ts';
import type { CaseloadReview } from '../../../api/caseload/review.ts';
import { listCaseloadOfMonths, setCaseload } from '../../../api/caseload/store.ts';
import type { Db } from '../../../api/database/open.ts';
import { addDays, firstOfMonth } from '../../../api/days.ts';
import { listFieldRecords } from '../../../api/fields/store.ts';
import type { SheetRow } from '../../../api/sheets/columns.ts';
import { inLocale } from '../../../api/text.ts';
import { listFieldIdsByUnit, listUnitRecords } from '../../../api/units/store.ts';
import { caseloadColumnHelp, caseloadTexts } from '../../texts/console-caseload.ts';
import type { Sheet } from '../import/sheets.ts';
import { unitsInReach } from '../petitions/reach.ts';
import type { UnitVisit } from '../visit.ts';

/** A table of dossiers, for the unit of the page and those below it that are in reach. */
export function caseloadSheet(visit: UnitVisit): Sheet {
  const { locale, unit, now } = visit;
  const t = caseloadTexts[locale];
  return {
    path: `/units/${unit.slug}/caseload/import`,
    after: `/units/${unit.slug}/caseload`,
    title: t.importTitle,
    lead: t.importLead(inLocale(unit.name, locale)),
    columns: caseloadColumns,
    help: caseloadColumnHelp,
    words: {
      fileHint: t.fileHint,
      left: t.left,
      countLeft: t.countLeft,
      nothing: t.nothing,
      fileName: 'so-ho-so',
      current: t.current,
    },
    reason: { label: t.reason, hint: t.reasonHint, missing: t.reasonMissing, tooLong: t.reasonTooLong },
    review: async (db, rows) => {
      const unitIds = await unitsInReach(db, visit, 'caseload.edit');
      return reviewCaseloadRows(db, rows, unitIds, now, locale);
    },
    current: (db) => rowsToFillIn(visit, db),
    take: async (trx, by, review, reason) => {
      await setCaseload(trx, by, (review as CaseloadReview).part, reason, now);
    },
  };
}

/** Every field of every unit in reach for the last month that is over, with what is known of it. */
async function rowsToFillIn(visit: UnitVisit, db: Db): Promise<SheetRow['cells'][]> {
  const { today } = visit;
  const month = addDays(firstOfMonth(today), -1).slice(0, 7);
  const unitIds = new Set(await unitsInReach(db, visit, 'caseload.edit'));
  const fields = new Map((await listFieldRecords(db)).map(({ id, name }) => [id, name.vi]));
  const served = await listFieldIdsByUnit(db);
  const known = new Map(
    (await listCaseloadOfMonths(db, [...unitIds], [month])).map((row) => [
      `${row.unitId} ${row.fieldId}`,
      row,
    ]),
  );
  const units = [...(await listUnitRecords(db)).values()].filter(
    ({ id, validTo }) => unitIds.has(id) && (validTo === null || validTo >= `${month}-01`),
  );
  return units.flatMap(({ id, slug }) =>
    (served.get(id) ?? [null]).map((fieldId) => {
      const row = known.get(`${id} ${fieldId}`);
      return {
        unit: slug,
        field: fieldId === null ? '' : fields.get(fieldId)!,
        month,
        ...Object.fromEntries(countNames.map((name) => [name, row ? String(row[name]) : ''])),
      };
    }),
  );
}
