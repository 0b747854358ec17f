import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { mailBy, type SendMail } from '../../api/notices/mail.ts';
import { approveAnswer, draftAnswer, publishAnswer } from '../../api/petitions/answering.ts';
import { reopenPetition } from '../../api/petitions/by-sender.ts';
import { inHalves } from '../../api/petitions/code.ts';
import { listEvents } from '../../api/petitions/event-store.ts';
import { acceptPetition, askSender, assignPetition } from '../../api/petitions/handle.ts';
import { keepPetitions } from '../../api/petitions/jobs.ts';
import { mergePetition } from '../../api/petitions/merging.ts';
import { findPetition, findSender } from '../../api/petitions/store.ts';
import { at } from '../support/alerts.ts';
import { handled, petitionBody, sendPetition } from '../support/petitions.ts';
import { arrangeStaff, submit } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let send: SendMail;
beforeAll(async () => {
  const mail = { smtpUrl: 'smtp://127.0.0.1:9', mailFrom: 'khaosat@example.gov.vn' };
  server = await openTestApp(mail);
  send = mailBy(server.deps.config)!;
});
afterAll(() => server.close());
afterEach(() => {
  server.clock.now = at('2026-06-15');
});

/** A province with a manager, and a commune below it. */
async function arrangeTwo() {
  const above = await arrangeCommune(server, { unit: { name: 'Thành phố Thử', kind: 'province' } });
  const unit = await arrangeCommune(server, { unit: { parent: above.slug } });
  const superior = await arrangeStaff(server, 'manager', above.slug, 'Trần Văn Minh');
  const head = await arrangeStaff(server, 'manager', unit.slug, 'Lê Thị Hoa');
  return { above, unit, superior, head };
}

const keep = async (day: string, time = '08:00') => {
  server.clock.now = at(day, time);
  await keepPetitions(server.deps, send);
};
const find = async (code: string) => (await findPetition(server.db, { code }))!;
const movesOf = async (code: string) =>
  (await listEvents(server.db, (await find(code)).id)).map(({ move }) => move);
const lettersTo = ({ email }: { email: string }) =>
  server.db
    .selectFrom('letter')
    .selectAll()
    .where('to_address', '=', email)
    // Others tell staff what came to them.
    .where('about_kind', 'in', ['petition-escalation', 'petition-promise'])
    .orderBy('id')
    .execute();

async function answer(code: string, outcome: 'done' | 'promised' = 'done', promiseDay: string | null = null) {
  if ((await find(code)).state === 'submitted') {
    await handled(server, code, (trx, by, petition, around) => acceptPetition(trx, by, petition, {}, around));
  }
  await handled(server, code, (trx, by, petition, around) =>
    draftAnswer(trx, by, petition, { outcome, promiseDay, text: 'Đã thay bóng.', files: [] }, around),
  );
  await handled(server, code, approveAnswer, { staffId: 'hoa', name: 'hoa' });
  await handled(server, code, (trx, by, petition, around) =>
    publishAnswer(trx, by, petition, { hidden: [], publicFiles: [] }, around),
  );
}

test('what is overdue goes to the superior once, and once more where it was reopened', async () => {
  const { unit, superior, head } = await arrangeTwo();
  const sent = await sendPetition(server, unit.slug);
  const other = await sendPetition(server, unit.slug);
  expect(sent.answerBy).toBe('2026-07-06');
  await keep('2026-07-06', '23:59');
  expect(await lettersTo(superior)).toEqual([]);
  await keep('2026-07-07', '00:30');
  await keep('2026-07-08');
  const [letter, ...more] = await lettersTo(superior);
  expect(more).toEqual([]);
  expect(letter!.subject).toContain('2 phản ánh quá hạn');
  for (const { code } of [sent, other])
    expect(letter!.text).toContain(`${inHalves(code)}: hạn trả lời 06/07/2026`);
  expect(letter!.text).not.toMatch(/Lan|0912/);
  expect(await lettersTo(head)).toEqual([]);
  expect((await find(sent.code)).escalatedAt).toEqual(at('2026-07-07', '00:30'));
  expect((await movesOf(sent.code)).filter((move) => move === 'escalate')).toHaveLength(1);

  await answer(sent.code);
  await handled(server, sent.code, (trx, _, petition, around) =>
    reopenPetition(trx, { actor: 'sender' }, petition, { reason: 'Vẫn tối.' }, around),
  );
  await keep('2026-07-09');
  expect(await lettersTo(superior)).toHaveLength(1);
  await keep('2026-08-20');
  expect((await lettersTo(superior)).at(-1)!.text).toContain(inHalves(sent.code));
  expect((await movesOf(sent.code)).filter((move) => move === 'escalate')).toHaveLength(2);
});

