import { csvRow } from '../csv.ts';
import type { BoardRow } from './board.ts';

type Cell = string | number | boolean | null;

/** The columns of the table, by the names of the JSON. */
const columns: Record<string, (row: BoardRow) => Cell> = {
  unit: ({ unit }) => unit.slug,
  unitName: ({ unit }) => unit.name,
  field: ({ field }) => field?.slug ?? null,
  fieldName: ({ field }) => field?.name ?? null,
  metric: ({ metric }) => metric,
  kind: ({ kind, target }) => (target ? kind : null),
  indicator: ({ indicator }) => indicator?.slug ?? null,
  indicatorName: ({ indicator }) => indicator?.name ?? null,
  valueUnit: ({ indicator }) => indicator?.valueUnit ?? null,
  threshold: ({ target }) => target?.threshold ?? null,
  from: ({ target }) => target?.from ?? null,
  to: ({ target }) => target?.to ?? null,
  source: ({ target }) => target?.source ?? null,
  setBy: ({ target }) => target?.setBy.slug ?? null,
  state: ({ state }) => state,
  value: ({ value }) => value,
  n: ({ n }) => n,
  low: ({ low }) => low,
  high: ({ high }) => high,
  official: ({ official }) => official,
  evidence: ({ evidence }) => evidence,
  complete: ({ complete }) => complete,
  asOf: ({ asOf }) => asOf,
  moreAnswers: ({ moreAnswers }) => moreAnswers,
  // New columns come last: programs may count them.
  closedAt: ({ closedAt }) => closedAt,
};

/** Unit × field × target as a table: the names of the columns, then a row each. */
export const tableOf = (rows: readonly BoardRow[]): [head: string[], ...rows: Cell[][]] => [
  Object.keys(columns),
  ...rows.map((row) => Object.values(columns).map((cell) => cell(row))),
];

/** As CSV (RFC 4180, UTF-8, comma, dot decimals). */
export const boardCsv = (rows: readonly BoardRow[]): string =>
  [...tableOf(rows).map((cells) => csvRow(cells)), ''].join('\r\n');
