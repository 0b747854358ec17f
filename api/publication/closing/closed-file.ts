import { createHash } from 'node:crypto';
import type { Locale } from '../../text.ts';

/** What is kept of a closed period: figures, the books of petitions, and the figures of each unit below. */
export const closedFileNames = ['satisfaction', 'petitions', 'units-below'] as const;
export type ClosedFileName = (typeof closedFileNames)[number];

/** Figures of the unit alone, or together with all units under it. */
export type Coverage = 'unit' | 'with-below';

/** By what a file of a closing is known. */
export interface ClosedFileKey {
  name: ClosedFileName;
  coverage: Coverage;
  locale: Locale;
  format: 'json' | 'csv';
}

export interface ClosedFile extends ClosedFileKey {
  /** As published; its bytes are UTF-8. */
  content: string;
}

/** SHA-256 of the bytes, in lower-case hexadecimal, as `sha256sum` prints it. */
export const hashOf = (content: string): string => createHash('sha256').update(content, 'utf8').digest('hex');
