import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inHalves } from '../../api/petitions/code.ts';
import { transferPetition } from '../../api/petitions/handle.ts';
import { listAccesses } from '../../api/petitions/message-store.ts';
import { findPetition, findSender } from '../../api/petitions/store.ts';
import { handled, sendPetition } from '../support/petitions.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';
import { upload, workbookFrom } from '../support/uploads.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

async function arrange() {
  const unit = await arrangeCommune(server);
  const child = await arrangeCommune(server, { unit: { parent: unit.slug, name: `Trường ${unit.slug}` } });
  const minh = await arrangeStaff(server, 'officer', unit.slug, 'Trần Văn Minh');
  const lan = await arrangeStaff(server, 'manager', unit.slug, 'Nguyễn Thị Lan');
  return { unit, child, minh, lan, path: `/units/${unit.slug}/petitions/exchange` };
}

const header = [
  'Hệ thống nguồn',
  'Mã phản ánh',
  'Ngày nhận',
  'Nội dung',
  'Loại việc',
  'Người gửi',
  'SĐT',
  'Đơn vị',
];
const cells = (code: string, changes: Record<number, string> = {}) =>
  Object.assign(
    ['1022', code, '10/06/2026', 'Rác chưa thu gom', 'Rác thải', 'Bà Hoa', '0912345678', ''],
    changes,
  );

async function take(staff: TestStaff, path: string, rows: string[][]) {
  const preview = await upload(server, staff, `${path}/import`, await workbookFrom([header, ...rows]));
  const fields = { rows: valueIn(preview.html, 'rows'), seen: valueIn(preview.html, 'seen'), do: 'apply' };
  const apply = () => submit(server, staff, `/console${path}/import/check`, fields);
  return { ...preview, apply };
}
const countOf = async (system: string) => {
  const rows = await server.db
    .selectFrom('petition')
    .select('id')
    .where('source_system', '=', system)
    .execute();
  return rows.length;
};

test('a list of 1022 is shown row by row, taken in once, and known when it comes again', async () => {
  const { unit, child, lan, path } = await arrange();
  const [a, b] = [`A-${unit.slug}`, `B-${unit.slug}`];
  const rows = [cells(a), cells(b, { 7: child.slug })];
  const { status, html, apply } = await take(lan, path, rows);
  expect(status).toBe(200);
  expect(html).toContain('2 thêm mới');
  expect(await findPetition(server.db, { source: { system: '1022', code: a } })).toBeUndefined();
  expect((await apply()).status).toBe(303);
  const petition = (await findPetition(server.db, { source: { system: '1022', code: a } }))!;
  // The tenth of June was a Wednesday: fifteen working days after it.
  expect(petition).toMatchObject({
    channel: 'other-system',
    receivedDay: '2026-06-10',
    answerDue: new Date('2026-07-01T17:00:00Z'),
    consentVersion: null,
    state: 'submitted',
  });
  expect(await findSender(server.db, petition.id)).toMatchObject({ name: 'Bà Hoa', phone: '0912345678' });

  const before = await countOf('1022');
  const again = await take(lan, path, [...rows, cells(`C-${unit.slug}`)]);
  expect(again.html).toContain('2 đã có');
  expect(again.html).toContain(`đã có, mã tra cứu ${inHalves(petition.code)}`);
  expect((await again.apply()).status).toBe(303);
  expect(await countOf('1022')).toBe(before + 1);
  // Pressed twice: what was shown has changed.
  expect((await again.apply()).status).toBe(409);
  expect(await countOf('1022')).toBe(before + 1);
});

