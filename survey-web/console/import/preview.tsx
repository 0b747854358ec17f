import { countOf, isFaulty, type Review, type ReviewedRow } from '../../../api/sheets/review.ts';
import { inLocale } from '../../../api/text.ts';
import { importTexts } from '../../texts/console-import.ts';
import { SubmitButton, TextField } from '../form.tsx';
import { type Refused, seenOf, type Visit } from '../visit.ts';
import { FaultyRows } from './faulty-rows.tsx';
import { packRows } from './packed-rows.ts';
import type { Sheet } from './sheets.ts';

const mostShown = 4_000;
export const longestReason = 500;

export interface Preview {
  review: Review;
  /** The columns that the file has. */
  columns: string[];
  remarks?: { isOldEncoding: boolean; unused: string[] };
  refused?: Refused;
  /** What was typed beside the rows. */
  form?: URLSearchParams;
}

/** What an import rests on: the same rows doing the same. */
export const pictureOfReview = ({ rows }: Review) =>
  rows.map(({ row, change, differences, errors }) => [row, change, differences, errors]);

/** What a table would do, row by row, before it does it. */
export function showPreview(visit: Visit, sheet: Sheet, preview: Preview) {
  const { review, columns, remarks, refused, form } = preview;
  const { locale } = visit;
  const t = importTexts[locale];
  const counted = { ...t.counts, ...(sheet.words && { left: sheet.words.countLeft }) };
  const faulty = review.rows.filter(isFaulty);
  const doing = countOf(review, 'added') + countOf(review, 'changed');
  const counts = [
    faulty.length > 0 && t.counts.faulty(faulty.length),
    ...(['added', 'changed', 'left'] as const).map(
      (change) => countOf(review, change) > 0 && counted[change](countOf(review, change)),
    ),
  ].filter(Boolean);
  return visit.show({
    title: t.previewTitle,
    lead: t.previewLead,
    refused,
    children: (
      <>
        <p role="status">
          {t.summary(review.rows.length)} <b>{counts.join(', ')}</b>.
        </p>
        {remarks?.isOldEncoding && <p class="card console-caution">{t.windows1258}</p>}
        {remarks && remarks.unused.length > 0 && (
          <p class="soft">{t.unused(remarks.unused.slice(0, 20).join(', '))}</p>
        )}
        <form method="post" action={`/console${sheet.path}/check`}>
          <input type="hidden" name="rows" value={packRows(columns, review.rows)} autocomplete="off" />
          <input type="hidden" name="seen" value={seenOf(pictureOfReview(review))} autocomplete="off" />
          {faulty.length > 0 && <FaultyRows sheet={sheet} rows={faulty} columns={columns} locale={locale} />}
          {faulty.length === 0 && doing === 0 && <p class="card">{sheet.words?.nothing ?? t.nothing}</p>}
          {sheet.reason && countOf(review, 'changed') > 0 && (
            <TextField
              of={{ values: form ?? new URLSearchParams(), errors: refused?.errors ?? [], locale }}
              name="reason"
              label={sheet.reason.label}
              hint={sheet.reason.hint}
              maxlength={longestReason}
            />
          )}
          <p class="console-actions">
            {faulty.length > 0 && (
              <>
                <SubmitButton name="do" value="check">
                  {t.check}
                </SubmitButton>
                <SubmitButton quiet name="do" value="drop">
                  {t.dropAll(faulty.length)}
                </SubmitButton>
              </>
            )}
            {faulty.length === 0 && doing > 0 && (
              <SubmitButton name="do" value="apply">
                {t.apply(doing)}
              </SubmitButton>
            )}
            <a class="button quiet" href={`/console${sheet.path}`}>
              {t.otherFile}
            </a>
          </p>
        </form>
        <Rows sheet={sheet} rows={review.rows} visit={visit} />
      </>
    ),
  });
}

/** Every row and what it would do; those that need a look come first. */
function Rows({ sheet, rows, visit: { locale } }: { sheet: Sheet; rows: ReviewedRow[]; visit: Visit }) {
  const t = importTexts[locale];
  const order = { changed: 1, added: 2, left: 3 } as const;
  const sorted = rows.toSorted(
    (a, b) => (a.change ? order[a.change] : 0) - (b.change ? order[b.change] : 0) || a.row - b.row,
  );
  const words = { ...t, ...(sheet.words && { left: sheet.words.left }) };
  const headers = new Map(sheet.columns.map(({ key, header }) => [key, inLocale(header, locale)]));
  return (
    <section>
      <h2>{t.rowsTitle}</h2>
      <table class="console-table console-import">
        <thead>
          <tr>
            <th scope="col">{t.row}</th>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.deed}</th>
            <th scope="col">{t.details}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, mostShown).map(({ row, name, change, errors, differences, note }) => (
            <tr>
              <td data-label={t.row}>{row}</td>
              <th scope="row">{name}</th>
              <td>
                <span class={`tag ${change ?? 'faulty'}`}>{words[change ?? 'faulty']}</span>
              </td>
              <td>
                {note}
                {errors.map(({ column, message }) => (
                  <div class="field-error">
                    {headers.get(column) ?? column}: {message}
                  </div>
                ))}
                {differences.map(({ column, before, after }) => (
                  <div>
                    {headers.get(column) ?? column}: <s>{before || t.empty}</s> → {after || t.empty}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > mostShown && <p class="soft">{t.moreRows(sorted.length - mostShown)}</p>}
    </section>
  );
}
