import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inHalves } from '../../api/petitions/code.ts';
import { refusePetition, renewSecret, transferPetition } from '../../api/petitions/handle.ts';
import { mergePetition } from '../../api/petitions/merging.ts';
import { findPetition } from '../../api/petitions/store.ts';
import { openVisitor, type Visitor } from '../support/console-visitor.ts';
import { filesOf, openSender, pageOf, sendWithPhoto } from '../support/petition-sender.ts';
import { answerPetition, handled, type SentPetition, sendPetition } from '../support/petitions.ts';
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

test('everybody with the code sees state, turn and days with their arithmetic, and never the sender', async () => {
  const sent = await sendPetition(server, unit.slug);
  const answer = await openVisitor(server).get(pageOf(sent));
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-robots-tag')).toBe('noindex');
  for (const words of ['đang chờ tiếp nhận', 'Đến lượt', '17/06/2026', '06/07/2026', 'Vì sao là ngày này?']) {
    expect(html).toContain(words);
  }
  expect(html).toContain('Thời hạn là 15 ngày làm việc.');
  for (const secret of ['Nguyễn Thị Lan', '0912', 'số 12', sent.secret]) expect(html).not.toContain(secret);
});

test('the code is found however it is written, and one address holds the cookie', async () => {
  const sent = await sendPetition(server, unit.slug);
  for (const written of [
    `/KIEN-NGHI/${sent.code}`,
    `/kien-nghi/${inHalves(sent.code).toLowerCase()}`,
    `/kien-nghi/${sent.code.toLowerCase()}`,
  ]) {
    const answer = await openVisitor(server).get(written);
    expect([answer.status, answer.headers.get('location')], written).toEqual([303, pageOf(sent)]);
  }
  const typed = encodeURIComponent(` ${inHalves(sent.code).toLowerCase()} `);
  const looked = await openVisitor(server).get(`/kien-nghi/tra-cuu?ma=${typed}`);
  expect(looked.headers.get('location')).toBe(pageOf(sent));
});

test('a code that nothing has, or that is none, can be typed again', async () => {
  const unknown = await openVisitor(server).get('/kien-nghi/ZZZZZZZZZZ');
  expect(unknown.status).toBe(404);
  expect(await unknown.text()).toMatch(/name="ma"[^>]*value="ZZZZZZZZZZ"/);
  const wrong = await openVisitor(server).get('/kien-nghi/tra-cuu?ma=12');
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toMatch(/name="ma"[^>]*value="12"/);
  const program = await server.get('/kien-nghi/ZZZZZZZZZZ', { accept: 'application/json' });
  expect(await program.json()).toMatchObject({ code: 'petition-unknown' });
});

test('a wrong secret opens nothing and says so', async () => {
  const sent = await sendPetition(server, unit.slug);
  const visitor = openVisitor(server);
  const answer = await visitor.submit(pageOf(sent, '/mo'), { secret: 'ABCDEFGH', to: '' });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('Mã bí mật chưa đúng');
  expect(visitor.jar.size).toBe(0);
});

test('the secret opens the sender’s part for an hour, at this petition alone', async () => {
  const [sent, other] = [await sendPetition(server, unit.slug), await sendPetition(server, unit.slug)];
  const answer = await openVisitor(server).submit(pageOf(sent, '/mo'), {
    secret: inHalves(sent.secret).toLowerCase(),
    to: '',
  });
  const cookie = answer.headers.getSetCookie()[0]!;
  for (const part of [`Path=${pageOf(sent)}`, 'HttpOnly', 'SameSite=Strict', 'Max-Age=3600']) {
    expect(cookie).toContain(part);
  }
  expect(cookie).not.toContain(sent.secret);
  const visitor = await openSender(server, sent);
  expect(await read(visitor, pageOf(sent))).toContain('Đèn đường trước nhà số 12');
  // A browser would not even send it there.
  expect(await read(visitor, pageOf(other))).not.toContain('Đèn đường trước nhà số 12');
  server.clock.now = new Date(began.getTime() + 3_600_000);
  expect(await read(visitor, pageOf(sent))).not.toContain('Đèn đường trước nhà số 12');
});

test('a new secret ends what the old one opened', async () => {
  const sent = await sendPetition(server, unit.slug);
  const visitor = await openSender(server, sent);
  await handled(server, sent.code, (trx, by, petition, around) => renewSecret(trx, by, petition, {}, around));
  expect(await read(visitor, pageOf(sent))).not.toContain('Đèn đường trước nhà số 12');
  const again = await openVisitor(server).submit(pageOf(sent, '/mo'), { secret: sent.secret, to: '' });
  expect(again.status).toBe(403);
});

test('closing the part forgets it on this device', async () => {
  const sent = await sendPetition(server, unit.slug);
  const visitor = await openSender(server, sent);
  expect((await visitor.submit(pageOf(sent, '/dong'), {})).status).toBe(303);
  expect(visitor.jar.size).toBe(0);
});

