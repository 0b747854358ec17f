import { createHash } from 'node:crypto';
import { readCompressed } from './file-store.ts';
import { Footer, formatVersion, Header, Row, rowsIn, TableLine } from './header.ts';
import { splitLines } from './lines.ts';

/** A file that cannot be restored from, and why, for whoever tries. */
export class BackupUnusable extends Error {}

const damaged = (path: string, why: string) =>
  new BackupUnusable(
    `Tệp sao lưu bị hỏng hoặc đã bị sửa, không dùng được: ${path} / ` +
      `This backup is damaged or was altered and cannot be used: ${path}\n(${why})`,
  );

/**
 * Reads a backup to its end and returns its header.
 * @throws BackupUnusable where it is not exactly what was written, or of a kind that this program does not know
 */
export async function checkBackup(path: string): Promise<Header> {
  let header: Header | undefined;
  let lines = 0;
  for await (const line of eachLine(path)) {
    header ??= headerIn(line, path);
    lines++;
  }
  const expected = 1 + header!.tables.length + rowsIn(header!);
  if (lines !== expected) throw damaged(path, `${lines} lines instead of ${expected}`);
  return header!;
}

export interface Parcel {
  table: string;
  rows: Row[];
}

const mostRows = 1_000;
const mostBytes = 1_000_000;

/** The rows of a backup in their order, in parcels of one table each. */
export async function* eachParcel(path: string): AsyncGenerator<Parcel> {
  let [table, rows, bytes]: [string, Row[], number] = ['', [], 0];
  for await (const line of eachLine(path)) {
    const isRow = line[0] === bracket;
    if (rows.length > 0 && (!isRow || rows.length === mostRows || bytes > mostBytes)) {
      yield { table, rows };
      [rows, bytes] = [[], 0];
    }
    if (isRow) {
      rows.push(Row.parse(JSON.parse(line.toString())));
      bytes += line.length;
    } else table = TableLine.safeParse(JSON.parse(line.toString())).data?.table ?? '';
  }
  if (rows.length > 0) yield { table, rows };
}

const bracket = '['.charCodeAt(0);

/** Every line but the last, which has to tell the sum of the others. */
async function* eachLine(path: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let held: Buffer | undefined;
  try {
    for await (const line of splitLines(readCompressed(path))) {
      if (held) {
        hash.update(held).update('\n');
        yield held;
      }
      held = line;
    }
  } catch (error) {
    throw (error as { code?: string }).code?.startsWith('Z_') ? damaged(path, messageOf(error)) : error;
  }
  const footer = Footer.safeParse(jsonOf(held));
  if (!footer.success) throw damaged(path, 'the last line is missing');
  if (footer.data.sha256 !== hash.digest('hex')) throw damaged(path, 'its SHA-256 is another one');
}

function headerIn(line: Buffer, path: string): Header {
  const raw = jsonOf(line) as { format?: unknown; version?: unknown } | undefined;
  if (raw?.format !== 'lang-nghe-backup') throw damaged(path, 'it does not begin as a backup does');
  if (typeof raw.version === 'number' && raw.version > formatVersion) throw newer(path);
  const header = Header.safeParse(raw);
  if (!header.success) throw damaged(path, 'its header does not fit');
  return header.data;
}

/** What a newer version of this program has written. */
export const newer = (path: string) =>
  new BackupUnusable(
    `Bản sao lưu do phiên bản mới hơn tạo ra: ${path}. Xin cập nhật phần mềm rồi phục hồi lại. / ` +
      `This backup was made by a newer version: ${path}. Please update this program first.`,
  );

function jsonOf(line: Buffer | undefined): unknown {
  try {
    return JSON.parse(String(line));
  } catch {
    return undefined;
  }
}

const messageOf = (error: unknown) => (error as Error).message;
