import { problem } from '../problems.ts';
import { inLocale, isPrintable, type Locale, type Text } from '../text.ts';
import { decode, type Encoding, recordsOf } from './separated.ts';
import { rowsOfWorkbook } from './workbook.ts';
import { unfold, ZipRefused } from './zip.ts';

/** More than the country has communes, provinces and departments; what one transaction and one page can take. */
export const mostRows = 10_000;
const mostColumns = 60;
const mostBytes = 5 * 1024 * 1024;
const mostUnfolded = 40 * 1024 * 1024;
const longestCell = 5_000;

/** A table that somebody uploaded, as text, with the row numbers of the file: the first is row 1. */
export interface SheetTable {
  rows: string[][];
  /** null: a workbook. */
  encoding: Encoding | null;
}

/**
 * Reads an Excel workbook or a CSV file (UTF-8, UTF-16 or Windows-1258). What cannot be shown in a page becomes �.
 * @throws Problem invalid-input at `file`, in words that say what to do
 */
export async function readTable(bytes: Buffer, locale: Locale): Promise<SheetTable> {
  const refuse = (fault: keyof typeof faults) => wrongFile(faults[fault], locale);
  if (bytes.length === 0) throw refuse('empty');
  if (bytes.length > mostBytes) throw refuse('tooLarge');
  const kind = kindOf(bytes);
  if (kind === 'workbook') {
    requireSmall(bytes, refuse);
    return { rows: cleaned(await open(() => rowsOfWorkbook(bytes), refuse), refuse), encoding: null };
  }
  if (kind !== 'text') throw refuse(kind);
  const decoded = decode(bytes);
  if (!decoded) throw refuse('notTable');
  const rows = await open(async () => recordsOf(decoded.text, mostRows + 2), refuse);
  return { rows: cleaned(rows, refuse), encoding: decoded.encoding };
}

export const wrongFile = (message: Text, locale: Locale) =>
  problem('invalid-input', { errors: [{ path: 'file', message: inLocale(message, locale) }] });

type Refuse = (fault: keyof typeof faults) => Error;

const begins = (bytes: Buffer, hex: string) => bytes.subarray(0, hex.length / 2).toString('hex') === hex;

function kindOf(bytes: Buffer): 'workbook' | 'text' | 'oldWorkbook' | 'notTable' {
  if (begins(bytes, '504b0304')) return 'workbook';
  // The compound file of .xls before 2007, and of an .xlsx with a password.
  if (begins(bytes, 'd0cf11e0')) return 'oldWorkbook';
  const others = ['25504446', '89504e47', 'ffd8ff', '1f8b', '52617221', '377abcaf'];
  return others.some((hex) => begins(bytes, hex)) ? 'notTable' : 'text';
}

/** Unfolds a workbook with a limit and counts its rows, before the library makes an object of every cell. */
function requireSmall(bytes: Buffer, refuse: Refuse): void {
  let files: Map<string, Buffer>;
  try {
    files = unfold(bytes, mostUnfolded);
  } catch (error) {
    if (!(error instanceof ZipRefused)) throw error;
    throw refuse(error.fault === 'too-large' ? 'tooLarge' : 'unreadable');
  }
  if (!files.has('xl/workbook.xml')) throw refuse('notTable');
  for (const [name, file] of files) {
    if (!name.startsWith('xl/worksheets/')) continue;
    if (countIn(file, '<row') > mostRows + 1) throw refuse('tooManyRows');
    if (countIn(file, '<c ') > (mostRows + 1) * 20) throw refuse('tooManyRows');
  }
}

function countIn(file: Buffer, word: string): number {
  let count = 0;
  for (let at = file.indexOf(word); at >= 0; at = file.indexOf(word, at + 1)) count++;
  return count;
}

async function open(read: () => Promise<string[][]>, refuse: Refuse): Promise<string[][]> {
  try {
    return await read();
  } catch {
    throw refuse('unreadable');
  }
}

function cleaned(rows: string[][], refuse: Refuse): string[][] {
  const clean = rows.map((row) => row.slice(0, mostColumns).map(cleanCell));
  while (clean.length > 0 && clean.at(-1)!.every((cell) => cell === '')) clean.pop();
  if (clean.length === 0) throw refuse('empty');
  if (clean.length > mostRows + 1) throw refuse('tooManyRows');
  return clean;
}

/** A cell as it can be shown, sent back and stored; what no keyboard types is marked. */
export function cleanCell(text: string): string {
  const cut = text.normalize('NFC').slice(0, longestCell + 1);
  const shown = isPrintable(cut)
    ? cut
    : [...cut].map((one) => (isPrintable(one) ? one : unreadable)).join('');
  return shown.replace(/\s+/g, ' ').trim();
}

/** Stands for a letter that could not be read. */
export const unreadable = '\ufffd';

const faults = {
  empty: {
    vi: 'Tệp trống. Xin tải tệp mẫu về, điền từ dòng 2 trở đi rồi chọn lại.',
    en: 'The file is empty. Please download the template, fill it in from row 2 on and choose it again.',
  },
  tooLarge: {
    vi: 'Tệp quá lớn. Xin chỉ giữ một bảng chữ, không hình ảnh, hoặc chia thành nhiều tệp.',
    en: 'The file is too large. Please keep one table of text without pictures, or split it into several files.',
  },
  tooManyRows: {
    vi: 'Bảng có quá nhiều dòng (nhiều nhất 10.000), có thể vì các dòng trống cũng được kẻ ô. Xin chép phần có chữ sang bảng mới.',
    en: 'The table has too many rows (10,000 at most), perhaps because empty ones are formatted. Please copy what has text into a new table.',
  },
  oldWorkbook: {
    vi: 'Đây là tệp Excel kiểu cũ (.xls) hoặc có mật khẩu. Xin mở bằng Excel, chọn Lưu dưới dạng → Excel Workbook (.xlsx), không đặt mật khẩu.',
    en: 'This is an old Excel file (.xls) or has a password. Please open it in Excel and save it as an Excel Workbook (.xlsx) without a password.',
  },
  notTable: {
    vi: 'Đây không phải tệp Excel (.xlsx) hay CSV. Xin chọn tệp bảng, hoặc tải tệp mẫu về để điền.',
    en: 'This is neither an Excel (.xlsx) nor a CSV file. Please choose a table, or download the template and fill it in.',
  },
  unreadable: {
    vi: 'Không đọc được tệp: có thể tệp bị hỏng hoặc có dấu ngoặc kép chưa đóng. Xin mở lại, lưu thành .xlsx rồi chọn lại.',
    en: 'The file cannot be read: it may be damaged, or a quotation mark is never closed. Please open it, save it as .xlsx and choose it again.',
  },
} as const satisfies Record<string, Text>;
