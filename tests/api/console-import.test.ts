import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOfWorkbook } from '../../api/sheets/workbook.ts';
import { arrangeProvince, consolePages } from '../support/console-units.ts';
import { arrangeStaff, type TestStaff, valueIn } from '../support/staff.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { upload, workbookFrom } from '../support/uploads.ts';

let server: TestApp;
let admin: TestStaff;
let { send, unitOf, auditOf } = {} as ReturnType<typeof consolePages>;
beforeAll(async () => {
  server = await openTestApp();
  ({ send, unitOf, auditOf } = consolePages(server));
  admin = await arrangeStaff(server, 'administrator');
});
afterAll(() => server.close());

const headers = ['Tên đơn vị', 'Loại', 'Mã', 'Lĩnh vực'];
const carried = (html: string) => ({ rows: valueIn(html, 'rows'), seen: valueIn(html, 'seen') });
const summaryOf = (html: string) => /<p role="status">(.*?)<\/p>/.exec(html)?.[1];
const countUnits = async () => (await server.db.selectFrom('unit').select('id').execute()).length;

test('rows are shown with what they would do, mended where they are wrong, and only then imported', async () => {
  const { top, first, number } = await arrangeProvince(server);
  const manager = await arrangeStaff(server, 'manager', top);
  const path = `/units/${top}/settings/import`;
  const before = await countUnits();
  const file = await workbookFrom([
    headers,
    [`Xã Một ${number}`, '', '00456', 'Hộ tịch; Đất đai'],
    [`Xã Hai ${number}`, 'Xã'],
    [`Phường Mới ${number}`, '', `00${number}99`, 'Chứng thực'],
    ['Phường Sai <b>', 'phường', '', 'Vũ trụ'],
  ]);
  const shown = await upload(server, manager, path, file);
  expect(shown.status).toBe(200);
  expect(summaryOf(shown.html)).toContain('1 có lỗi, 1 thêm mới, 1 thay đổi, 1 giữ nguyên');
  expect(shown.html).toContain('không có lĩnh vực “Vũ trụ”');
  expect(shown.html).toContain('Phường Sai &lt;b&gt;');
  expect(shown.html).not.toContain('value="apply"');
  expect(await countUnits()).toBe(before);

  const mended = await send(manager, `${path}/check`, {
    ...carried(shown.html),
    'cell.5.name': 'Phường Đúng',
    'cell.5.kind': 'phường',
    'cell.5.code': '',
    'cell.5.fields': 'đất đai',
    do: 'check',
  });
  expect(summaryOf(mended.html)).toContain('2 thêm mới, 1 thay đổi, 1 giữ nguyên');
  expect(await countUnits()).toBe(before);

  const done = await send(manager, `${path}/check`, { ...carried(mended.html), do: 'apply' });
  expect(done.to).toBe(`/console/units?in=${top}&done=imported`);
  expect(await countUnits()).toBe(before + 2);
  expect((await unitOf(first)).code).toBe('00456');
  const added = await unitOf(`phuong-moi-${number}`);
  expect([added.kind, added.code, added.parent_id]).toEqual([
    'commune',
    `00${number}99`,
    (await unitOf(top)).id,
  ]);
  expect((await auditOf('phuong-dung')).at(-1)).toMatchObject({ action: 'unit.add', staff_id: manager.id });

  const again = await upload(server, manager, path, file);
  expect(summaryOf(again.html)).toContain('1 có lỗi, 3 giữ nguyên');
});

test('rows with errors can be left out, one by one or all', async () => {
  const { top, number } = await arrangeProvince(server);
  const path = `/units/${top}/settings/import`;
  const csv = `Tên đơn vị;Loại\nXã Ba ${number};\nHành tinh A;\nHành tinh B;\n`;
  const shown = await upload(server, admin, path, csv, 'a.csv');
  expect(summaryOf(shown.html)).toContain('2 có lỗi, 1 thêm mới');
  const one = await send(admin, `${path}/check`, { ...carried(shown.html), 'drop.3': 'yes', do: 'check' });
  expect(summaryOf(one.html)).toContain('1 có lỗi, 1 thêm mới');
  const all = await send(admin, `${path}/check`, { ...carried(shown.html), do: 'drop' });
  expect(summaryOf(all.html)).toContain('Tệp có 1 dòng: <b>1 thêm mới</b>');
  const still = await send(admin, `${path}/check`, { ...carried(shown.html), do: 'apply' });
  expect([still.status, still.html.includes('Vẫn còn dòng có lỗi')]).toEqual([422, true]);
});

test('what has changed since the preview is shown again, and nothing is imported', async () => {
  const { top, first, number } = await arrangeProvince(server);
  const path = `/units/${top}/settings/import`;
  const shown = await upload(server, admin, path, `Tên đơn vị,Mã\nXã Một ${number},0777\n`);
  expect(summaryOf(shown.html)).toContain('1 thay đổi');
  await server.apply({ units: [{ slug: first, name: `Xã Một ${number}`, kind: 'commune', code: '0666' }] });
  const late = await send(admin, `${path}/check`, { ...carried(shown.html), do: 'apply' });
  expect(late.status).toBe(409);
  expect(late.html).toContain('<s>0666</s> → 0777');
  expect((await unitOf(first)).code).toBe('0666');
});

