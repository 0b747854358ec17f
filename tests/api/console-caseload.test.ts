import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseloadHeader } from '../support/caseload.ts';
import { consolePages } from '../support/console-units.ts';
import { arrangeStaff, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';
import { upload, workbookFrom } from '../support/uploads.ts';

let server: TestApp;
let send = {} as ReturnType<typeof consolePages>['send'];
const province = { slug: 'tinh-ho-so' };
let [own, other] = [{} as TestUnit, {} as TestUnit];
let lan: TestStaff;
let minh: TestStaff;
beforeAll(async () => {
  server = await openTestApp();
  ({ send } = consolePages(server));
  await server.apply({ units: [{ slug: province.slug, name: 'Tỉnh Hồ Sơ', kind: 'province' }] });
  own = await arrangeCommune(server, { unit: { name: 'Xã Của Minh', parent: province.slug } });
  other = await arrangeCommune(server, { unit: { name: 'Xã Khác', parent: province.slug } });
  lan = await arrangeStaff(server, 'manager', province.slug, 'Trần Thị Lan');
  minh = await arrangeStaff(server, 'officer', own.slug);
});
afterAll(() => server.close());

const carried = (html: string) => ({ rows: valueIn(html, 'rows'), seen: valueIn(html, 'seen') });
const solvedIn = async (slug: string) => {
  const { rows } = (await server.getJson(`/api/v1/units/${slug}/caseload?descendants=true`)) as {
    rows: { solved: number }[];
  };
  return rows.map(({ solved }) => solved);
};
const pageOf = async (staff: TestStaff, path: string) =>
  (await server.get(`/console${path}`, staff.headers)).text();

test('a province manager imports for the units below; a correction asks why, and keeps what was typed', async () => {
  const path = `/units/${province.slug}/caseload/import`;
  const lines = [`${own.slug};ho-tich;2026-04;12;10;9;1;1`, `Xã Khác;Đất đai;04/2026;5;5;5;0;0`];
  const csv = (given: string[]) =>
    `\ufeff${[caseloadHeader.replaceAll(',', ';'), ...given].join('\r\n')}\r\n`;
  const shown = await upload(server, lan, path, csv(lines), 'ho-so.csv');
  expect(shown.html).toContain('2 thêm mới');
  expect(shown.html).toContain('Xã Của Minh · Hộ tịch · 04/2026');
  expect(shown.html).not.toContain('name="reason"');
  expect(await solvedIn(province.slug)).toEqual([]);
  const done = await send(lan, `${path}/check`, { ...carried(shown.html), do: 'apply' });
  expect(done.to).toBe(`/console/units/${province.slug}/caseload?done=imported`);
  expect(await solvedIn(province.slug)).toEqual([10, 5]);

  const again = await upload(server, lan, path, csv(lines), 'ho-so.csv');
  expect(again.html).toContain('2 như cũ');
  expect(again.html).not.toContain('value="apply"');

  const headers = ['Đơn vị', 'Lĩnh vực', 'Tháng', 'Tiếp nhận', 'Đã giải quyết', 'Đúng hạn', 'Quá hạn'];
  const corrected = await upload(
    server,
    lan,
    path,
    await workbookFrom([
      [...headers, 'Quá hạn đã xin lỗi'],
      ['Xã Của Minh', 'Hộ tịch', new Date('2026-04-01'), 12, 11, 10, 1, 1],
    ]),
  );
  expect(corrected.html).toContain('<s>10</s> → 11');
  const unexplained = await send(lan, `${path}/check`, {
    ...carried(corrected.html),
    reason: ' ',
    do: 'apply',
  });
  expect(unexplained.status).toBe(422);
  expect(unexplained.html).toContain('Xin ghi lý do sửa số đã lưu.');
  const tooLong = await send(lan, `${path}/check`, {
    ...carried(corrected.html),
    reason: 'Dài quá '.repeat(80),
    do: 'apply',
  });
  expect(tooLong.html).toContain('Lý do dài quá 500 ký tự.');
  expect(tooLong.html).toContain('value="Dài quá Dài quá');
  await send(lan, `${path}/check`, {
    ...carried(corrected.html),
    reason: 'Đếm thiếu một hồ sơ',
    do: 'apply',
  });
  expect(await solvedIn(province.slug)).toEqual([11, 5]);
  const page = await pageOf(minh, `/units/${own.slug}/caseload`);
  expect(page).toContain('Đã giải quyết 10 → 11');
  expect(page).toContain('Trần Thị Lan: Đếm thiếu một hồ sơ');
});

test('an officer imports for the own unit alone; a bad row is named, and nothing of the file is taken', async () => {
  const path = `/units/${own.slug}/caseload/import`;
  const file = [
    caseloadHeader,
    `${own.slug},ho-tich,2026-03,1,1,1,0,0`,
    `${other.slug},ho-tich,2026-03,1,1,1,0,0`,
    `${own.slug},ho-tich,2026-02,1,2,1,0,<b>`,
  ].join('\n');
  const before = await solvedIn(province.slug);
  const shown = await upload(server, minh, path, file, 'ho-so.csv');
  expect(shown.html).toContain(`không có đơn vị “${other.slug}” trong phạm vi của Ông/Bà`);
  expect(shown.html).toContain('Dòng 4: Xã Của Minh · Hộ tịch · 02/2026');
  expect(shown.html).toContain('“&lt;b&gt;”');
  const forced = await send(minh, `${path}/check`, { ...carried(shown.html), do: 'apply' });
  expect(forced.status).toBe(422);
  expect(await solvedIn(province.slug)).toEqual(before);
  const packed = await send(minh, `${path}/check`, { rows: 'x', seen: 'y', do: 'apply' });
  expect(packed.status).toBe(400);
});

test('the table to fill in has every field of every unit in reach for the month before', async () => {
  const answer = await server.get(`/console/units/${own.slug}/caseload/import/current.xlsx`, minh.headers);
  const { rowsOfWorkbook } = await import('../../api/sheets/workbook.ts');
  const rows = await rowsOfWorkbook(Buffer.from(await answer.arrayBuffer()));
  expect(rows.map((row) => row.slice(0, 3))).toEqual([
    ['Đơn vị', 'Lĩnh vực', 'Tháng'],
    ...['Hộ tịch', 'Đất đai', 'Chứng thực'].map((field) => [own.slug, field, '2026-05']),
  ]);
  const csv = await server.get(`/console/units/${own.slug}/caseload/import/template.csv`, minh.headers);
  expect(await csv.text()).toContain('"Quá hạn đã xin lỗi"');
});

test('a month is typed by hand, corrected with a reason, and taken away again', async () => {
  const path = `/units/${other.slug}/caseload/2026-05`;
  const typed = (field: string, counts: string[]) =>
    Object.fromEntries(
      ['received', 'solved', 'onTime', 'late', 'lateApologised'].map((name, i) => [
        field === '' ? `none.${name}` : `field.${field}.${name}`,
        counts[i]!,
      ]),
    );
  const seen = async () => valueIn(await pageOf(lan, path), 'seen');
  const wrong = await send(lan, path, {
    ...typed('ho-tich', ['9', '8', '6', '1', '2']),
    ...typed('dat-dai', ['4', '', 'ba', '0', '0']),
    seen: await seen(),
  });
  expect(wrong.status).toBe(422);
  for (const said of [
    'phải bằng đúng hạn cộng quá hạn: 6 + 1 = 7, không phải 8',
    'không thể nhiều hơn số quá hạn (1)',
    'còn thiếu số; để trống cả năm ô nếu chưa biết',
    'xin ghi số nguyên từ 0 trở lên, chỉ gồm chữ số',
    'value="ba"',
  ]) {
    expect(wrong.html).toContain(said);
  }
  const first = await seen();
  const right = typed('ho-tich', ['9', '8', '7', '1', '1']);
  const added = await send(lan, path, { ...right, seen: first });
  expect(added.to).toBe(`/console/units/${other.slug}/caseload?year=2026&done=saved`);
  expect((await send(lan, path, { ...right, seen: await seen() })).to).toContain('done=unchanged');
  expect((await send(lan, path, { ...right, seen: first })).status).toBe(409);

  const second = typed('ho-tich', ['9', '8', '8', '0', '0']);
  const unexplained = await send(lan, path, { ...second, seen: await seen() });
  expect(unexplained.html).toContain('Xin ghi lý do sửa số đã lưu.');
  await send(lan, path, { ...second, reason: 'Nhầm một hồ sơ', seen: await seen() });
  await send(lan, path, { reason: 'Nhập nhầm xã', seen: await seen() });
  const page = await pageOf(lan, path);
  expect(page).toContain('Quá hạn đã xin lỗi 1 → 0');
  expect(page).toContain('Đã giải quyết 8 → bỏ số liệu');
  expect(page).toContain('Nhập nhầm xã');
  expect(await solvedIn(other.slug)).toEqual([5]);
});

test.each(['2026-07', '2026-13', '2026-5', 'x'])('there is no month %s to be typed', async (month) => {
  const answer = await server.get(`/console/units/${own.slug}/caseload/${month}`, lan.headers);
  expect(answer.status).toBe(404);
});

test('another year is shown where it is asked for, and this one where the address makes no sense', async () => {
  expect(await pageOf(lan, `/units/${own.slug}/caseload?year=2025`)).toContain('12/2025: chưa có số liệu');
  for (const year of ['2027', 'x', '0001']) {
    expect(await pageOf(lan, `/units/${own.slug}/caseload?year=${year}`)).toContain(
      '06/2026: chưa có số liệu',
    );
  }
});
