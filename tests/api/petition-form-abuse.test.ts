import { afterAll, beforeAll, expect, test } from 'vitest';
import { codesOn, filledPetition, multipart, sendPetitionForm } from '../support/petition-form.ts';
import { petitionBody } from '../support/petitions.ts';
import { phonePhoto, pngClaiming } from '../support/photos.ts';
import { asBrowser, readPage } from '../support/survey-form.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let guarded: TestApp;
let unit: TestUnit;
beforeAll(async () => {
  server = await openTestApp();
  guarded = await openTestApp({ intakeGuard: 'on', trustProxy: 1 });
  unit = await arrangeCommune(server);
});
afterAll(async () => {
  await server.close();
  await guarded.close();
});

const send = (changes: Record<string, string | null>, photos: { name: string; bytes: Buffer }[] = []) =>
  readPage(sendPetitionForm(server, multipart(filledPetition(unit.slug, changes), photos)));
const count = async (test: TestApp) => (await test.db.selectFrom('petition').select('id').execute()).length;

test('a photo of 100 megapixels is refused on the form, by its name, and nothing is kept of it', async () => {
  const before = await count(server);
  const { status, html } = await send({}, [
    { name: 'ngõ tối.jpg', bytes: await phonePhoto(60, 40) },
    { name: 'toàn cảnh.png', bytes: await pngClaiming(10_000, 10_000) },
  ]);
  expect(status).toBe(413);
  expect(html).toContain('toàn cảnh.png – Máy chủ nhận ảnh dưới 100 megapixel');
  expect(html).not.toContain('ngõ tối.jpg –');
  expect(html).toContain('Nguyễn Thị Lan');
  expect(await count(server)).toBe(before);
});

test('a file that is no photo is refused by its name, whatever it calls itself', async () => {
  const { status, html } = await send({}, [{ name: 'anh.jpg', bytes: Buffer.from('<svg onload="x()">') }]);
  expect(status).toBe(422);
  expect(html).toContain('anh.jpg – Tệp không phải ảnh');
});

test('a name of a file cannot bring markup into the page', async () => {
  const { html } = await send({}, [{ name: '<img src=x>.jpg', bytes: Buffer.from('no photo') }]);
  expect(html).toContain('&lt;img src=x&gt;.jpg');
  expect(html).not.toContain('<img src=x>');
});

test('six photos are one too many, and a seventh part of 10 MB is not read', async () => {
  const photo = await phonePhoto(60, 40);
  const six = Array.from({ length: 6 }, (_, i) => ({ name: `${i}.jpg`, bytes: photo }));
  const { status, html } = await send({}, six);
  expect(status).toBe(422);
  expect(html).toContain('nhiều nhất 5 ảnh');
  const huge = Array.from({ length: 7 }, (_, i) => ({
    name: `${i}.jpg`,
    bytes: Buffer.alloc(10 * 1024 * 1024),
  }));
  expect((await send({}, huge)).status).toBe(413);
});

test('5 000 characters are taken however many bytes they have, 5 001 are not', async () => {
  expect((await send({ text: 'ệ'.repeat(5_000) })).status).toBe(201);
  const { status, html } = await send({ text: 'ệ'.repeat(5_001) });
  expect(status).toBe(422);
  expect(html).toContain('nhiều nhất 5000 ký tự');
  expect(html).toContain('ệ'.repeat(5_001));
});

test.each([
  ['another content type', { 'Content-Type': 'text/plain' }, 'x', 415],
  ['no boundary', { 'Content-Type': 'multipart/form-data' }, 'x', 400],
  ['a body cut off', { 'Content-Type': 'multipart/form-data; boundary=b' }, '--b\r\nContent-Disp', 400],
  ['an empty body', { 'Content-Type': 'multipart/form-data; boundary=b' }, '', 400],
])('%s is answered with a page, not a failure', async (_, headers, body, status) => {
  const response = await server.app.request('/kien-nghi', {
    method: 'POST',
    headers: { ...asBrowser, ...headers },
    body,
  });
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('text/html');
});

test.each<[string, Record<string, string | null>]>([
  ['an id that is none', { id: 'x' }],
  ['a category that is none', { category: 'khong-co' }],
  ['a kind that is none', { kind: '__proto__' }],
  ['half a position', { 'place.latitude': '20.9' }],
  ['a position that is none', { 'place.latitude': 'abc', 'place.longitude': '1e999' }],
  ['another text of consent', { 'consent.version': '99' }],
])('%s shows the form again', async (_, changes) => {
  const { status, html } = await send(changes);
  expect(status).toBe(422);
  expect(html).toContain('data-state="errors"');
  expect(html).toContain('Nguyễn Thị Lan');
});

test('a form without an id that can be one gets a new one, and can be sent then', async () => {
  const { html } = await send({ id: 'x' });
  const id = /name="id" value="([0-9a-f-]{36})"/.exec(html)?.[1];
  expect((await send({ id: id! })).status).toBe(201);
});

test('one sender is taken 20 times a day, by form and API together, and kindly told so', async () => {
  const commune = await arrangeCommune(guarded);
  const contact = { name: 'Lan', phone: '0987 654 321', email: 'lan@vidu.vn' };
  for (let i = 0; i < 20; i++) {
    const headers = { 'X-Forwarded-For': `10.0.0.${i}` };
    const sent = await guarded.post('/api/v1/petitions', petitionBody(commune.slug, { contact }), headers);
    expect(sent.status).toBe(201);
  }
  const fields = filledPetition(commune.slug, { 'contact.phone': '0987654321' });
  const form = (headers: Record<string, string>) =>
    readPage(sendPetitionForm(guarded, multipart(fields), '', { 'X-Forwarded-For': '10.0.1.1', ...headers }));
  const refused = await form({});
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_600);
  expect(refused.html).toContain('Hôm nay Ông/Bà đã gửi 20 phản ánh');
  expect(refused.html).toContain('Đèn đường trước nhà số 12');
  const byEmail = petitionBody(commune.slug, { contact: { name: 'Lan', email: 'LAN@vidu.vn' } });
  expect((await guarded.post('/api/v1/petitions', byEmail, { 'X-Forwarded-For': '10.0.1.2' })).status).toBe(
    429,
  );
  guarded.clock.now = new Date(guarded.clock.now.getTime() + 24 * 3_600_000);
  expect((await form({})).status).toBe(201);
});

test('one address has one limit for form and API, and the form keeps what was typed', async () => {
  const commune = await arrangeCommune(guarded);
  const headers = { 'X-Forwarded-For': '10.9.9.9' };
  let last = { status: 0, html: '', headers: new Headers() };
  for (let i = 0; i < 101; i++) {
    const fields = filledPetition(commune.slug, { kind: null, text: 'Gửi nhanh' });
    last =
      i % 2 === 0
        ? await readPage(sendPetitionForm(guarded, multipart(fields), '', headers))
        : await readPage(guarded.post('/api/v1/petitions', {}, headers));
  }
  expect(last.status).toBe(429);
  expect(last.html).toContain('Gửi nhanh');
  expect(last.headers.get('retry-after')).toBeTruthy();
});

test('what looks like advertising gets its code like any other', async () => {
  const { status, html } = await send({ text: 'http://a.vn http://b.vn http://c.vn http://d.vn' });
  expect(status).toBe(201);
  expect(codesOn(html)).toHaveLength(2);
});
