import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../api/problems.ts';
import { type Column, rowsBelowHeaders } from '../../api/sheets/columns.ts';
import { cleanCell, readTable } from '../../api/sheets/read.ts';
import { textOfCell } from '../../api/sheets/workbook.ts';
import { isPrintable } from '../../api/text.ts';
import { workbookFrom } from '../support/uploads.ts';

const columns: Column[] = [
  { key: 'name', header: { vi: 'Tên đơn vị', en: 'Name' }, also: ['đơn vị'], required: true },
  { key: 'code', header: { vi: 'Mã', en: 'Code' } },
];
const table = [
  ['Tên đơn vị', 'Mã'],
  ['Xã Thượng Hồng', '00123'],
];
const read = async (bytes: Buffer | string) => (await readTable(Buffer.from(bytes), 'vi')).rows;
const refusalOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Problem)) throw new Error(`no refusal but ${error}`);
  return error.errors?.[0]?.message ?? '';
};

describe('a CSV file', () => {
  const text = 'Tên đơn vị;Mã\r\nXã Thượng Hồng;00123\r\n';
  const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
  test.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 little endian with BOM', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 little endian without BOM', Buffer.from(text, 'utf16le')],
    ['UTF-16 big endian with BOM', swapped(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['decomposed letters', Buffer.from(text.normalize('NFD'))],
    ['commas', Buffer.from('Tên đơn vị,Mã\n"Xã Thượng Hồng",00123')],
    ['tabs', Buffer.from('Tên đơn vị\tMã\nXã Thượng Hồng\t00123')],
    ['a line that names the separator', Buffer.from(`sep=;\r\n${text}`)],
  ])('in %s is read', async (name, bytes) => {
    const rows = await read(bytes);
    expect(name.startsWith('a line') ? rows.slice(1) : rows).toEqual(table);
  });

  test('in Windows-1258, with its combining marks, is read and said to be so', async () => {
    // "Xã Thượng" as Windows-1258 writes it: a with a combining tilde, ư, ơ with a combining dot below.
    const bytes = Buffer.concat([
      Buffer.from('Name\nXa'),
      Buffer.from([0xde]),
      Buffer.from(' Th'),
      Buffer.from([0xfd, 0xf5, 0xf2]),
      Buffer.from('ng'),
    ]);
    const { rows, encoding } = await readTable(bytes, 'vi');
    expect([rows[1], encoding]).toEqual([['Xã Thượng'], 'windows-1258']);
  });

  test('keeps row numbers over empty lines and cells with line breaks', async () => {
    const rows = await read('Tên đơn vị,Mã\n\n"Xã\nMột",1\nXã Hai,2\n');
    const { rows: found } = rowsBelowHeaders({ rows, encoding: 'utf-8' }, columns, 'vi');
    expect(found.map(({ row, cells }) => [row, cells.name])).toEqual([
      [3, 'Xã Một'],
      [4, 'Xã Hai'],
    ]);
  });
});

describe('a cell of a workbook', () => {
  test.each([
    ['text with leading zeros', '00123', '', '00123'],
    ['a number that its format gives zeros', 123, '00000', '00123'],
    ['a number', 123, 'General', '123'],
    ['a long number', 1e15, 'General', '1000000000000000'],
    ['a day', new Date('2025-07-01T00:00:00Z'), '', '2025-07-01'],
    ['a formula', { formula: 'A1&B1', result: 'Xã Một' }, '', 'Xã Một'],
    ['a formula of a number', { sharedFormula: 'A1', result: 7 }, '000', '007'],
    ['rich text', { richText: [{ text: 'Xã ' }, { text: 'Một' }] }, '', 'Xã Một'],
    ['a link', { text: 'Trang', hyperlink: 'https://a.vn' }, '', 'Trang'],
    [
      'a link of rich text',
      { text: { richText: [{ text: 'Trang' }] }, hyperlink: 'https://a.vn' },
      '',
      'Trang',
    ],
    ['an error', { error: '#N/A' }, '', '#N/A'],
    ['a truth', true, '', 'true'],
    ['nothing', null, '', ''],
  ])('with %s', (_, value, format, expected) => {
    expect(textOfCell(value, format)).toBe(expected);
  });

  test('comes out of a real workbook as it went in', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('ẩn', { state: 'hidden' }).addRow(['không phải đây']);
    const sheet = workbook.addWorksheet('Danh sách');
    sheet.addRow(table[0]);
    const row = sheet.addRow([]);
    row.getCell(1).value = { richText: [{ text: 'Xã ', font: { bold: true } }, { text: 'Thượng Hồng' }] };
    row.getCell(2).value = 123;
    row.getCell(2).numFmt = '00000';
    expect(await read(Buffer.from(await workbook.xlsx.writeBuffer()))).toEqual(table);
  });
});