test('nothing is escalated that waits for its sender, has ended or has nobody above it', async () => {
  const { unit, superior } = await arrangeTwo();
  const top = await arrangeCommune(server);
  const [asked, answered, alone] = [
    await sendPetition(server, unit.slug),
    await sendPetition(server, unit.slug),
    await sendPetition(server, top.slug),
  ];
  await handled(server, asked.code, (trx, by, petition, around) =>
    askSender(trx, by, petition, { question: 'Ở đâu?' }, around),
  );
  await answer(answered.code);
  await keep('2026-08-20');
  for (const { code } of [asked, answered, alone]) expect((await find(code)).escalatedAt, code).toBeNull();
  expect(await lettersTo(superior)).toEqual([]);
});

test('without a mail server the superior still sees it', async () => {
  const { unit } = await arrangeTwo();
  const sent = await sendPetition(server, unit.slug);
  server.clock.now = at('2026-07-08');
  await keepPetitions(server.deps, null);
  expect((await find(sent.code)).escalatedAt).not.toBeNull();
});

test('a promise reminds its officer three working days before, and the day after it is broken, once each', async () => {
  const { unit, head } = await arrangeTwo();
  const officer = await arrangeStaff(server, 'officer', unit.slug, 'Phạm Văn An');
  const [sent, ofNobody] = [await sendPetition(server, unit.slug), await sendPetition(server, unit.slug)];
  await handled(server, sent.code, (trx, by, petition, around) =>
    assignPetition(trx, by, petition, { staff: officer }, around),
  );
  // Monday; the third working day before it is the Wednesday.
  for (const { code } of [sent, ofNobody]) await answer(code, 'promised', '2026-06-29');
  await keep('2026-06-23');
  expect(await lettersTo(officer)).toEqual([]);
  for (const day of ['2026-06-24', '2026-06-25', '2026-06-29']) await keep(day);
  expect((await lettersTo(officer)).map(({ subject }) => subject)).toEqual([
    `Lắng Nghe: sắp đến ngày hẹn của phản ánh ${inHalves(sent.code)}`,
  ]);
  for (const day of ['2026-06-30', '2026-07-01']) await keep(day);
  expect((await lettersTo(officer)).at(-1)!.subject).toContain('đã qua ngày hẹn');
  expect(await lettersTo(officer)).toHaveLength(2);
  // Nobody has the other in hand: the head is reminded.
  const toHead = (await lettersTo(head)).map(({ text }) => text);
  expect(toHead).toHaveLength(2);
  for (const text of toHead) expect(text).toContain(ofNobody.code);
});

test('a promise that is kept reminds nobody', async () => {
  const { unit, head } = await arrangeTwo();
  const sent = await sendPetition(server, unit.slug);
  await answer(sent.code, 'promised', '2026-06-29');
  await answer(sent.code);
  await keep('2026-06-25');
  await keep('2026-07-02');
  expect(await lettersTo(head)).toEqual([]);
});

test('a sender is forgotten when the time of the kind is over, and what happened stays', async () => {
  const { unit } = await arrangeTwo();
  const ended = await sendPetition(server, unit.slug);
  const open = await sendPetition(server, unit.slug);
  const promised = await sendPetition(server, unit.slug);
  const merged = await sendPetition(server, unit.slug);
  await answer(ended.code);
  await answer(promised.code, 'promised', '2026-06-29');
  const into = await find(open.code);
  await handled(server, merged.code, (trx, by, petition, around) =>
    mergePetition(trx, by, petition, { into }, around),
  );
  await keep('2028-06-14');
  expect(await findSender(server.db, (await find(ended.code)).id)).toBeDefined();
  await keep('2028-06-16');
  const erased = await find(ended.code);
  expect(erased).toMatchObject({ state: 'published', text: '', erasedAt: at('2028-06-16', '08:00') });
  expect(await findSender(server.db, erased.id)).toBeUndefined();
  expect(await movesOf(ended.code)).toEqual(['submit', 'accept', 'answer', 'approve', 'publish', 'erase']);
  for (const { code } of [open, promised, merged]) expect((await find(code)).erasedAt, code).toBeNull();
  const { rows } = await server.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('action', '=', 'petition.erase')
    .where('subject_key', '=', ended.code)
    .orderBy('id')
    .execute()
    .then((rows) => ({ rows }));
  expect(rows.map(({ staff_name }) => staff_name)).toEqual(['–']);
});