test('another site makes a browser do nothing', async () => {
  const sent = await sendPetition(server, unit.slug);
  const visitor = await openSender(server, sent);
  for (const path of ['/rut', '/mo', '/dong', '/xoa/xac-nhan', '/lien-he', '/tra-loi']) {
    const answer = await server.app.request(pageOf(sent, path), {
      method: 'POST',
      headers: {
        ...visitor.headers(),
        'Content-Type': 'application/x-www-form-urlencoded',
        'Sec-Fetch-Site': 'cross-site',
        Origin: 'https://evil.example',
      },
      body: 'understood=yes',
    });
    expect(answer.status, path).toBe(403);
  }
  expect(await findPetition(server.db, { code: sent.code })).toMatchObject({ state: 'submitted' });
});

test('guesses are slowed down, together with those at the API', async () => {
  const guarded = await openTestApp({ intakeGuard: 'on' });
  const place = await arrangeCommune(guarded);
  const sent = await sendPetition(guarded, place.slug);
  for (let i = 0; i < 30; i++) {
    await guarded.post(`/api/v1/petitions/${sent.code}/withdraw`, { secret: 'ABCDEFGH' });
    await openVisitor(guarded).submit(pageOf(sent, '/mo'), { secret: 'ABCDEFGH', to: '' });
  }
  const answer = await openVisitor(guarded).submit(pageOf(sent, '/mo'), { secret: sent.secret, to: '' });
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBeTruthy();
  expect(await answer.text()).toContain('quá nhiều lần');
  await guarded.close();
});

test('photos are the sender’s until they are public, and nothing else is handed out', async () => {
  const [sent, other] = [await sendWithPhoto(server, unit.slug), await sendWithPhoto(server, unit.slug)];
  const [photo] = await filesOf(server, sent);
  expect((await server.get(photo!)).status).toBe(404);
  const visitor = await openSender(server, sent);
  const own = await visitor.get(`${photo}?size=preview`);
  expect([own.status, own.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(own.headers.get('cache-control')).toBe('private, no-store');
  const elsewhere = photo!.replace(sent.code, other.code);
  for (const path of [elsewhere, pageOf(sent, '/files/x'), pageOf(sent, `/files/${crypto.randomUUID()}`)]) {
    expect((await visitor.get(path)).status, path).toBe(404);
  }
  const { id } = (await findPetition(server.db, { code: sent.code }))!;
  await server.db
    .updateTable('petition_file')
    .set({ is_public: true })
    .where('petition_id', '=', id)
    .execute();
  expect((await server.get(photo!)).status).toBe(200);
  expect(await read(openVisitor(server), pageOf(sent))).toContain(`${photo}?size=preview`);
});

test('exits say why and where to, and a merged one leads to the other', async () => {
  const [refused, transferred, merged, into] = await Promise.all(
    Array.from({ length: 4 }, () => sendPetition(server, unit.slug)),
  );
  await handled(server, refused!.code, (trx, by, petition, around) =>
    refusePetition(trx, by, petition, { reason: 'not-ours', text: 'Việc này do tòa án xét.' }, around),
  );
  const passedOn = { to: 'Sở Xây dựng', reference: '12/CV-UBND', text: 'Đường do Sở quản lý.' };
  await handled(server, transferred!.code, (trx, by, petition, around) =>
    transferPetition(trx, by, petition, passedOn, around),
  );
  const other = (await findPetition(server.db, { code: into!.code }))!;
  await handled(server, merged!.code, (trx, by, petition, around) =>
    mergePetition(trx, by, petition, { into: other }, around),
  );
  const visitor = openVisitor(server);
  const words: [SentPetition, string[]][] = [
    [refused!, ['Không thuộc phạm vi', 'Việc này do tòa án xét.']],
    [transferred!, ['Sở Xây dựng', '12/CV-UBND', 'Đường do Sở quản lý.']],
    [merged!, [`href="${pageOf(into!)}"`]],
  ];
  for (const [sent, expected] of words) {
    const html = await read(visitor, pageOf(sent));
    for (const one of expected) expect(html).toContain(one);
  }
});

test('a promise is open, then broken, then kept', async () => {
  const sent = await sendPetition(server, unit.slug);
  await answerPetition(server, sent.code, { outcome: 'promised', promiseDay: '2026-06-30' });
  const visitor = openVisitor(server);
  expect(await read(visitor, pageOf(sent))).toContain('Hẹn làm xong trước hết ngày 30/06/2026.');
  server.clock.now = new Date('2026-07-02T03:00:00Z');
  expect(await read(visitor, pageOf(sent))).toContain('Đã quá ngày hẹn (30/06/2026)');
  await answerPetition(server, sent.code);
  expect(await read(visitor, pageOf(sent))).toContain('muộn hơn ngày hẹn (30/06/2026)');
});

test('the page speaks English where the link says so', async () => {
  const sent = await sendPetition(server, unit.slug);
  const html = await read(openVisitor(server), `${pageOf(sent)}?lang=en`);
  expect(html).toContain('Why this date?');
  expect(html).toContain('lang=en');
});
