import { inLocale, type Locale, type Text } from '../text.ts';
import type { Column, SheetRow } from './columns.ts';

/** What a column is for, beside it on the second sheet of the template. */
export interface ColumnHelp {
  help: Text;
  example: string;
}

const sheetNames = { vi: ['Danh sách', 'Hướng dẫn'], en: ['List', 'Help'] } as const;

/** A workbook to fill in: headers over columns of text, so that codes keep their zeros, and a sheet of help. */
export async function workbookOf<Key extends string>(
  columns: readonly Column<Key>[],
  help: Record<Key, ColumnHelp>,
  rows: readonly SheetRow<Key>['cells'][],
  locale: Locale,
): Promise<Buffer> {
  // At the first use: its code would slow down every start.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  const [listName, helpName] = sheetNames[locale];
  const list = workbook.addWorksheet(listName, { views: [{ state: 'frozen', ySplit: 1 }] });
  list.columns = columns.map(({ key, header }) => ({
    key,
    header: inLocale(header, locale),
    width: Math.max(18, inLocale(header, locale).length + 4),
    style: { numFmt: '@' },
  }));
  list.getRow(1).font = { bold: true };
  for (const cells of rows) list.addRow(cells);
  const guide = workbook.addWorksheet(helpName);
  guide.columns = [{ width: 28 }, { width: 80 }, { width: 40 }];
  for (const { key, header } of columns) {
    guide.addRow([inLocale(header, locale), inLocale(help[key].help, locale), help[key].example]);
  }
  guide.getColumn(1).font = { bold: true };
  guide.getColumn(2).alignment = { wrapText: true, vertical: 'top' };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A table as a workbook of one sheet, its first row the headers; cells are text or numbers, none a formula. */
export async function workbookOfTable(
  name: string,
  [head = [], ...rows]: [head?: string[], ...rows: (string | number | null)[][]],
): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = head.map((header) => ({
    header,
    width: Math.max(14, header.length + 4),
    style: { numFmt: '@' },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const cells of rows) {
    const row = sheet.addRow(cells);
    cells.forEach((cell, i) => {
      if (typeof cell === 'number') row.getCell(i + 1).numFmt = 'General';
    });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The headers alone as CSV: UTF-8 with the mark that Excel needs to read Vietnamese. */
export const headersAsCsv = (columns: readonly Column[], locale: Locale): string =>
  `\ufeff${columns.map(({ header }) => `"${inLocale(header, locale)}"`).join(',')}\r\n`;
