import { parse } from 'csv-parse/sync';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258';

/** The text of a CSV file; undefined where it is no text. Old Vietnamese programs write windows-1258. */
export function decode(bytes: Buffer): { text: string; encoding: Encoding } | undefined {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return undefined;
  const text = new TextDecoder(encoding).decode(bytes);
  return { text: text.normalize('NFC'), encoding };
}

function encodingOf(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 2_000);
  const zeros = (odd: number) => head.filter((byte, i) => byte === 0 && i % 2 === odd).length;
  // Header words are ASCII for the most part: in UTF-16 every other byte of them is zero.
  if (zeros(1) > head.length / 8 && zeros(0) === 0) return 'utf-16le';
  if (zeros(0) > head.length / 8 && zeros(1) === 0) return 'utf-16be';
  if (bytes.includes(0)) return undefined;
  return isUtf8(bytes) ? 'utf-8' : 'windows-1258';
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * The records of a CSV text, at most `most`: separated by comma, semicolon (as Excel in Vietnamese saves it) or tab,
 * whichever its first line has most of.
 * @throws CsvError, with the line, where a quotation mark is never closed
 */
export function recordsOf(text: string, most: number): string[][] {
  const named = /^sep=(.)\r?\n/.exec(text)?.[1];
  return parse(named ? text.slice(text.indexOf('\n')) : text, {
    delimiter: named ?? separatorOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    to: most,
    max_record_size: 100_000,
  });
}

function separatorOf(text: string): string {
  const line = /^\s*([^\r\n]*)/.exec(text)?.[1] ?? '';
  const outside = line.replace(/"[^"]*"/g, '');
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: outside.split(mark).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}
