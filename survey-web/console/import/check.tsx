import { lockInstallation } from '../../../api/database/lock.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { problem } from '../../../api/problems.ts';
import { cleanCell } from '../../../api/sheets/read.ts';
import { countOf, isFaulty, type Review } from '../../../api/sheets/review.ts';
import { importTexts } from '../../texts/console-import.ts';
import { requireUnchanged, type Visit, wrongField } from '../visit.ts';
import { cellField, dropField } from './faulty-rows.tsx';
import { unpackRows } from './packed-rows.ts';
import { longestReason, pictureOfReview, showPreview } from './preview.tsx';
import type { Sheet } from './sheets.ts';

/** Takes what was mended or left out into the rows; shows them again, or applies them where that was pressed. */
export async function checkRows(visit: Visit, sheet: Sheet) {
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
          showPreview(visit, sheet, { review: await sheet.review(deps.db, rows), columns, refused, form }),
      );
    case 'drop': {
      const faulty = new Set((await sheet.review(deps.db, rows)).rows.filter(isFaulty).map(({ row }) => row));
      const others = rows.filter(({ row }) => !faulty.has(row));
      return showPreview(visit, sheet, { review: await sheet.review(deps.db, others), columns, form });
    }
    default:
      return showPreview(visit, sheet, { review: await sheet.review(deps.db, rows), columns, form });
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
    requireAsShown(visit, review, form);
    if (sheet.take) await sheet.take(trx, by, review, reasonGiven(sheet, review, form));
    else await applyPart(trx, by, review.part, now, locale);
  });
}

/** @throws Problem invalid-input where rows change what is there and nobody says why */
function reasonGiven({ reason }: Sheet, review: Review, form: URLSearchParams): string | null {
  const given = form.get('reason')?.trim() ?? '';
  if (!reason || countOf(review, 'changed') === 0) return null;
  if (given === '') throw wrongField('reason', reason.missing);
  if (given.length > longestReason) throw wrongField('reason', reason.tooLong);
  return given;
}

function requireAsShown({ locale }: Visit, review: Review, form: URLSearchParams): void {
  if (review.rows.some(isFaulty)) throw wrongField('rows', importTexts[locale].stillFaulty);
  requireUnchanged(form, pictureOfReview(review));
}
