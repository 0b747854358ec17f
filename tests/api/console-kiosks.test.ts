import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findKiosk } from '../../api/kiosks/store.ts';
import { addKioskPoint, beat, getAs, pairDevice } from '../support/kiosk.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, fitting, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let unit: TestUnit;
let minh: TestStaff;
let point: string;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());
beforeEach(async () => {
  unit = await arrangeCommune(server);
  minh = await arrangeStaff(server, 'officer', unit.slug, 'Trần Văn Minh');
  point = await addKioskPoint(server, unit, { label: 'Quầy 1' });
});

const at = (path = '') => `/console/units/${unit.slug}/kiosks${path}`;
const page = async (path: string, staff = minh) => (await server.get(path, staff.headers)).text();
const send = (path: string, fields: Record<string, string>, staff = minh) =>
  submit(server, staff, path, fields);
const seenOn = async (path: string, form: string) =>
  valueIn((await page(path)).split(`action="${form}"`)[1]!, 'seen');
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('without a device the page leads to how to set one up and pair it; without a point to how to add one', async () => {
  const html = await page(at());
  expect(html).toContain('Chưa có máy nào được ghép');
  expect(html).toContain('href="/kiosk/thiet-lap"');
  expect(html).toContain(`href="${at('/pair')}"`);
  const other = await arrangeCommune(server);
  const hoa = await arrangeStaff(server, 'officer', other.slug);
  expect(await page(`/console/units/${other.slug}/kiosks/pair`, hoa)).toContain(
    `href="/console/units/${other.slug}/points/new"`,
  );
});

test('an officer makes a code, a device pairs with it, and stands in the list', async () => {
  expect(await page(`/console/units/${unit.slug}/points`)).toContain(`${at('/pair')}?point=${point}`);
  const made = await send(at('/pair'), { point });
  expect(made.status).toBe(201);
  const html = await made.text();
  const code = /class="kiosk-code">([0-9A-Z-]+)</.exec(html)![1]!;
  expect(html).toContain('http://khaosat.example.gov.vn/kiosk/');
  expect(html).toContain('10:10');

  const paired = await server.post('/api/v1/kiosks/pair', { pairingCode: code, name: 'Máy cửa chính' });
  expect(paired.status).toBe(201);
  const list = textOf(await page(at()));
  expect(list).toContain('1 máy tốt · 0 máy cần xem · 0 máy có sự cố');
  expect(list).toContain('Máy cửa chính');
});

test('on plain http the page warns before a code is made; at localhost it says for whom that is right', async () => {
  for (const [publicUrl, words] of [
    ['http://192.168.1.20:8080', 'chưa mã hóa'],
    ['http://localhost:8080', 'chính máy chủ'],
  ]) {
    const local = await openTestApp({ publicUrl: publicUrl! });
    try {
      const there = await arrangeCommune(local);
      const code = await addKioskPoint(local, there);
      const staff = await arrangeStaff(local, 'officer', there.slug);
      const path = `/console/units/${there.slug}/kiosks/pair`;
      expect(await (await local.get(path, staff.headers)).text()).toContain(words);
      expect(await (await submit(local, staff, path, { point: code })).text()).toContain(words);
    } finally {
      await local.close();
    }
  }
});

test('what a device last told stands in the list, with a word for each light', async () => {
  const device = await pairDevice(server, point);
  await beat(server, device, {
    queued: 7,
    rejected: 2,
    battery: { level: 0.15, charging: false },
    storage: { usage: 25, quota: 100 },
  });
  const list = textOf(await page(at()));
  for (const words of ['Cần xem', '7; 2 phiếu không được nhận', 'pin 15 %', 'bộ nhớ đã dùng 25 %', '1.0.0']) {
    expect(list).toContain(words);
  }
  const { now } = server.clock;
  server.clock.now = new Date(now.getTime() + 45 * 60_000);
  const later = textOf(await page(at()));
  server.clock.now = now;
  expect(later).toContain('Sự cố');
  expect(later).toContain('45 phút trước');
  expect(later).toContain('mất liên lạc trong giờ làm việc');
});

test('name and settings are changed together, reach the device, and the second of two editors is told', async () => {
  const device = await pairDevice(server, point);
  const path = at(`/${device.device}`);
  const seen = await seenOn(path, path);
  const fields = { name: ' Máy  cửa chính ', locale: 'en', asks: 'items', minimumInterval: '5' };
  const first = await send(path, { ...fields, seen });
  expect(first.headers.get('location')).toBe(`${path}?done=saved`);
  const shown = (await (await getAs(server, device)).json()) as { name: string; settings: object };
  expect(shown.name).toBe('Máy cửa chính');
  expect(shown.settings).toEqual({ locale: 'en', asks: 'items', minimumInterval: 5 });

  const second = await send(path, { ...fields, name: 'Máy khác', seen });
  expect(second.status).toBe(409);
  const told = await second.text();
  expect(told).toContain('value="Máy khác"');
  expect(told).toContain('Người khác vừa lưu');

  const again = await send(path, { ...fields, seen: await seenOn(path, path) });
  expect(again.headers.get('location')).toBe(`${path}?done=unchanged`);
});

test.each([
  ['name', ''],
  ['name', 'x'.repeat(81)],
  ['minimumInterval', '61'],
  ['minimumInterval', '1.5'],
])('%s %j is refused at its field', async (name, value) => {
  const { device } = await pairDevice(server, point);
  const path = at(`/${device}`);
  const fields = { name: 'Máy', locale: 'vi', asks: 'overall', minimumInterval: '3' };
  const answer = await send(path, { ...fields, [name]: value, seen: await seenOn(path, path) });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(`id="f-${name}-error"`);
});

