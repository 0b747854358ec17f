import { createHmac } from 'node:crypto';
import { z } from 'zod';

/** Raised when a file could no longer be read by older programs. */
export const formatVersion = 1;

const Count = z.int().min(0);

/**
 * The first line of a backup, before the rows of each table:
 *
 *     {"format":"lang-nghe-backup","version":1, …}
 *     {"table":"field"}
 *     ["1","ho-tich","{\"vi\": \"Hộ tịch\"}",null]     one row: each value as PostgreSQL writes it, or null
 *     …
 *     {"rows":1234,"sha256":"…"}                        of every byte before this line
 */
export const Header = z.object({
  format: z.literal('lang-nghe-backup'),
  version: z.int(),
  createdAt: z.iso.datetime(),
  software: z.string(),
  /** See `fingerprintOf`. */
  secret: z.string(),
  /** The migrations that had been run: the schema that the rows fit. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: Count })),
  /** The last number that each sequence gave, so that no number is given twice. */
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^\d+$/) })),
});
export type Header = z.output<typeof Header>;

export const TableLine = z.strictObject({ table: z.string() });
export const Footer = z.strictObject({ rows: Count, sha256: z.string() });
export const Row = z.array(z.string().nullable());
export type Row = z.output<typeof Row>;

/**
 * Tells whether the SECRET at hand is the one that the backed-up installation derives its keys from, and does not
 * tell that secret: it is kept apart from the backups, or whoever finds one would have both.
 */
export const fingerprintOf = (secret: string): string =>
  createHmac('sha256', secret).update('lang-nghe-backup').digest('hex').slice(0, 16);

export const rowsIn = (header: Header): number => header.tables.reduce((sum, { rows }) => sum + rows, 0);