test('a kind without a time keeps its senders', async () => {
  const { unit } = await arrangeTwo();
  await server.db
    .updateTable('petition_kind')
    .set({ retention_months: null })
    .where('key', '=', 'kien-nghi')
    .execute();
  const sent = await sendPetition(server, unit.slug, { kind: 'kien-nghi' });
  await answer(sent.code);
  await keep('2040-01-05');
  expect((await find(sent.code)).erasedAt).toBeNull();
});

test('a new day off moves the days of open petitions, and their history says from which to which', async () => {
  const { unit } = await arrangeTwo();
  const [open, ended] = [await sendPetition(server, unit.slug), await sendPetition(server, unit.slug)];
  await answer(ended.code);
  const endedBefore = await find(ended.code);
  const admin = await arrangeStaff(server, 'administrator');
  const year = (
    await server.db.selectFrom('calendar_year').selectAll().where('year', '=', 2026).execute()
  )[0]!;
  const page = await (await server.get('/console/calendar/2026', admin.headers)).text();
  const seen = /name="seen" value="([^"]*)"/.exec(page)![1]!;
  const saved = await submit(server, admin, '/console/calendar/2026', {
    seen,
    off: [...year.off, '2026-06-22'].join('\n'),
    workedSaturdays: year.worked_saturdays.join('\n'),
    status: year.status,
  });
  expect(saved.status).toBe(303);
  const petition = await find(open.code);
  expect(petition.answerDue).toEqual(at('2026-07-08', '00:00'));
  const [, event] = await listEvents(server.db, petition.id);
  expect(event).toMatchObject({ move: 'recompute', facts: { dayBefore: '2026-07-06', day: '2026-07-07' } });
  expect(petition.revision).toBe(2);
  expect(await find(ended.code)).toEqual(endedBefore);
  const [entry] = await server.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('action', '=', 'petition.recompute')
    .where('subject_key', '=', open.code)
    .orderBy('id')
    .execute();
  expect(entry).toMatchObject({
    staff_name: '–',
    before: { due: '2026-07-06' },
    after: { due: '2026-07-07' },
  });

  // The same calendar again moves nothing, by the job neither.
  await keep('2026-06-15');
  expect((await find(open.code)).revision).toBe(2);
  await server.apply({
    calendar: { 2026: { off: year.off, workedSaturdays: year.worked_saturdays, status: year.status } },
  });
  expect((await find(open.code)).answerDue).toEqual(at('2026-07-07', '00:00'));
});

test('the same words from very many are held, with their code and their day; a neighbour’s are not', async () => {
  const guarded = await openTestApp({ intakeGuard: 'on' });
  try {
    const unit = await arrangeCommune(guarded);
    for (let i = 0; i < 20; i++) {
      const phone = `09123450${String(i).padStart(2, '0')}`;
      await sendPetition(guarded, unit.slug, { contact: { name: 'Lan', phone } });
    }
    const states = () => guarded.db.selectFrom('petition').select('state').orderBy('entered_at').execute();
    expect((await states()).every(({ state }) => state === 'submitted')).toBe(true);
    const next = await sendPetition(guarded, unit.slug, { contact: { name: 'Lan', phone: '0988777666' } });
    expect((await findPetition(guarded.db, next))!.state).toBe('spam');
    expect(next.answerBy).toBe('2026-07-06');
    guarded.clock.now = at('2026-06-17');
    const tomorrow = await guarded.post('/api/v1/petitions', petitionBody(unit.slug));
    expect(tomorrow.status).toBe(201);
    const { code } = (await tomorrow.json()) as { code: string };
    expect((await findPetition(guarded.db, { code }))!.state).toBe('submitted');
  } finally {
    await guarded.close();
  }
});
