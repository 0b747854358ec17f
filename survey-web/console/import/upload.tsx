import { rowsBelowHeaders } from '../../../api/sheets/columns.ts';
import { readTable } from '../../../api/sheets/read.ts';
import { headersAsCsv, workbookOf } from '../../../api/sheets/template.ts';
import { inLocale } from '../../../api/text.ts';
import { importTexts } from '../../texts/console-import.ts';
import { FileField, SubmitButton } from '../form.tsx';
import { type Refused, type Visit, wrongField } from '../visit.ts';
import { showPreview } from './preview.tsx';
import type { Sheet } from './sheets.ts';

/** Asks for the file, and says what goes into it. */
export function showUpload(visit: Visit, sheet: Sheet, refused?: Refused) {
  const { locale } = visit;
  const t = importTexts[locale];
  return visit.show({
    title: sheet.title,
    lead: sheet.lead,
    refused,
    children: (
      <>
        <ol class="console-steps">
          <li>
            {t.steps[0]}
            <p class="console-actions">
              <a class="button quiet" href={`/console${sheet.path}/template.xlsx`} download>
                {t.templateXlsx}
              </a>
              <a class="button quiet" href={`/console${sheet.path}/template.csv`} download>
                {t.templateCsv}
              </a>
              {sheet.current && (
                <a href={`/console${sheet.path}/current.xlsx`} download>
                  {sheet.words?.current ?? t.current}
                </a>
              )}
            </p>
          </li>
          <li>
            {t.steps[1]}
            <form method="post" action={`/console${sheet.path}`} enctype="multipart/form-data">
              <FileField
                of={{ values: new URLSearchParams(), errors: refused?.errors ?? [], locale }}
                name="file"
                label={t.file}
                hint={sheet.words?.fileHint ?? t.fileHint}
                accept=".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              />
              <SubmitButton>{t.preview}</SubmitButton>
            </form>
          </li>
        </ol>
        <Columns sheet={sheet} visit={visit} />
      </>
    ),
  });
}

function Columns({ sheet, visit: { locale } }: { sheet: Sheet; visit: Visit }) {
  const t = importTexts[locale];
  return (
    <section>
      <h2>{t.columnsTitle}</h2>
      <table class="console-table">
        <thead>
          <tr>
            <th scope="col">{t.column}</th>
            <th scope="col">{t.meaning}</th>
            <th scope="col">{t.example}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.columns.map(({ key, header }) => (
            <tr>
              <th scope="row">{inLocale(header, locale)}</th>
              <td>{inLocale(sheet.help[key]!.help, locale)}</td>
              <td data-label={t.example}>{sheet.help[key]!.example}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Reads the file and shows what it would do; nothing is saved. */
export function readUpload(visit: Visit, sheet: Sheet) {
  const { locale, deps } = visit;
  return visit.attempt(
    async () => {
      const file = (await visit.upload()).get('file');
      if (!(file instanceof File) || (file.name === '' && file.size === 0)) {
        throw wrongField('file', importTexts[locale].fileMissing);
      }
      const table = await readTable(Buffer.from(await file.arrayBuffer()), locale);
      const { rows, columns, unused } = rowsBelowHeaders(table, sheet.columns, locale);
      const review = await sheet.review(deps.db, rows);
      const remarks = { isOldEncoding: table.encoding === 'windows-1258', unused };
      return showPreview(visit, sheet, { review, columns, remarks });
    },
    (refused) => showUpload(visit, sheet, refused),
  );
}

export async function downloadTemplate(visit: Visit, sheet: Sheet, form: 'xlsx' | 'csv' | 'current') {
  const { c, locale, deps } = visit;
  const usual = sheet.path.includes('fields') ? 'linh-vuc' : 'don-vi';
  const name = `${sheet.words?.fileName ?? usual}.${form === 'csv' ? 'csv' : 'xlsx'}`;
  c.header('Content-Disposition', `attachment; filename="${name}"`);
  if (form === 'csv') {
    return c.body(headersAsCsv(sheet.columns, locale), 200, { 'Content-Type': 'text/csv; charset=utf-8' });
  }
  const rows = form === 'current' ? ((await sheet.current?.(deps.db)) ?? []) : [];
  const workbook = await workbookOf(sheet.columns, sheet.help, rows, locale);
  return c.body(new Uint8Array(workbook), 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
}
