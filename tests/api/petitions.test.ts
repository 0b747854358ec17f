import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveAnswer, draftAnswer, publishAnswer, returnAnswer } from '../../api/petitions/answering.ts';
import {
  acceptPetition,
  askSender,
  assignPetition,
  extendPetition,
  passPetition,
  refusePetition,
} from '../../api/petitions/handle.ts';
import { mergePetition, separatePetition } from '../../api/petitions/merging.ts';
import { findPetition, findSender } from '../../api/petitions/store.ts';
import { findUnit } from '../../api/units/store.ts';
import { handled, petitionBody, type SentPetition, sendPetition } from '../support/petitions.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let unit: TestUnit;
beforeAll(async () => {
  server = await openTestApp();
  unit = await arrangeCommune(server);
});
afterAll(() => server.close());

const send = (body: unknown, headers = {}) => server.post('/api/v1/petitions', body, headers);
const view = (code: string) => server.getJson(`/api/v1/petitions/${code}`);
const act = (of: SentPetition, name: string, body: object) =>
  server.post(`/api/v1/petitions/${of.code}/${name}`, { secret: of.secret, ...body });

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return (await response.json()) as { code: string; errors?: { path: string; message: string }[] };
}

/** From its receipt to its published answer. */
async function answer(code: string, changes: { outcome?: 'done' | 'promised'; promiseDay?: string } = {}) {
  const { outcome = 'done', promiseDay = null } = changes;
  const { state } = (await findPetition(server.db, { code }))!;
  if (state === 'submitted') {
    await handled(server, code, (trx, by, petition, around) => acceptPetition(trx, by, petition, {}, around));
  }
  await handled(server, code, (trx, by, petition, around) =>
    draftAnswer(trx, by, petition, { outcome, promiseDay, text: 'Đã thay bóng đèn mới.', files: [] }, around),
  );
  await handled(server, code, approveAnswer, { staffId: 'hoa', name: 'hoa' });
  await handled(server, code, (trx, by, petition, around) =>
    publishAnswer(trx, by, petition, { hidden: [], publicFiles: [] }, around),
  );
}

