/** A row of CSV (RFC 4180). */
export const csvRow = (cells: (string | number | boolean | null)[]): string => cells.map(cell).join(',');

function cell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  // A spreadsheet would run what begins like a formula, also after blanks.
  const safe = /^\s*[=+\-@]|^[\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
