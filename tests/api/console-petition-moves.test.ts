import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inHalves } from '../../api/petitions/code.ts';
import { listMessages, listNotes, listNotices } from '../../api/petitions/message-store.ts';
import { arrangePetitionDesk, type PetitionDesk } from '../support/petition-desk.ts';
import { sendPetition } from '../support/petitions.ts';
import { arrangeStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let desk: PetitionDesk;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());
beforeEach(async () => {
  desk = await arrangePetitionDesk(server);
});

const actsIn = (html: string) => [...html.matchAll(/id="act-([a-z-]+)"/g)].map(([, name]) => name);
const auditOf = (code: string) =>
  server.db
    .selectFrom('audit_entry')
    .select(['action', 'after'])
    .where('subject_key', '=', code)
    .orderBy('id')
    .execute();

test('only the moves that the table allows now are offered', async () => {
  const code = await desk.take();
  const offered = actsIn((await desk.open(code)).html);
  for (const name of ['accept', 'ask', 'assign', 'pass', 'extend', 'refuse', 'spam', 'merge', 'note'])
    expect(offered).toContain(name);
  for (const name of ['reply', 'approve', 'return', 'not-spam', 'unmerge'])
    expect(offered).not.toContain(name);
  await desk.act(code, 'ask', { question: 'Đèn nào ạ?' });
  const waiting = actsIn((await desk.open(code)).html);
  expect(waiting).toContain('reply');
  for (const name of ['accept', 'ask', 'extend', 'spam']) expect(waiting).not.toContain(name);
});

test('a petition is accepted by whom it is given to, assigned, and put back to the unit as a whole', async () => {
  const code = await desk.take();
  const accepted = await desk.act(code, 'accept', { 'accept-staff': desk.hoa.id });
  expect([accepted.status, accepted.to]).toEqual([303, `/console${desk.at}/${code}?done=saved`]);
  expect(await desk.stateOf(code)).toMatchObject({ state: 'accepted', handlerStaffId: desk.hoa.id });
  expect((await desk.open(code)).html).toContain('Lê Thị Hoa');
  await desk.act(code, 'assign', { 'assign-staff': '' });
  expect(await desk.stateOf(code)).toMatchObject({ state: 'assigned', handlerStaffId: null });
  const actions = (await auditOf(code)).map(({ action }) => action);
  expect(actions).toEqual(['petition.accept', 'petition.assign']);
});

test('nobody of another unit is given a petition', async () => {
  const other = await arrangePetitionDesk(server);
  const code = await desk.take();
  const answer = await desk.act(code, 'assign', { 'assign-staff': other.minh.id });
  expect(answer.status).toBe(422);
  expect(answer.html).toContain('không còn ở đơn vị');
  expect(await desk.stateOf(code)).toMatchObject({ state: 'submitted', handlerStaffId: null });
});

test('a question stops the clock, and the reply told by phone lets it go on', async () => {
  const code = await desk.take();
  await desk.act(code, 'ask', { question: 'Đèn ở cột số mấy ạ?' });
  expect(await desk.stateOf(code)).toMatchObject({ state: 'needs_info', answerDue: null });
  expect((await desk.open(code)).html).toContain('đang tạm dừng');
  await desk.act(code, 'reply', { 'reply-text': 'Cột số 7.' });
  const { id, state } = await desk.stateOf(code);
  expect(state).toBe('submitted');
  expect((await listMessages(server.db, id)).map(({ author, text }) => [author, text])).toEqual([
    ['staff', 'Đèn ở cột số mấy ạ?'],
    ['sender', 'Cột số 7.'],
  ]);
});

test('passed on, a petition is out of the officer’s hands and in those of the other unit', async () => {
  const name = `Phường Đích ${randomUUID().slice(0, 6)}`;
  const slug = `dich-${randomUUID().slice(0, 6)}`;
  await server.apply({ units: [{ slug, name, kind: 'commune' }] });
  const theirs = await arrangeStaff(server, 'officer', slug);
  const code = await desk.take();
  const passed = await desk.act(code, 'pass', {
    'pass-to': name,
    'pass-reason': 'Thuộc địa bàn phường bạn.',
  });
  expect(passed.status).toBe(303);
  expect((await desk.page(`/units/${slug}/petitions/${code}`, theirs)).status).toBe(200);
  // The unit that it was sent to still reads it, and can do nothing.
  const mine = await desk.open(code);
  expect(mine.status).toBe(200);
  expect(actsIn(mine.html)).toEqual([]);
  expect(mine.html).toContain('Ông/Bà chỉ xem');
  expect((await desk.send(desk.minh, `${desk.at}/${code}/moves/accept`, {})).status).toBe(404);
});

