import ExcelJS from 'exceljs';
import type { TestStaff } from './staff.ts';
import type { TestApp } from './test-app.ts';

/** A workbook of one sheet, as Excel saves it. */
export async function workbookFrom(rows: unknown[][]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Sheet1');
  for (const row of rows) sheet.addRow(row);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Chooses a file in a form of the console and sends it. */
export async function upload(
  server: TestApp,
  staff: Pick<TestStaff, 'headers'>,
  path: string,
  content: Buffer | string,
  name = 'tep.xlsx',
) {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(Buffer.from(content))], name));
  const answer = await server.app.request(`/console${path}`, {
    method: 'POST',
    headers: { ...staff.headers, Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' },
    body,
  });
  return { status: answer.status, html: await answer.text() };
}