describe('headers', () => {
  const found = (rows: string[][]) => rowsBelowHeaders({ rows, encoding: null }, columns, 'vi');

  test.each([
    ['in Vietnamese', ['Tên đơn vị', 'Mã']],
    ['without diacritics, in capitals', ['TEN DON VI', 'ma']],
    ['in English', ['Name', 'Code']],
    ['marked as required', ['Tên đơn vị *', 'code']],
  ])('%s are understood', (_, header) => {
    expect(found([header, ['Xã', '1']]).rows).toEqual([{ row: 2, cells: { name: 'Xã', code: '1' } }]);
  });

  test('may stand below a title, beside columns that nobody asked for', () => {
    const { rows, unused } = found([['DANH SÁCH XÃ'], [], ['STT', 'Đơn vị', 'Mã'], ['1', 'Xã', '7']]);
    expect([rows, unused]).toEqual([[{ row: 4, cells: { name: 'Xã', code: '7' } }], ['STT']]);
  });

  test('that are missing, double or alone are refused with what is needed', async () => {
    const message = (rows: string[][]) => refusalOf(Promise.resolve().then(() => found(rows)));
    expect(await message([['Họ tên', 'Tuổi']])).toMatch(/“Tên đơn vị”.*“Họ tên”, “Tuổi”/);
    expect(
      await message([
        ['Tên đơn vị', 'Name'],
        ['a', 'b'],
      ]),
    ).toMatch(/hai lần/);
    expect(
      await message([
        ['Tên đơn vị', 'Mã'],
        ['', ''],
      ]),
    ).toMatch(/chỉ có dòng tiêu đề/);
  });
});

describe('a file that is no table', () => {
  const zip = (name: string, packed: Buffer) => {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    // A bomb says that it is small.
    entry.writeUInt32LE(10, 24);
    entry.writeUInt16LE(name.length, 28);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(30 + name.length + packed.length, 16);
    return Buffer.concat([head, Buffer.from(name), packed, entry, Buffer.from(name), end]);
  };

  test.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
    ['nothing', () => Buffer.alloc(0), /trống/],
    ['only blanks', () => Buffer.from('\n\n ; \n'), /trống/],
    ['a workbook without a row', () => workbookFrom([]), /trống/],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000', 'hex'), /không phải tệp Excel/],
    ['a PDF', () => Buffer.from('%PDF-1.7\n'), /không phải tệp Excel/],
    ['a program', () => Buffer.from([1, 2, 0, 0, 3, 0, 0, 0, 9]), /không phải tệp Excel/],
    ['a workbook of before 2007', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), /\.xls\).*Lưu dưới dạng/],
    ['another kind of archive', () => zip('a.txt', deflateRawSync('a')), /không phải tệp Excel/],
    ['an archive cut short', async () => (await workbookFrom(table)).subarray(0, 900), /Không đọc được/],
    ['a bomb', () => zip('xl/workbook.xml', deflateRawSync(Buffer.alloc(60 * 1024 * 1024))), /quá lớn/],
    ['too many rows of CSV', () => Buffer.from('Tên\n'.repeat(10_002)), /quá nhiều dòng/],
    ['five megabytes and more', () => Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), /quá lớn/],
    ['a quotation mark that is never closed', () => Buffer.from('Tên\n"Xã\n'), /Không đọc được/],
  ])('%s is refused in kind words', async (_, bytes, words) => {
    expect(await refusalOf(readTable(await bytes(), 'vi'))).toMatch(words);
  });

  test('a workbook of more rows than can be taken is refused before it is opened', async () => {
    const rows = Array.from({ length: 10_002 }, (_, i) => [`Xã ${i}`]);
    expect(await refusalOf(readTable(await workbookFrom(rows), 'vi'))).toMatch(/quá nhiều dòng/);
  });

  test('whatever the bytes, there is a table or a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const read = readTable(Buffer.from(bytes), 'vi');
        const outcome = await read.then(
          ({ rows }) => rows.flat().every(isPrintable),
          (error: unknown) => error instanceof Problem,
        );
        expect(outcome).toBe(true);
      }),
    );
  });
});

test('a cell never holds what a page or a database chokes on', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const clean = cleanCell(text);
      expect(isPrintable(clean)).toBe(true);
      expect(cleanCell(clean)).toBe(clean);
    }),
  );
}, 30_000);