test.each<[string, Record<number, string>, string]>([
  ['no system', { 0: '' }, 'còn thiếu hệ thống nguồn'],
  ['no code', { 1: '' }, 'còn thiếu mã'],
  ['a day that is none', { 2: '31/02/2026' }, 'ngày viết như'],
  ['a day to come', { 2: '16/06/2026' }, 'là ngày chưa tới'],
  ['no text', { 3: '' }, 'xin viết nội dung'],
  ['an unknown category', { 4: 'Chuyện lạ' }, 'không có loại việc “Chuyện lạ”'],
  ['a phone that is none', { 6: '12' }, 'số điện thoại chưa đúng'],
  ['a unit elsewhere', { 7: 'xa-khac' }, 'không có đơn vị này ở đây hoặc dưới đây'],
])('a row with %s is named, and nothing is taken in', async (_, changes, message) => {
  const { unit, minh, path } = await arrange();
  const code = `X-${unit.slug}`;
  const { html, apply } = await take(minh, path, [cells(code, changes)]);
  expect(html).toContain(message);
  expect((await apply()).status).toBe(422);
  expect(await findPetition(server.db, { source: { system: '1022', code } })).toBeUndefined();
});

test('an officer takes in nothing for units below, nor the same row twice', async () => {
  const { unit, child, minh, path } = await arrange();
  const below = await take(minh, path, [cells(`D-${unit.slug}`, { 7: child.slug })]);
  expect(below.html).toContain('không có đơn vị này ở đây hoặc dưới đây');
  const twice = await take(minh, path, [cells(`E-${unit.slug}`), cells(`E-${unit.slug}`)]);
  expect(twice.html).toContain('có hai lần trong tệp');
});

test('more than two thousand rows are refused by the rows too many', async () => {
  const { unit, minh, path } = await arrange();
  const rows = Array.from({ length: 2_001 }, (_, i) => cells(`${i}-${unit.slug}`));
  const { html } = await take(minh, path, rows);
  expect(html).toContain('1 có lỗi');
  expect(html).toContain('mỗi tệp nhiều nhất 2.000 dòng');
});

const days = { from: '2026-06-01', to: '2026-06-30', state: 'all' };

test('a list is downloaded without its senders, by days and state, and the audit says so', async () => {
  const { unit, minh, path } = await arrange();
  const sent = await sendPetition(server, unit.slug, { text: '=1+1 là gì' });
  const csv = await submit(server, minh, `/console${path}/export`, { ...days, as: 'csv' });
  const text = await csv.text();
  expect(text).toContain(sent.code);
  expect(text).toContain("'=1+1");
  expect(text).not.toMatch(/0912|Thị Lan/);
  const refused = await submit(server, minh, `/console${path}/export`, {
    ...days,
    state: 'refused',
    as: 'csv',
  });
  expect(await refused.text()).not.toContain(sent.code);
  const [entry] = await server.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('action', '=', 'petition.export')
    .where('subject_key', '=', unit.slug)
    .orderBy('id')
    .execute();
  expect(entry!.after).toEqual({
    from: '2026-06-01',
    until: '2026-06-30',
    state: 'all',
    petitions: 1,
    senders: 0,
  });
});

test('with senders only for a reason, and each is written down', async () => {
  const { unit, child, minh, path } = await arrange();
  const sent = await sendPetition(server, unit.slug);
  const past = await sendPetition(server, child.slug, { category: 'nhung-nhieu' });
  const fields = { ...days, as: 'xlsx', senders: 'yes' };
  const without = await submit(server, minh, `/console${path}/export`, fields);
  expect(without.status).toBe(422);
  const file = await submit(server, minh, `/console${path}/export`, { ...fields, reason: 'báo cáo 1022' });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await file.arrayBuffer()) as never);
  const rows = [...workbook.worksheets[0]!.getSheetValues()].map((row) =>
    Array.isArray(row) ? row.join('|') : '',
  );
  expect(rows.find((row) => row.includes(sent.code))).toContain('0912345678');
  const { id } = (await findPetition(server.db, sent))!;
  expect((await listAccesses(server.db, id)).map(({ what }) => what)).toEqual([
    'Xuất danh sách: báo cáo 1022',
  ]);
  // What goes past the unit below is in this unit's hands: its own staff may see that sender too.
  expect(rows.find((row) => row.includes(past.code))).toContain('0912345678');
  const below = await arrangeStaff(server, 'manager', child.slug);
  const there = `/console/units/${child.slug}/petitions/exchange/export`;
  const own = await (await submit(server, below, there, { ...fields, as: 'csv', reason: 'xem' })).text();
  expect(own).not.toContain(past.code);
});