test('a device moves to another point of its unit, and its history tells both', async () => {
  const device = await pairDevice(server, point);
  const path = at(`/${device.device}`);
  const second = await addKioskPoint(server, unit, { label: 'Quầy 2' });
  const seen = await seenOn(path, `${path}/move`);
  expect((await send(`${path}/move`, { point: second, seen })).status).toBe(303);
  const html = textOf(await page(path));
  expect(html).toMatch(/Quầy 2 – Xã Thử Nghiệm: từ .* Quầy 1 – Xã Thử Nghiệm: từ .* đến /);
  expect((await send(`${path}/move`, { point, seen })).status).toBe(409);
  expect((await send(`${path}/move`, { point: unit.code, seen })).status).toBe(422);
});

test('reload, retiring, taking into use again and revoking are ordered, each once more confirmed where it ends something', async () => {
  const device = await pairDevice(server, point);
  const path = at(`/${device.device}`);
  const state = async () => ((await (await getAs(server, device)).json()) as { state: string }).state;
  await send(`${path}/reload`, {});
  expect(((await (await beat(server, device)).json()) as { reload: string }).reload).toBe(
    server.clock.now.toISOString(),
  );
  expect(await page(`${path}/retire`)).toContain('Ngừng dùng Máy 1?');
  await send(`${path}/retire`, {});
  expect(await state()).toBe('retired');
  expect(textOf(await page(at()))).toContain('Máy không còn dùng');
  await send(`${path}/reopen`, {});
  expect(await state()).toBe('active');
  expect(await page(`${path}/revoke`)).toContain('máy bị mất');
  await send(`${path}/revoke`, {});
  await send(`${path}/revoke`, {});
  expect((await getAs(server, device)).status).toBe(403);
  const html = await page(path);
  expect(html).toContain('đã thu hồi quyền');
  expect(html).not.toContain(`action="${path}"`);
  expect((await send(`${path}/reload`, {})).headers.get('location')).toBe(`${path}?done=unchanged`);

  const audit = await server.db
    .selectFrom('audit_entry')
    .select('action')
    .where('subject_key', '=', device.device)
    .orderBy('id')
    .execute();
  expect(audit.map(({ action }) => action)).toEqual([
    'kiosk.pair',
    'kiosk.reload',
    'kiosk.retire',
    'kiosk.reopen',
    'kiosk.revoke',
  ]);
});

test('a manager sees and moves devices below, an officer those of the own unit alone, and the fleet keeps to that', async () => {
  const child = await arrangeCommune(server, { unit: { parent: unit.slug } });
  const below = await pairDevice(server, await addKioskPoint(server, child), { name: 'Máy dưới' });
  await pairDevice(server, point, { name: 'Máy trên' });
  const hoa = await arrangeStaff(server, 'manager', unit.slug);
  for (const path of [at(), '/console/kiosks']) {
    expect(await page(path, hoa)).toContain('Máy dưới');
    const seen = await page(path);
    expect(seen).toContain('Máy trên');
    expect(seen).not.toContain('Máy dưới');
  }
  const path = `/console/units/${child.slug}/kiosks/${below.device}`;
  expect((await server.get(path, minh.headers)).status).toBe(404);
  // Under another unit's address it is not found, even by who may see it.
  expect((await server.get(at(`/${below.device}`), hoa.headers)).status).toBe(404);
  expect((await findKiosk(server.db, below.device))?.name).toBe('Máy dưới');
});

/** A queue file as a device exports it. */
const queueOf = (device: string, responses: object[]) => ({
  format: 'lang-nghe-kiosk-queue',
  version: 1,
  device,
  exportedAt: server.clock.now.toISOString(),
  clock: server.clock.now.toISOString(),
  offset: 0,
  responses,
});

const lookAt = (content: string, staff = minh) => {
  const body = new FormData();
  body.set('file', new File([content], 'hang-doi.json'));
  return server.app.request(at('/import'), { method: 'POST', headers: staff.headers, body });
};

test('a queue file is shown before it is imported, tells what came of it, and counts once', async () => {
  const { device } = await pairDevice(server, point);
  const responses = [fitting(point), fitting(point), fitting(unit.code), { id: 'x' }];
  const looked = await lookAt(JSON.stringify(queueOf(device, responses)));
  expect(looked.status).toBe(200);
  const html = await looked.text();
  expect(textOf(html)).toMatch(/Phiếu trong tệp 4 Nhập được 2 trong đó đã có ở đây 0 Không nhập được 2/);
  const count = async () => (await server.db.selectFrom('response').select('id').execute()).length;
  const before = await count();

  const queue = /name="queue" value="([\w-]+)"/.exec(html)![1]!;
  const done = await send(at('/import'), { queue });
  expect(textOf(await done.text())).toMatch(/Đã nhận 2 Đã có từ trước 0 .* Không nhận 2/);
  expect(await count()).toBe(before + 2);
  expect(textOf(await (await send(at('/import'), { queue })).text())).toMatch(/Đã nhận 0 Đã có từ trước 2/);
  expect(await count()).toBe(before + 2);
  const again = await (await lookAt(JSON.stringify(queueOf(device, responses)))).text();
  expect(again).toContain('Không có phiếu nào mới');
});

test('a file of another unit’s device, and what is no queue, are refused', async () => {
  const other = await arrangeCommune(server);
  const { device } = await pairDevice(server, await addKioskPoint(server, other));
  const refused = await lookAt(JSON.stringify(queueOf(device, [])));
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('không thuộc đơn vị này');
  for (const content of ['{', '{}', '[]']) {
    expect(await (await lookAt(content)).text()).toContain('Không đọc được tệp phiếu chờ');
  }
  expect((await send(at('/import'), { queue: 'x' })).status).toBe(422);
});
