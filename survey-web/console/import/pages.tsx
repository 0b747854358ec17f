import { lockInstallation } from '../../../api/database/lock.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { isFaulty } from '../../../api/installation/sheet-review.ts';
import { problem } from '../../../api/problems.ts';
import { cleanCell } from '../../../api/sheets/read.ts';
import { importTexts } from '../../texts/console-import.ts';
import { consoleRoom } from '../console-room.ts';
import { requireUnchanged, type UnitVisit, type Visit, wrongField } from '../visit.ts';
import { cellField, dropField } from './faulty-rows.tsx';
import { unpackRows } from './packed-rows.ts';
import { pictureOfReview, showPreview } from './preview.tsx';
import { fieldSheet, type Sheet, unitSheet } from './sheets.ts';
import { downloadTemplate, readUpload, showUpload } from './upload.tsx';

export const importPages = consoleRoom();

const below = (visit: UnitVisit) => unitSheet(visit.unit, visit.locale);
const anywhereAtAll = (visit: Visit) => unitSheet(null, visit.locale);
const fields = (visit: Visit) => fieldSheet(visit.locale);

const unitPath = '/units/:unit/settings/import';
importPages.get(unitPath, 'units.edit', (visit) => showUpload(visit, below(visit)));
importPages.post(unitPath, 'units.edit', (visit) => readUpload(visit, below(visit)));
importPages.post(`${unitPath}/check`, 'units.edit', (visit) => checkRows(visit, below(visit)));
importPages.get(`${unitPath}/template.xlsx`, 'units.edit', (visit) =>
  downloadTemplate(visit, below(visit), 'xlsx'),
);
importPages.get(`${unitPath}/template.csv`, 'units.edit', (visit) =>
  downloadTemplate(visit, below(visit), 'csv'),
);
importPages.get(`${unitPath}/current.xlsx`, 'units.edit', (visit) =>
  downloadTemplate(visit, below(visit), 'current'),
);

for (const [path, permission, sheetOf] of [
  ['/import/units', 'units.edit', anywhereAtAll],
  ['/import/fields', 'installation.edit', fields],
] as const) {
  importPages.get(path, permission, (visit) => showUpload(visit, sheetOf(visit)));
  importPages.post(path, permission, (visit) => readUpload(visit, sheetOf(visit)));
  importPages.post(`${path}/check`, permission, (visit) => checkRows(visit, sheetOf(visit)));
  importPages.get(`${path}/template.xlsx`, permission, (visit) =>
    downloadTemplate(visit, sheetOf(visit), 'xlsx'),
  );
  importPages.get(`${path}/template.csv`, permission, (visit) =>
    downloadTemplate(visit, sheetOf(visit), 'csv'),
  );
  importPages.get(`${path}/current.xlsx`, permission, (visit) =>
    downloadTemplate(visit, sheetOf(visit), 'current'),
  );
}

/** Takes what was mended or left out into the rows; shows them again, or applies them where that was pressed. */
async function checkRows(visit: Visit, sheet: Sheet) {
  const { deps } = visit;
  const form = await visit.form();
  const sent = unpackRows(form.get('rows') ?? '');
  const known = new Set(sheet.columns.map(({ key }) => key));
  if (sent.columns.some((column) => !known.has(column))) throw problem('malformed-request');
  const mended = sheet.columns.filter(({ key }) =>
    sent.rows.some(({ row }) => form.has(cellField(row, key))),
  );
  const columns = [...new Set([...sent.columns, ...mended.map(({ key }) => key)])];
  const rows = sent.rows
    .filter(({ row }) => form.get(dropField(row)) !== 'yes')
    .map(({ row, cells }) => ({
      row,
      cells: Object.fromEntries(
        columns.map((column) => [column, cleanCell(form.get(cellField(row, column)) ?? cells[column] ?? '')]),
      ),
    }));
  switch (form.get('do')) {
    case 'apply':
      return visit.attempt(
        async () => {
          await applyRows(visit, sheet, rows, form);
          return visit.go(sheet.after, 'imported');
        },
        async (refused) =>
          showPreview(visit, sheet, { review: await sheet.review(deps.db, rows), columns, refused }),
      );
    case 'drop': {
      const faulty = new Set((await sheet.review(deps.db, rows)).rows.filter(isFaulty).map(({ row }) => row));
      const others = rows.filter(({ row }) => !faulty.has(row));
      return showPreview(visit, sheet, { review: await sheet.review(deps.db, others), columns });
    }
    default:
      return showPreview(visit, sheet, { review: await sheet.review(deps.db, rows), columns });
  }
}

/** Applies the rows where they still do what was shown. */
async function applyRows(
  visit: Visit,
  sheet: Sheet,
  rows: Parameters<Sheet['review']>[1],
  form: URLSearchParams,
): Promise<void> {
  const { locale, now } = visit;
  await visit.change(async (trx, by) => {
    await lockInstallation(trx);
    const review = await sheet.review(trx, rows);
    if (review.rows.some(isFaulty)) throw wrongField('rows', importTexts[locale].stillFaulty);
    requireUnchanged(form, pictureOfReview(review));
    await applyPart(trx, by, review.part, now, locale);
  });
}