test.each<[string, Record<string, string>]>([
  ['no day', { from: '' }],
  ['days turned round', { from: '2026-07-01' }],
  ['an unknown state', { state: 'lost' }],
])('%s is refused by its field', async (_, changes) => {
  const { minh, path } = await arrange();
  const answer = await submit(server, minh, `/console${path}/export`, { ...days, ...changes, as: 'csv' });
  expect(answer.status).toBe(422);
});

test('an auditor downloads the list, but neither its senders nor may they import', async () => {
  const { path } = await arrange();
  const auditor = await arrangeStaff(server, 'auditor');
  expect((await server.get(`/console${path}`, auditor.headers)).status).toBe(200);
  expect((await server.get(`/console${path}/import`, auditor.headers)).status).toBe(404);
  const fields = { ...days, as: 'csv', senders: 'yes', reason: 'xem' };
  expect((await submit(server, auditor, `/console${path}/export`, fields)).status).toBe(422);
});

test('a petition is linked with its case elsewhere by hand, so that a list knows it; no two have one code', async () => {
  const { unit, minh, path } = await arrange();
  const [sent, other] = [await sendPetition(server, unit.slug), await sendPetition(server, unit.slug)];
  const at = (code: string) => `/console/units/${unit.slug}/petitions/${code}/source`;
  const seen = async (code: string) =>
    valueIn(await (await server.get(at(code), minh.headers)).text(), 'seen');
  const code = `L-${unit.slug}`;
  const half = await submit(server, minh, at(sent.code), {
    seen: await seen(sent.code),
    system: '1022',
    code: '',
  });
  expect(half.status).toBe(422);
  const link = async (of: string) =>
    submit(server, minh, at(of), { seen: await seen(of), system: ' 1022 ', code });
  expect((await link(sent.code)).status).toBe(303);
  expect((await findPetition(server.db, sent))!.source).toEqual({ system: '1022', code });
  const taken = await link(other.code);
  expect(taken.status).toBe(422);
  expect(await taken.text()).toContain('Mã này đã có ở phản ánh khác');
  const { html } = await take(minh, path, [cells(code)]);
  expect(html).toContain(`đã có, mã tra cứu ${inHalves(sent.code)}`);
});

test('a transfer slip names the body, the matter and, for a reason that is written down, the sender', async () => {
  const { unit, minh } = await arrange();
  const sent = await sendPetition(server, unit.slug);
  const slip = `/console/units/${unit.slug}/petitions/${sent.code}/transfer-slip`;
  expect((await server.get(slip, minh.headers)).status).toBe(409);
  await handled(server, sent.code, (trx, by, petition, around) =>
    transferPetition(
      trx,
      by,
      petition,
      { to: 'Điện lực Bình Giang', reference: '12/CV', text: 'Thuộc.' },
      around,
    ),
  );
  const html = await (await server.get(slip, minh.headers)).text();
  for (const word of ['Điện lực Bình Giang', '12/CV', sent.code, 'Đèn đường trước nhà', 'PHIẾU CHUYỂN']) {
    expect(html).toContain(word);
  }
  expect(html).not.toMatch(/0912345678|Nguyễn Thị Lan/);
  expect((await submit(server, minh, slip, { reason: '' })).status).toBe(422);
  const full = await submit(server, minh, slip, { reason: 'ngành điện hẹn gặp' });
  expect(await full.text()).toContain('Nguyễn Thị Lan, 0912345678');
  const { id } = (await findPetition(server.db, sent))!;
  expect((await listAccesses(server.db, id)).map(({ what }) => what)).toEqual([
    'In phiếu chuyển: ngành điện hẹn gặp',
  ]);
});
