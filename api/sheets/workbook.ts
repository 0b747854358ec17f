/** The rows of a workbook's first visible sheet, as text; empty rows too, so that numbers of rows stay. */
export async function rowsOfWorkbook(bytes: Buffer): Promise<string[][]> {
  // At the first use: its code would slow down every start.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  const sheet = workbook.worksheets.find(({ state }) => state === 'visible') ?? workbook.worksheets[0];
  if (!sheet) return [];
  const rows: string[][] = [];
  for (let number = 1; number <= sheet.rowCount; number++) {
    const row = sheet.findRow(number);
    const cells: string[] = [];
    row?.eachCell({ includeEmpty: true }, (cell) => cells.push(textOfCell(cell.value, cell.numFmt)));
    rows.push(cells);
  }
  return rows;
}

/**
 * What a cell shows: the result of a formula, rich text without its looks, a day as YYYY-MM-DD, and a number with the
 * leading zeros that its format gives it.
 */
export function textOfCell(value: unknown, format = ''): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return textOfNumber(value, format);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) {
    return (value.richText as { text?: unknown }[]).map(({ text }) => textOfCell(text)).join('');
  }
  if ('text' in value) return textOfCell(value.text);
  if ('result' in value) return textOfCell(value.result, format);
  return 'error' in value ? String(value.error) : '';
}

/** Long numbers are codes: no exponent. */
function textOfNumber(value: number, format: string): string {
  if (!Number.isInteger(value)) return String(value);
  const digits = BigInt(value).toString();
  return /^0+$/.test(format) ? digits.padStart(format.length, '0') : digits;
}
