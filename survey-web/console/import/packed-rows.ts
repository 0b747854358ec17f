import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { problem } from '../../../api/problems.ts';
import type { SheetRow } from '../../../api/sheets/columns.ts';
import { cleanCell, mostRows } from '../../../api/sheets/read.ts';

const Packed = z.object({
  columns: z.array(z.string().max(40)).max(40),
  rows: z.array(z.tuple([z.int().min(1), z.array(z.string())])).max(mostRows),
});

const mostUnpacked = 40 * 1024 * 1024;

/** The rows of a table as a hidden field carries them from the preview to the import: what was seen is what counts. */
export function packRows(columns: string[], rows: readonly SheetRow[]): string {
  const packed: z.input<typeof Packed> = {
    columns,
    rows: rows.map(({ row, cells }) => [row, columns.map((column) => cells[column] ?? '')]),
  };
  return deflateRawSync(JSON.stringify(packed)).toString('base64url');
}

/** @throws Problem malformed-request for what this server has not packed */
export function unpackRows(packed: string): { columns: string[]; rows: SheetRow[] } {
  let content: z.output<typeof Packed>;
  try {
    const bytes = inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: mostUnpacked });
    content = Packed.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    throw problem('malformed-request');
  }
  const { columns, rows } = content;
  return {
    columns,
    rows: rows.map(([row, values]) => ({
      row,
      cells: Object.fromEntries(columns.map((column, i) => [column, cleanCell(values[i] ?? '')])),
    })),
  };
}
