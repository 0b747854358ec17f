/**
 * A measured figure: `value` null where it could not be measured; `limit` is the most it may be, and a figure without
 * one is only told. `note` says what a reader has to know to judge it.
 * @typedef {{ name: string, value: number | null, unit?: string, digits?: number, limit?: number, note?: string }} Figure
 */

/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The number below which a share of some numbers lie, such as 0.99. */
export function percentile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

/** Prints a table of figures; true where none is above its limit. */
export function printFigures(figures) {
  const rows = [['', 'measured', 'limit', ''], ...figures.map(rowOf)];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  for (const [name, value, limit, verdict] of rows) {
    const cells = [name.padEnd(widths[0]), value.padStart(widths[1]), limit.padStart(widths[2])];
    console.log(`  ${cells.join('  ')}  ${verdict}`.trimEnd());
  }
  return figures.every((figure) => verdictOf(figure) !== 'missed');
}

function rowOf(figure) {
  const { name, value, unit = '', digits = 0, limit, note } = figure;
  const shown = (number) =>
    `${number.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${unit}`.trim();
  const remarks = [verdictOf(figure), note].filter(Boolean);
  return [
    name,
    value === null ? '–' : shown(value),
    limit === undefined ? '' : shown(limit),
    remarks.join(', '),
  ];
}

function verdictOf({ value, limit }) {
  if (limit === undefined) return '';
  if (value === null) return 'not measured';
  return value <= limit ? 'held' : 'missed';
}