test('a manager imports only below the own unit, whatever the rows or a forged form say', async () => {
  const { top, first, number } = await arrangeProvince(server);
  const other = await arrangeProvince(server);
  const manager = await arrangeStaff(server, 'manager', first);
  const path = `/units/${first}/settings/import`;
  const csv = [
    'Tên đơn vị,Tên trong địa chỉ,Thuộc đơn vị,Loại',
    `Chiếm đoạt,${other.first},,Xã`,
    `Chiếm đoạt,${top},,Tỉnh`,
    `Chính mình,${first},,Xã`,
    `Trường Mới ${number},,${other.top},Trường`,
    `Trường Hồng ${number},,,`,
  ].join('\n');
  const shown = await upload(server, manager, path, csv);
  expect(summaryOf(shown.html)).toContain('4 có lỗi, 1 giữ nguyên');
  expect((await upload(server, manager, '/import/units', csv)).status).toBe(404);
  expect((await upload(server, manager, `/units/${other.first}/settings/import`, csv)).status).toBe(404);
  const forged = { ...carried(shown.html), rows: 'không phải của chúng tôi', do: 'apply' };
  expect((await send(manager, `${path}/check`, forged)).status).toBe(400);
  expect((await unitOf(other.first)).name.vi).toBe(`Xã Một ${other.number}`);
});

test('a file that cannot be used is refused in kind words at its field', async () => {
  const { top } = await arrangeProvince(server);
  const path = `/units/${top}/settings/import`;
  for (const [content, words] of [
    ['', 'Xin chọn tệp'],
    ['Họ tên,Tuổi\nA,1', 'Không thấy dòng tiêu đề'],
    ['%PDF-1.7', 'không phải tệp Excel'],
  ] as const) {
    const refused = await upload(server, admin, path, content, content ? 'a.csv' : '');
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(words);
    expect(refused.html).toContain('href="#f-file"');
  }
});

test('the template is a workbook of text columns, and what there is comes out as it can go in again', async () => {
  const { top } = await arrangeProvince(server);
  const path = `/units/${top}/settings/import`;
  const bytes = async (name: string) =>
    Buffer.from(await (await server.get(`/console${path}/${name}`, admin.headers)).arrayBuffer());
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await bytes('template.xlsx')) as never);
  expect(workbook.worksheets[0]?.getRow(1).getCell(1).value).toBe('Tên đơn vị');
  expect(workbook.worksheets[0]?.getColumn(3).numFmt).toBe('@');
  expect((await bytes('template.csv')).toString('utf8')).toMatch(/^\ufeff"Tên đơn vị","Loại","Mã"/);
  const current = await bytes('current.xlsx');
  expect(await rowsOfWorkbook(current)).toHaveLength(4);
  expect((await upload(server, admin, path, current)).html).toContain('Tệp có 3 dòng: <b>3 giữ nguyên</b>');
});

test('fields come in from a table too', async () => {
  const shown = await upload(
    server,
    admin,
    '/import/fields',
    'Lĩnh vực,Thường gọi\nY tế,khám bệnh\n,\nThuế,\n',
  );
  expect(summaryOf(shown.html)).toContain('2 thêm mới');
  const done = await send(admin, '/import/fields/check', { ...carried(shown.html), do: 'apply' });
  expect(done.to).toBe('/console/fields?done=imported');
  const field = await server.db.selectFrom('field').selectAll().where('slug', '=', 'y-te').executeTakeFirst();
  expect(field?.everyday).toEqual({ vi: 'khám bệnh' });
});

test('a whole country comes in, with its provinces as rows of the same file', async () => {
  const provinces = Array.from({ length: 34 }, (_, p) => [
    `Tỉnh Thứ ${p}`,
    'Tỉnh',
    `${p}`.padStart(2, '0'),
    '',
  ]);
  const communes = Array.from({ length: 3_321 }, (_, c) => [
    `Xã Tân Phú ${Math.floor(c / 34)}`,
    'Xã',
    `C${c}`,
    `Tỉnh Thứ ${c % 34}`,
  ]);
  const file = await workbookFrom([['Tên', 'Loại', 'Mã', 'Thuộc'], ...communes, ...provinces]);
  const shown = await upload(server, admin, '/import/units', file);
  expect(summaryOf(shown.html)).toContain('Tệp có 3.355 dòng: <b>3.355 thêm mới</b>');
  const done = await send(admin, '/import/units/check', { ...carried(shown.html), do: 'apply' });
  expect(done.to).toBe('/console/units?done=imported');
  const row = await server.db
    .selectFrom('unit')
    .innerJoin('unit as top', 'top.id', 'unit.parent_id')
    .select('top.name')
    .where('unit.code', '=', 'C35')
    .executeTakeFirstOrThrow();
  expect(row.name.vi).toBe('Tỉnh Thứ 1');
  const again = await upload(server, admin, '/import/units', file);
  expect(summaryOf(again.html)).toContain('<b>3.355 giữ nguyên</b>');
}, 60_000);