test('a petition gets a code, a secret and its days', async () => {
  // Monday 15 June 2026: two and fifteen working days after it.
  const sent = await sendPetition(server, unit.slug);
  expect(sent).toMatchObject({ acknowledgeBy: '2026-06-17', answerBy: '2026-07-06' });
  expect(sent.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
  expect(sent.secret).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
});

test('the same petition sent twice gets the same answer, and another under its id is refused', async () => {
  const body = petitionBody(unit.slug);
  const first = await (await send(body)).json();
  expect(await (await send({ ...body, locale: 'en' })).json()).toEqual(first);
  const other = await send({ ...body, text: 'Việc khác.' });
  expect([other.status, (await problemOf(other)).code]).toEqual([409, 'petition-conflict']);
});

test('what everybody may see never names the sender', async () => {
  const sent = await sendPetition(server, unit.slug);
  const text = JSON.stringify(await view(sent.code));
  for (const secret of ['Lan', '0912', '345678', 'số 12', sent.secret]) expect(text).not.toContain(secret);
  expect(await view(sent.code)).toMatchObject({
    state: 'submitted',
    turn: 'office',
    kind: { key: 'phan-anh' },
    category: { key: 'chieu-sang' },
    unit: { slug: unit.slug },
    answer: { by: '2026-07-06', state: 'on-time' },
    text: null,
  });
  expect((await view(sent.code)).answer.explanation.join(' ')).toContain('15');
});

test.each<[string, object, string, string]>([
  ['no unit', { unit: 'khong-co' }, 'invalid-input', 'unit'],
  ['no kind', { kind: 'khong-co' }, 'invalid-input', 'kind'],
  ['no category', { category: 'khong-co' }, 'invalid-input', 'category'],
  ['no text', { text: '  ' }, 'invalid-input', 'text'],
  ['a text that is too long', { text: 'a'.repeat(5_001) }, 'invalid-input', 'text'],
  ['no name', { contact: { phone: '0912345678' } }, 'invalid-input', 'contact.name'],
  ['neither phone nor e-mail', { contact: { name: 'Lan' } }, 'invalid-input', 'contact.phone'],
  ['a phone that is none', { contact: { name: 'Lan', phone: '12' } }, 'invalid-input', 'contact.phone'],
  ['no consent', { consent: undefined }, 'consent-required', 'consent'],
  ['consent withheld', { consent: { version: '1', agreed: false } }, 'consent-required', 'consent'],
  [
    'an unknown text of consent',
    { consent: { version: '9', agreed: true } },
    'invalid-input',
    'consent.version',
  ],
  ['half a position', { place: { latitude: 20 } }, 'invalid-input', 'place'],
  ['a member that is unknown', { phone: '1' }, 'invalid-input', 'phone'],
])('%s is refused by its path', async (_, changes, code, path) => {
  const response = await send(petitionBody(unit.slug, changes));
  const body = await problemOf(response);
  expect([response.status, body.code]).toEqual([422, code]);
  expect(body.errors!.map((error) => error.path)).toContain(path);
});

test('an idea needs neither name nor consent', async () => {
  const sent = await sendPetition(server, unit.slug, {
    kind: 'gop-y',
    contact: undefined,
    consent: undefined,
  });
  expect((await findPetition(server.db, { code: sent.code }))!.consentVersion).toBeNull();
});

test('a form with its fields is the same as JSON', async () => {
  const form = new FormData();
  const fields = { unit: unit.slug, kind: 'phan-anh', text: 'Rác chưa thu gom.', category: 'rac-thai' };
  for (const [name, value] of Object.entries({ id: randomUUID(), ...fields })) form.set(name, value);
  form.set('contact.name', 'Lan');
  form.set('contact.email', 'Lan@Example.com');
  form.set('consent.version', '1');
  form.set('consent.agreed', 'yes');
  const response = await server.app.request('/api/v1/petitions', { method: 'POST', body: form });
  expect(response.status).toBe(201);
  const { code } = (await response.json()) as SentPetition;
  const petition = (await findPetition(server.db, { code }))!;
  expect(await findSender(server.db, petition.id)).toMatchObject({ name: 'Lan', email: 'lan@example.com' });
});

test('harassment goes to the superior, and its sender is hidden from the unit', async () => {
  const above = `tp-${randomUUID().slice(0, 8)}`;
  await server.apply({ units: [{ slug: above, name: 'Thành phố Trên', kind: 'province' }] });
  const below = await arrangeCommune(server, { unit: { parent: above } });
  const { code } = await sendPetition(server, below.slug, { category: 'nhung-nhieu' });
  const petition = (await findPetition(server.db, { code }))!;
  const superior = (await findUnit(server.db, above))!;
  expect(petition).toMatchObject({
    handlerUnitId: superior.id,
    identityUnitId: superior.id,
    pastTheUnit: true,
  });
});

test('the clock stands still while the sender is asked, and goes on by the days it stood', async () => {
  const sent = await sendPetition(server, unit.slug);
  const began = server.clock.now;
  await handled(server, sent.code, (trx, by, petition, around) =>
    askSender(trx, by, petition, { question: 'Đèn nào ạ?' }, around),
  );
  expect(await view(sent.code)).toMatchObject({ state: 'needs_info', turn: 'sender', answer: { by: null } });
  server.clock.now = new Date('2026-06-18T03:00:00Z');
  expect((await act(sent, 'reply', { text: 'Đèn ngay cổng chợ.' })).status).toBe(200);
  // Asked on Monday, answered on Thursday: three working days.
  expect(await view(sent.code)).toMatchObject({ state: 'submitted', answer: { by: '2026-07-09' } });
  server.clock.now = began;
});

test('from receipt to the published answer, with a second person, a rating and a reopening', async () => {
  const sent = await sendPetition(server, unit.slug);
  const { code } = sent;
  await handled(server, code, (trx, by, petition, around) => acceptPetition(trx, by, petition, {}, around));
  await handled(server, code, (trx, by, petition, around) =>
    assignPetition(trx, by, petition, { staff: null }, around),
  );
  await handled(server, code, (trx, by, petition, around) =>
    draftAnswer(trx, by, petition, { outcome: 'done', promiseDay: null, text: 'Đã sửa.', files: [] }, around),
  );
  await expect(handled(server, code, approveAnswer)).rejects.toMatchObject({ code: 'second-person-needed' });
  await handled(server, code, (trx, by, petition, around) =>
    returnAnswer(trx, by, petition, { reason: 'Thiếu ảnh.' }, around),
  );
  await answer(code);
  const published = await view(code);
  expect(published).toMatchObject({ state: 'published', turn: 'nobody', answers: [{ outcome: 'done' }] });
  expect(JSON.stringify(published)).not.toContain('Thiếu ảnh');

  expect((await act(sent, 'rating', { level: 2, mended: false, comment: 'Vẫn tối.' })).status).toBe(200);
  expect((await act(sent, 'reopen', { reason: 'Đèn lại tắt.' })).status).toBe(200);
  const reopened = await view(code);
  expect(reopened).toMatchObject({ state: 'reopened', answer: { by: '2026-07-06' } });
  await answer(code);
  const again = await act(sent, 'reopen', { reason: 'Lại hỏng.' });
  expect([again.status, (await problemOf(again)).code]).toEqual([409, 'petition-move-refused']);
});

test('an answer is contested within fifteen working days, and no later', async () => {
  const began = server.clock.now;
  const sent = await sendPetition(server, unit.slug);
  await answer(sent.code);
  server.clock.now = new Date('2026-07-07T03:00:00Z');
  expect((await act(sent, 'reopen', { reason: 'Muộn.' })).status).toBe(409);
  server.clock.now = new Date('2026-07-06T03:00:00Z');
  expect((await act(sent, 'reopen', { reason: 'Vẫn kịp.' })).status).toBe(200);
  server.clock.now = began;
});

test('a promise stays open until it is kept, and past its day it is broken', async () => {
  const began = server.clock.now;
  const sent = await sendPetition(server, unit.slug);
  await answer(sent.code, { outcome: 'promised', promiseDay: '2026-06-30' });
  expect(await view(sent.code)).toMatchObject({
    state: 'promised',
    promise: { day: '2026-06-30', kept: false, broken: false },
  });
  server.clock.now = new Date('2026-07-01T03:00:00Z');
  expect((await view(sent.code)).promise).toEqual({ day: '2026-06-30', kept: false, broken: true });
  await answer(sent.code);
  expect(await view(sent.code)).toMatchObject({ state: 'published', promise: { kept: true, broken: true } });
  server.clock.now = began;
});

test('an extension moves the day once, with its reason, and not after the day', async () => {
  const sent = await sendPetition(server, unit.slug);
  const extend = () =>
    handled(server, sent.code, (trx, by, petition, around) =>
      extendPetition(trx, by, petition, { amount: 5, reason: 'Chờ vật tư.' }, around),
    );
  await extend();
  expect(await view(sent.code)).toMatchObject({ answer: { by: '2026-07-13' } });
  await expect(extend()).rejects.toMatchObject({ code: 'petition-move-refused' });
});

test('a merged petition has the other’s answer, and can be separated again', async () => {
  const [first, second] = [await sendPetition(server, unit.slug), await sendPetition(server, unit.slug)];
  const into = (await findPetition(server.db, { code: first.code }))!;
  await handled(server, second.code, (trx, by, petition, around) =>
    mergePetition(trx, by, petition, { into }, around),
  );
  expect(await view(second.code)).toMatchObject({ state: 'merged', mergedInto: first.code });
  await handled(server, second.code, separatePetition);
  expect(await view(second.code)).toMatchObject({ state: 'submitted', mergedInto: null });
});

test('what was passed on is in the hands of the other unit, and says so', async () => {
  const other = await arrangeCommune(server);
  const sent = await sendPetition(server, unit.slug);
  const to = (await findUnit(server.db, other.slug))!;
  await handled(server, sent.code, (trx, by, petition, around) =>
    passPetition(trx, by, petition, { to, reason: 'Thuộc địa bàn xã bên.' }, around),
  );
  const passed = await view(sent.code);
  expect(passed).toMatchObject({
    state: 'submitted',
    handler: { slug: other.slug },
    unit: { slug: unit.slug },
  });
  expect(passed.history.at(-1)).toMatchObject({ move: 'pass', text: 'Thuộc địa bàn xã bên.' });
});

test('a refusal gives its reason, and cannot be undone', async () => {
  const sent = await sendPetition(server, unit.slug);
  await handled(server, sent.code, (trx, by, petition, around) =>
    refusePetition(trx, by, petition, { reason: 'not-ours', text: 'Việc này do tòa án xét.' }, around),
  );
  expect(await view(sent.code)).toMatchObject({ state: 'refused', refusal: { reason: 'not-ours' } });
  expect((await act(sent, 'withdraw', {})).status).toBe(409);
});

test('what the sender erases leaves history and figures, and nothing of the sender', async () => {
  const sent = await sendPetition(server, unit.slug, { text: 'Gọi tôi số 0987654321.' });
  const { id } = (await findPetition(server.db, { code: sent.code }))!;
  const exported = await (await act(sent, 'export', {})).json();
  expect(exported).toMatchObject({ sender: { name: 'Nguyễn Thị Lan', phone: '0912345678' } });
  expect((await act(sent, 'erase', {})).status).toBe(200);
  expect(await findSender(server.db, id)).toBeUndefined();
  const petition = (await findPetition(server.db, { code: sent.code }))!;
  expect(petition).toMatchObject({ text: '', state: 'withdrawn', categoryId: expect.any(Number) });
  const rows = JSON.stringify(
    await server.db.selectFrom('petition').selectAll().where('id', '=', id).execute(),
  );
  expect(rows).not.toMatch(/0987654321|Lan/);
});

test('another’s secret, or none, opens nothing', async () => {
  const [mine, other] = [await sendPetition(server, unit.slug), await sendPetition(server, unit.slug)];
  const wrong = await server.post(`/api/v1/petitions/${mine.code}/withdraw`, { secret: other.secret });
  expect([wrong.status, (await problemOf(wrong)).code]).toEqual([403, 'petition-secret-wrong']);
  expect((await server.post(`/api/v1/petitions/${mine.code}/withdraw`, {})).status).toBe(422);
  expect((await server.get('/api/v1/petitions/0000000000')).status).toBe(404);
});

test('advertisements are held for a person to look at, with their code', async () => {
  const text = 'Vay nhanh http://a.example http://b.example http://c.example http://d.example';
  const { code } = await sendPetition(server, unit.slug, { kind: 'gop-y', text });
  expect((await view(code)).state).toBe('spam');
});
