import type { ReviewedRow } from '../../../api/sheets/review.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { importTexts } from '../../texts/console-import.ts';
import { CheckField, TextField } from '../form.tsx';
import type { Sheet } from './sheets.ts';

const mostMended = 50;

export const cellField = (row: number, column: string) => `cell.${row}.${column}`;
export const dropField = (row: number) => `drop.${row}`;

/** The rows that cannot be applied, each open to be mended or left out. */
export function FaultyRows({
  sheet,
  rows,
  columns,
  locale,
}: {
  sheet: Sheet;
  rows: ReviewedRow[];
  columns: string[];
  locale: Locale;
}) {
  const t = importTexts[locale];
  return (
    <section>
      <h2>{t.mendTitle}</h2>
      <p>{t.mendLead}</p>
      {rows.slice(0, mostMended).map((row) => (
        <FaultyRow sheet={sheet} row={row} columns={columns} locale={locale} />
      ))}
      {rows.length > mostMended && <p>{t.moreFaulty(rows.length - mostMended)}</p>}
    </section>
  );
}

function FaultyRow({
  sheet,
  row: { row, name, cells, errors },
  columns,
  locale,
}: {
  sheet: Sheet;
  row: ReviewedRow;
  columns: string[];
  locale: Locale;
}) {
  const t = importTexts[locale];
  const shown = sheet.columns.filter(
    ({ key }) => columns.includes(key) || errors.some(({ column }) => column === key),
  );
  const of = {
    values: new URLSearchParams(shown.map(({ key }) => [cellField(row, key), cells[key] ?? ''])),
    errors: errors.map(({ column, message }) => ({ path: cellField(row, column), message })),
    locale,
  };
  return (
    <fieldset class="card console-faulty">
      <legend>{t.rowNamed(row, name)}</legend>
      <div class="console-cells">
        {shown.map(({ key, header }) => (
          <TextField of={of} name={cellField(row, key)} label={inLocale(header, locale)} />
        ))}
      </div>
      <CheckField of={of} name={dropField(row)} label={t.dropRow} />
    </fieldset>
  );
}