test('where several units fit a name, they are offered, and the one chosen gets it', async () => {
  const number = randomUUID().slice(0, 6);
  const slugs = [`an-hoa-${number}-a`, `an-hoa-${number}-b`];
  for (const [i, slug] of slugs.entries())
    await server.apply({ units: [{ slug, name: `Xã An Hòa ${number} ${i + 1}`, kind: 'commune' }] });
  const code = await desk.take();
  const typed = { 'pass-to': `an hoa ${number}`, 'pass-reason': 'Ở xã An Hòa.' };
  const asked = await desk.act(code, 'pass', typed);
  expect(asked.status).toBe(422);
  for (const slug of slugs) expect(asked.html).toContain(`value="${slug}"`);
  expect(asked.html).toContain('Ở xã An Hòa.');
  const chosen = { ...typed, 'pass-to-for': typed['pass-to'], 'pass-to-slug': slugs[1]! };
  expect((await desk.act(code, 'pass', chosen)).status).toBe(303);
  const { handlerUnitId } = await desk.stateOf(code);
  expect(handlerUnitId).toBe((await desk.unitOf(slugs[1]!)).id);
});

test.each([
  ['extend', { 'extend-amount': '5', 'extend-reason': 'Chờ vật tư.' }, 'submitted'],
  ['refuse', { 'refuse-reason': 'not-ours', 'refuse-text': 'Việc này do tòa án xét.' }, 'refused'],
  [
    'transfer',
    { 'transfer-to': 'Công ty Điện lực', 'transfer-reference': '12/CV', 'transfer-text': 'Đã chuyển.' },
    'transferred',
  ],
  ['redirect', { 'redirect-text': 'Xin gửi đơn tới bộ phận tiếp công dân.' }, 'redirected'],
  ['withdraw', { 'withdraw-reason': 'Bà Lan nói đèn đã sáng.' }, 'withdrawn'],
  ['spam', {}, 'spam'],
])('%s is done from the page, tells its history and its audit', async (name, fields, state) => {
  const code = await desk.take();
  const answer = await desk.act(code, name, fields);
  expect(answer.status, answer.html.slice(0, 2000)).toBe(303);
  expect((await desk.stateOf(code)).state).toBe(state);
  expect((await auditOf(code)).map(({ action }) => action)).toEqual([`petition.${name}`]);
  expect((await desk.open(code)).status).toBe(200);
});

test('what was held as spam is taken back', async () => {
  const code = await desk.take();
  await desk.act(code, 'spam');
  expect((await desk.page(`${desk.at}?tab=spam`, desk.minh)).html).toContain(code);
  await desk.act(code, 'not-spam');
  expect((await desk.stateOf(code)).state).toBe('submitted');
});

test('notes and notices are kept beside the petition, and audited without their words', async () => {
  const code = await desk.take();
  await desk.act(code, 'note', { note: 'Đã hỏi điện lực.' });
  await desk.act(code, 'notice', { 'notice-way': 'phone', 'notice-note': 'Bà Lan nghe máy.' });
  const { id, revision } = await desk.stateOf(code);
  expect(revision).toBe(1);
  expect((await listNotes(server.db, id)).map(({ text }) => text)).toEqual(['Đã hỏi điện lực.']);
  expect(await listNotices(server.db, id)).toMatchObject([{ way: 'phone', note: 'Bà Lan nghe máy.' }]);
  const audit = JSON.stringify(await auditOf(code));
  expect(audit).toContain('petition.notice');
  expect(audit).not.toMatch(/điện lực|Bà Lan/);
});

test.each([
  ['ask', { question: '  ' }, 'question'],
  ['pass', { 'pass-to': 'Không Có Nơi Này', 'pass-reason': 'Lời đã gõ.' }, 'pass-to'],
  ['pass', { 'pass-to': '', 'pass-reason': 'Lời đã gõ.' }, 'pass-to'],
  ['extend', { 'extend-amount': '99', 'extend-reason': 'Lời đã gõ.' }, 'extend-amount'],
  ['extend', { 'extend-amount': 'năm', 'extend-reason': 'Lời đã gõ.' }, 'extend-amount'],
  ['refuse', { 'refuse-reason': 'vi-thich', 'refuse-text': 'Lời đã gõ.' }, 'refuse-reason'],
  ['transfer', { 'transfer-to': ' ', 'transfer-text': 'Lời đã gõ.' }, 'transfer-to'],
  ['notice', { 'notice-way': 'bồ câu', 'notice-note': 'Lời đã gõ.' }, 'notice-way'],
  ['note', { note: 'x'.repeat(2_001) }, 'note'],
  ['merge', { 'merge-into': 'KHONGCO123' }, 'merge-into'],
])(
  '%s with something wrong is refused at its field, and what was typed stays',
  async (name, fields, path) => {
    const code = await desk.take();
    const answer = await desk.act(code, name, fields);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(`href="#f-${path}"`);
    expect(answer.html).toMatch(
      new RegExp(`<details[^>]*\\bopen=""[^>]*id="act-${name}"|id="act-${name}"[^>]*open`),
    );
    for (const typed of Object.values(fields).filter((value) => value.trim())) {
      if (name !== 'refuse' || typed !== 'vi-thich')
        if (typed !== 'bồ câu') expect(answer.html).toContain(typed);
    }
    expect((await desk.stateOf(code)).revision).toBe(1);
  },
);

