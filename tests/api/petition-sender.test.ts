import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listMessages } from '../../api/petitions/message-store.ts';
import { findPetition, findSender } from '../../api/petitions/store.ts';
import { openVisitor, type Visitor } from '../support/console-visitor.ts';
import { ask, filesOf, openSender, pageOf, sendWithPhoto } from '../support/petition-sender.ts';
import { answerPetition, sendPetition } from '../support/petitions.ts';
import { plain } from '../support/photos.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let unit: TestUnit;
const began = new Date('2026-06-15T03:00:00Z');
beforeAll(async () => {
  server = await openTestApp();
  unit = await arrangeCommune(server);
});
beforeEach(() => {
  server.clock.now = began;
});
afterAll(() => server.close());

const read = async (visitor: Visitor, path: string) => (await visitor.get(path)).text();

test('a question is answered with a photo, by page and by API', async () => {
  const sent = await sendPetition(server, unit.slug);
  await ask(server, sent);
  const visitor = await openSender(server, sent);
  expect(await read(visitor, pageOf(sent))).toContain('Đèn nào ạ?');
  expect(await read(openVisitor(server), pageOf(sent))).not.toContain('Đèn nào ạ?');
  const form = new FormData();
  form.set('text', 'Đèn ngay cổng chợ.');
  const photo = await plain(30, 40).png().toBuffer();
  form.append('photo', new Blob([new Uint8Array(photo)]), 'a.png');
  const answer = await server.app.request(pageOf(sent, '/tra-loi'), {
    method: 'POST',
    headers: { ...visitor.headers(), 'Sec-Fetch-Site': 'same-origin' },
    body: form,
  });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${pageOf(sent)}?done=reply`]);
  expect(await filesOf(server, sent)).toHaveLength(1);

  await ask(server, sent, 'Cột số mấy?');
  const byApi = new FormData();
  byApi.set('secret', sent.secret);
  byApi.set('text', 'Cột số 5.');
  byApi.append('photo', new Blob([new Uint8Array(photo)]), 'a.png');
  const sentAgain = await server.app.request(`/api/v1/petitions/${sent.code}/reply`, {
    method: 'POST',
    body: byApi,
  });
  expect(sentAgain.status).toBe(200);
  expect(await filesOf(server, sent)).toHaveLength(2);
  const { id } = (await findPetition(server.db, { code: sent.code }))!;
  expect((await listMessages(server.db, id)).map(({ text }) => text)).toEqual([
    'Đèn nào ạ?',
    'Đèn ngay cổng chợ.',
    'Cột số mấy?',
    'Cột số 5.',
  ]);
});

test('a refusal keeps what was typed', async () => {
  const sent = await sendPetition(server, unit.slug);
  const visitor = await openSender(server, sent);
  const contact = { 'contact.name': 'Lan Anh', 'contact.phone': '12', 'contact.email': '' };
  const wrong = await visitor.submit(pageOf(sent, '/lien-he'), contact);
  const html = await wrong.text();
  expect(wrong.status).toBe(422);
  expect(html).toContain('số điện thoại chưa đúng');
  expect(html).toMatch(/name="contact.name"[^>]*value="Lan Anh"/);
  // The kind has to know how to reach its sender.
  const blank = await visitor.submit(pageOf(sent, '/lien-he'), { ...contact, 'contact.phone': '' });
  expect(blank.status).toBe(422);

  await ask(server, sent);
  const empty = new FormData();
  empty.set('text', ' ');
  const reply = await server.app.request(pageOf(sent, '/tra-loi'), {
    method: 'POST',
    headers: visitor.headers(),
    body: empty,
  });
  expect([reply.status, (await reply.text()).includes('Đèn nào ạ?')]).toEqual([422, true]);
});

test('who comes back after the hour goes on by the secret, with everything typed', async () => {
  const sent = await sendPetition(server, unit.slug);
  await answerPetition(server, sent.code);
  const visitor = await openSender(server, sent);
  server.clock.now = new Date(began.getTime() + 2 * 3_600_000);
  const fields = { reason: 'Đèn vẫn tối như cũ.' };
  const late = await visitor.submit(pageOf(sent, '/xem-lai'), fields);
  expect(late.status).toBe(403);
  const html = await late.text();
  expect(html).toContain('Đèn vẫn tối như cũ.');
  expect(html).toContain('name="secret"');
  const wrong = await visitor.submit(pageOf(sent, '/xem-lai'), { ...fields, secret: 'ABCDEFGH' });
  expect([wrong.status, (await wrong.text()).includes('Đèn vẫn tối như cũ.')]).toEqual([403, true]);
  const done = await visitor.submit(pageOf(sent, '/xem-lai'), { ...fields, secret: sent.secret });
  expect(done.headers.get('location')).toBe(`${pageOf(sent)}?done=reopen`);
  expect(await findPetition(server.db, { code: sent.code })).toMatchObject({ state: 'reopened' });
});

test('a stranger who asks for a form learns nothing that is kept', async () => {
  const sent = await sendPetition(server, unit.slug);
  await ask(server, sent);
  for (const path of ['/tra-loi', '/lien-he', '/rut', '/xoa', '/xoa/xac-nhan', '/ban-sao', '/ban-sao.json']) {
    const answer = await openVisitor(server).get(pageOf(sent, path));
    expect(answer.status, path).toBe(303);
  }
  const posted = await openVisitor(server).submit(pageOf(sent, '/lien-he'), { 'contact.name': 'X' });
  const html = await posted.text();
  expect(posted.status).toBe(403);
  for (const secret of ['Nguyễn', '0912', 'Đèn nào']) expect(html).not.toContain(secret);
});

test('an answer is rated by face and word, changed, and contested once', async () => {
  const sent = await sendPetition(server, unit.slug);
  await answerPetition(server, sent.code);
  const visitor = await openSender(server, sent);
  const nothing = await visitor.submit(pageOf(sent, '/danh-gia'), { mended: 'no', comment: 'Vẫn tối.' });
  const html = await nothing.text();
  expect([nothing.status, html.includes('Vẫn tối.')]).toEqual([422, true]);
  const rated = await visitor.submit(pageOf(sent, '/danh-gia'), { level: '2', mended: 'no', comment: '' });
  expect(rated.status).toBe(303);
  const page = await read(visitor, `${pageOf(sent)}?done=rate`);
  expect(page).toContain('Ông/Bà đã đánh giá: Không hài lòng.');
  expect(page).toContain('Cảm ơn Ông/Bà đã đánh giá.');
  // The fifteenth working day after Monday 15 June.
  expect(page).toContain('đến hết ngày 06/07/2026');
  expect(await read(openVisitor(server), `${pageOf(sent)}?done=rate`)).not.toContain('Cảm ơn Ông/Bà đã');
  const reopened = await visitor.submit(pageOf(sent, '/xem-lai'), { reason: 'Đèn lại tắt.' });
  expect(reopened.status).toBe(303);
  await answerPetition(server, sent.code);
  expect((await visitor.get(pageOf(sent, '/xem-lai'))).status).toBe(303);
  expect(await read(visitor, pageOf(sent))).not.toContain('Đề nghị xem lại');
});

test('contact is corrected, the leave to publish taken back, and the petition withdrawn', async () => {
  const sent = await sendWithPhoto(server, unit.slug, { mayPublish: 'yes' });
  const visitor = await openSender(server, sent);
  const corrected = await visitor.submit(pageOf(sent, '/lien-he'), {
    'contact.name': 'Lan Anh',
    'contact.phone': '0987 654 321',
    'contact.email': '',
    'contact.address': '',
  });
  expect(corrected.status).toBe(303);
  const { id } = (await findPetition(server.db, { code: sent.code }))!;
  expect(await findSender(server.db, id)).toMatchObject({ name: 'Lan Anh', phone: '0987654321' });

  await server.db
    .updateTable('petition_file')
    .set({ is_public: true })
    .where('petition_id', '=', id)
    .execute();
  const [photo] = await filesOf(server, sent);
  expect((await server.get(photo!)).status).toBe(200);
  expect((await visitor.submit(pageOf(sent, '/cong-khai'), { text: 'yes' })).status).toBe(303);
  expect((await server.get(photo!)).status).toBe(404);
  expect(await findPetition(server.db, { code: sent.code })).toMatchObject({
    mayPublishText: true,
    mayPublishPhotos: false,
  });
  const byApi = await server.post(`/api/v1/petitions/${sent.code}/may-publish`, {
    secret: sent.secret,
    mayPublish: { text: false },
  });
  expect(byApi.status).toBe(200);
  expect(await findPetition(server.db, { code: sent.code })).toMatchObject({ mayPublishText: false });

  expect((await visitor.submit(pageOf(sent, '/rut'), { reason: '' })).status).toBe(303);
  expect(await findPetition(server.db, { code: sent.code })).toMatchObject({ state: 'withdrawn' });
  const again = await visitor.submit(pageOf(sent, '/rut'), { reason: 'Lần nữa.' });
  expect([again.status, (await again.text()).includes('Lần nữa.')]).toEqual([409, true]);
});

test('what was never agreed to is not taken later either', async () => {
  const anonymous = { kind: 'gop-y', contact: undefined, consent: undefined };
  const sent = await sendPetition(server, unit.slug, anonymous);
  const contact = await server.post(`/api/v1/petitions/${sent.code}/contact`, {
    secret: sent.secret,
    contact: { name: 'Lan' },
  });
  expect(await contact.json()).toMatchObject({ code: 'consent-required' });
  const visitor = await openSender(server, sent);
  expect(await read(visitor, pageOf(sent))).not.toContain('Sửa thông tin liên hệ');
});

test('everything kept is exported as a file and a page', async () => {
  const sent = await sendPetition(server, unit.slug);
  const visitor = await openSender(server, sent);
  const file = await visitor.get(pageOf(sent, '/ban-sao.json'));
  expect(file.headers.get('content-disposition')).toContain('attachment');
  expect(await file.json()).toMatchObject({ code: sent.code, sender: { phone: '0912345678' } });
  expect(await read(visitor, pageOf(sent, '/ban-sao'))).toContain('0912345678');
});

test('erasing is explained, confirmed, and leaves the outcome without the person', async () => {
  const sent = await sendWithPhoto(server, unit.slug);
  const visitor = await openSender(server, sent);
  const [photo] = await filesOf(server, sent);
  expect(await read(visitor, pageOf(sent, '/xoa'))).toContain('không ai lấy lại được');
  expect(await read(visitor, pageOf(sent, '/xoa'))).toContain(pageOf(sent, '/xoa/xac-nhan'));
  const unsure = await visitor.submit(pageOf(sent, '/xoa/xac-nhan'), {});
  expect(unsure.status).toBe(422);
  expect(await findPetition(server.db, { code: sent.code })).toMatchObject({ erasedAt: null });
  const erased = await visitor.submit(pageOf(sent, '/xoa/xac-nhan'), { understood: 'yes' });
  expect(erased.headers.get('location')).toBe(`${pageOf(sent)}?done=erase`);
  expect(visitor.jar.size).toBe(0);
  const html = await read(visitor, `${pageOf(sent)}?done=erase`);
  expect(html).toContain('Đã xóa thông tin và nội dung của Ông/Bà.');
  expect(html).not.toContain('name="secret"');
  const { id } = (await findPetition(server.db, { code: sent.code }))!;
  expect(await findSender(server.db, id)).toBeUndefined();
  expect((await server.get(photo!)).status).toBe(404);
  const open = await openVisitor(server).submit(pageOf(sent, '/mo'), { secret: sent.secret, to: '' });
  expect(await read(visitor, open.headers.get('location')!)).not.toContain('Phần của Ông/Bà');
  const act = await server.post(`/api/v1/petitions/${sent.code}/erase`, { secret: sent.secret });
  expect(act.status).toBe(409);
});
