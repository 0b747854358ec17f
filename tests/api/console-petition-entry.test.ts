import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPetition, findSender } from '../../api/petitions/store.ts';
import { hasPoppler, papersOf, qrOnPage, textOfPages } from '../support/pdf.ts';
import { codesOn, filledPetition, multipart } from '../support/petition-form.ts';
import { pngClaiming } from '../support/photos.ts';
import { arrangeStaff, submit, type TestStaff } from '../support/staff.ts';
import { asBrowser, readPage } from '../support/survey-form.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let unit: TestUnit;
let minh: TestStaff;
let hoa: TestStaff;
beforeAll(async () => {
  server = await openTestApp();
  unit = await arrangeCommune(server);
  minh = await arrangeStaff(server, 'officer', unit.slug, 'Minh');
  hoa = await arrangeStaff(server, 'officer', (await arrangeCommune(server)).slug, 'Hoa');
});
afterAll(() => server.close());

const at = (path: string) => `/console/units/${unit.slug}${path}`;
const enter = (
  changes: Record<string, string | null>,
  by = minh,
  photos: Parameters<typeof multipart>[1] = [],
) =>
  readPage(
    server.app.request(at('/petitions/new'), {
      method: 'POST',
      headers: { ...by.headers, Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' },
      body: multipart(filledPetition(unit.slug, { channel: 'phone', day: '2026-06-10', ...changes }), photos),
    }),
  );
const actionsOn = async (key: string) =>
  (
    await server.db
      .selectFrom('audit_entry')
      .select(['action', 'staff_name'])
      .where('subject_key', '=', key)
      .orderBy('id')
      .execute()
  ).map(({ action, staff_name }) => `${action} ${staff_name}`);

test('what came by phone counts from its true day, with who wrote it down', async () => {
  const { status, html } = await enter({});
  expect(status).toBe(201);
  const [code, secret] = codesOn(html);
  const petition = (await findPetition(server.db, { code: code!.replace('-', '') }))!;
  // Wednesday 10 June 2026 and two working days.
  expect(html).toContain('12/06/2026');
  expect(petition).toMatchObject({ channel: 'phone', receivedDay: '2026-06-10', enteredBy: minh.id });
  expect(await findSender(server.db, petition.id)).toMatchObject({ name: 'Nguyễn Thị Lan' });
  expect(await actionsOn(petition.code)).toEqual(['petition.submit Minh']);
  expect((await server.post(`/api/v1/petitions/${petition.code}/withdraw`, { secret })).status).toBe(200);
});

test('the same entry sent twice counts once', async () => {
  const id = randomUUID();
  const [first, second] = [await enter({ id }), await enter({ id })];
  expect(codesOn(second.html)).toEqual(codesOn(first.html));
});

test.each([
  ['in the future', { day: '2026-06-16' }, 'tương lai'],
  ['longer ago than 60 days', { day: '2026-04-15' }, '60 ngày'],
  ['that is none', { day: '2026-02-30' }, 'xin ghi ngày nhận'],
  ['without a channel', { channel: 'web' }, 'nhận qua đâu'],
  ['without consent', { 'consent.agreed': null }, 'xin đánh dấu đồng ý'],
  ['without a kind', { kind: null }, 'xin chọn loại'],
])('a day or member %s shows the form again with everything typed', async (_, changes, message) => {
  const { status, html } = await enter(changes);
  expect(status).toBe(422);
  expect(html).toContain(message);
  expect(html).toContain('Đèn đường trước nhà số 12');
  expect(html).toContain('value="0912 345 678"');
});

test('the 60th day ago and today are taken', async () => {
  expect((await enter({ day: '2026-04-16' })).status).toBe(201);
  expect((await enter({ day: '2026-06-15' })).status).toBe(201);
});

test('a photo that cannot be taken is refused on the form', async () => {
  const photo = { name: 'a.png', bytes: await pngClaiming(10_000, 10_000) };
  const { status, html } = await enter({}, minh, [photo]);
  expect(status).toBe(413);
  expect(html).toContain('100 megapixel');
});

test('staff of another unit find neither the form nor the stickers', async () => {
  expect((await enter({}, hoa)).status).toBe(404);
  for (const path of ['/petitions/new', '/stickers']) {
    expect((await server.get(at(path), hoa.headers)).status).toBe(404);
    expect((await server.get(at(path), minh.headers)).status).toBe(200);
  }
});

async function makeStickers(lines: string, category = 'chieu-sang'): Promise<string[]> {
  const response = await submit(server, minh, at('/stickers'), { lines, category });
  expect(response.status).toBe(303);
  return /tick=([^&]*)/.exec(response.headers.get('location')!)![1]!.split(',');
}

test('a sticker fills in unit, place and category, by the address of its code in capitals too', async () => {
  const [code] = await makeStickers('Cột đèn 12 | trước số 12 Trần Phú | 20.8512, 106.6831');
  expect(await actionsOn(code!)).toEqual(['sticker.add Minh']);
  for (const path of [`/kien-nghi/tem/${code}`, `/KIEN-NGHI/TEM/${code}`]) {
    expect((await server.get(path, asBrowser)).headers.get('location')).toBe(`/kien-nghi?sticker=${code}`);
  }
  const { html } = await readPage(server.get(`/kien-nghi?sticker=${code}`, asBrowser));
  expect(html).toContain('value="trước số 12 Trần Phú"');
  expect(html).toMatch(/<option value="chieu-sang" selected=""/);
  expect(html).toContain(`name="sticker" value="${code}"`);
  const sent = await readPage(
    server.app.request('/kien-nghi', {
      method: 'POST',
      headers: asBrowser,
      body: multipart(filledPetition(unit.slug, { sticker: code!, 'place.text': '', category: '' })),
    }),
  );
  const petition = await findPetition(server.db, { code: codesOn(sent.html)[0]!.replace('-', '') });
  expect(petition).toMatchObject({
    place: 'trước số 12 Trần Phú',
    position: { latitude: 20.8512, longitude: 106.6831 },
  });
  expect(petition!.categoryId).not.toBeNull();
});

test('a sticker that does not exist leads to the search', async () => {
  const { status, html } = await readPage(server.get('/kien-nghi?sticker=AAAA0000', asBrowser));
  expect(status).toBe(404);
  expect(html).toContain('Mã tem chưa đúng');
});

test('a retired sticker is printed no more, still says where it hangs, and can be used again', async () => {
  const [code] = await makeStickers('Trạm rác 3');
  expect((await submit(server, minh, at(`/stickers/${code}/retire`), {})).status).toBe(303);
  expect((await submit(server, minh, at(`/stickers/${code}/retire`), {})).status).toBe(303);
  expect((await submit(server, minh, at('/stickers/print'), { which: 'ticked', code: code! })).status).toBe(
    422,
  );
  expect((await server.get(`/kien-nghi?sticker=${code}`, asBrowser)).status).toBe(200);
  await submit(server, minh, at(`/stickers/${code}/reopen`), {});
  expect(await actionsOn(code!)).toEqual(['sticker.add Minh', 'sticker.retire Minh', 'sticker.reopen Minh']);
});

test.runIf(hasPoppler)('the code printed on a sticker leads to the form that knows the place', async () => {
  const codes = await makeStickers('Cột 1\nCột 2 | bến xe');
  expect(codes).toHaveLength(2);
  const response = await submit(server, minh, at('/stickers/print'), { which: 'ticked', code: codes });
  expect(response.headers.get('content-type')).toBe('application/pdf');
  const pdf = new Uint8Array(await response.arrayBuffer());
  expect(papersOf(pdf)).toEqual(['210 × 297']);
  expect(textOfPages(pdf).join(' ').normalize('NFC')).toContain('Cột 2 · bến xe');
  const read = codes.map((_, i) => qrOnPage(pdf, 1, { x: 70 * i, y: 0.5, width: 37, height: 37 }));
  const printed = codes.map((code) => `HTTP://KHAOSAT.EXAMPLE.GOV.VN/KIEN-NGHI/TEM/${code}`);
  expect(new Set(read)).toEqual(new Set(printed));
  const pages = read.map(async (address) => {
    const led = await server.get(new URL(address).pathname, asBrowser);
    return (await readPage(server.get(led.headers.get('location')!, asBrowser))).html;
  });
  const html = (await Promise.all(pages)).join('');
  expect(html).toContain('bến xe');
});

test.each([
  ['nothing', '', 'ít nhất một tem'],
  ['no name', '| chỗ này', 'dòng 1: xin ghi tên'],
  ['a position that is none', 'A\nB | b | 120, 5', 'dòng 2: tọa độ'],
  ['too many', Array.from({ length: 241 }, (_, i) => `Tem ${i}`).join('\n'), 'nhiều nhất 240'],
])('%s is refused with what was typed', async (_, lines, message) => {
  const response = await readPage(submit(server, minh, at('/stickers'), { lines, category: '' }));
  expect(response.status).toBe(422);
  expect(response.html).toContain(message);
});