test('of two officers at once the second is told, and loses nothing of what was typed', async () => {
  const code = await desk.take();
  const seen = valueIn((await desk.open(code, desk.hoa)).html, 'seen');
  await desk.act(code, 'accept');
  const question = 'Đèn ở ngõ nào, xin cho biết thêm?';
  const late = await desk.send(desk.hoa, `${desk.at}/${code}/moves/ask`, { seen, question });
  expect(late.status).toBe(409);
  expect(late.html).toContain('Người khác vừa sửa');
  expect(late.html).toContain(question);
  expect((await desk.stateOf(code)).state).toBe('accepted');
  // Seen again, it goes through as it was typed.
  const again = await desk.send(desk.hoa, `${desk.at}/${code}/moves/ask`, {
    seen: valueIn(late.html, 'seen'),
    question,
  });
  expect(again.status).toBe(303);
});

test('what was typed for a move that is no longer possible is shown to be copied', async () => {
  const code = await desk.take();
  const seen = valueIn((await desk.open(code, desk.hoa)).html, 'seen');
  await desk.act(code, 'refuse', { 'refuse-reason': 'not-ours', 'refuse-text': 'Không thuộc phạm vi.' });
  const question = 'Một câu hỏi dài đã gõ.';
  const late = await desk.send(desk.hoa, `${desk.at}/${code}/moves/ask`, { seen, question });
  expect(late.status).toBe(409);
  expect(late.html).toContain('Những gì Ông/Bà đã nhập');
  expect(late.html).toContain(question);
});

test('a move that does not exist, and a petition that does not, are not found', async () => {
  const code = await desk.take();
  for (const path of [
    `${desk.at}/${code}/moves/publish`,
    `${desk.at}/${code}/moves/toString`,
    `${desk.at}/0000000000/moves/accept`,
  ])
    expect((await desk.send(desk.minh, path, {})).status, path).toBe(404);
});

test('merged with what it repeats, a petition can be separated again', async () => {
  const [first, second] = [await desk.take(), await desk.take()];
  const page = await desk.open(second);
  expect(page.html).toContain('rất giống');
  expect(page.html).toContain(`/compare/${first}`);
  const side = await desk.page(`${desk.at}/${second}/compare/${first}`, desk.minh);
  expect(side.status).toBe(200);
  expect(side.html).toContain(`Gộp vào ${inHalves(first)}`);
  await desk.act(second, 'merge', { 'merge-into': first.toLowerCase() });
  expect(await desk.stateOf(second)).toMatchObject({ state: 'merged' });
  expect((await desk.open(first)).html).toContain('Các việc đã gộp vào đây');
  await desk.act(second, 'unmerge');
  expect(await desk.stateOf(second)).toMatchObject({ state: 'submitted', mergedInto: null });
});

test('a petition of another unit is no target of a merger, and not compared', async () => {
  const other = await arrangePetitionDesk(server);
  const [mine, theirs] = [await desk.take(), await other.take()];
  expect((await desk.act(mine, 'merge', { 'merge-into': theirs })).status).toBe(422);
  expect((await desk.page(`${desk.at}/${mine}/compare/${theirs}`, desk.minh)).status).toBe(404);
  expect((await desk.act(mine, 'merge', { 'merge-into': mine })).html).toContain('với chính nó');
});

test('what goes past a unit is not passed to it', async () => {
  const above = await arrangeCommune(server);
  const below = await arrangeCommune(server, {
    unit: { parent: above.slug, name: `Xã Dưới ${randomUUID()}` },
  });
  const manager = await arrangeStaff(server, 'manager', above.slug);
  const { code } = await sendPetition(server, below.slug, { category: 'nhung-nhieu' });
  const at = `/units/${above.slug}/petitions/${code}`;
  const page = await desk.page(at, manager);
  expect(page.html).toContain('không qua đơn vị bị phản ánh');
  const passed = await desk.send(manager, `${at}/moves/pass`, {
    seen: valueIn(page.html, 'seen'),
    'pass-to': below.slug,
    'pass-reason': 'Trả về xã.',
  });
  expect(passed.status).toBe(422);
  expect(passed.html).toContain('không được chuyển tới đơn vị bị phản ánh');
});
