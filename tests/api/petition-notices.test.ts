import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sendLetters } from '../../api/notices/jobs.ts';
import { mailBy } from '../../api/notices/mail.ts';
import { publishAnswer } from '../../api/petitions/answering.ts';
import { inHalves } from '../../api/petitions/code.ts';
import {
  acceptPetition,
  askSender,
  assignPetition,
  extendPetition,
  holdAsSpam,
  passPetition,
  refusePetition,
  transferPetition,
} from '../../api/petitions/handle.ts';
import { mergePetition, separatePetition } from '../../api/petitions/merging.ts';
import { listNotices } from '../../api/petitions/message-store.ts';
import { findPetition } from '../../api/petitions/store.ts';
import { findUnit } from '../../api/units/store.ts';
import { webhookEvents } from '../../api/webhooks/events.ts';
import { deliverWebhooks } from '../../api/webhooks/jobs.ts';
import { addWebhook } from '../../api/webhooks/store.ts';
import { openMailReceiver } from '../support/mail-receiver.ts';
import { answerPetition, handled, type SentPetition, sendPetition } from '../support/petitions.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';
import { openWebhookReceiver } from '../support/webhook-receiver.ts';

let server: TestApp;
let unit: TestUnit;
let mail: Awaited<ReturnType<typeof openMailReceiver>>;
let hook: Awaited<ReturnType<typeof openWebhookReceiver>>;
beforeAll(async () => {
  mail = await openMailReceiver();
  hook = await openWebhookReceiver();
  server = await openTestApp({ smtpUrl: mail.url, mailFrom: 'khaosat@example.gov.vn' });
});
beforeEach(async () => {
  unit = await arrangeCommune(server);
});
afterEach(() => {
  mail.received.length = 0;
  hook.begin();
});
afterAll(async () => {
  await server.close();
  await mail.close();
  await hook.close();
});

const contact = { name: 'Lan', phone: '0912345678', email: 'lan@example.com' };
const send = (changes: object = {}) => sendPetition(server, unit.slug, { contact, ...changes });

/** The letters that have gone out since the last time. */
async function letters() {
  mail.received.length = 0;
  await sendLetters(server.deps, mailBy(server.deps.config));
  return [...mail.received];
}

async function noticesOf({ code }: SentPetition) {
  const { id } = (await findPetition(server.db, { code }))!;
  return (await listNotices(server.db, id)).map(({ way, about }) => `${way} ${about}`);
}

/** A webhook of a unit (null: of every unit), with what came to it since. */
async function listen(slug: string | null) {
  const unitId = slug === null ? null : (await findUnit(server.db, slug))!.id;
  const path = `/${randomUUID()}`;
  const url = hook.url.replace('/hook', path);
  await server.db
    .transaction()
    .execute((trx) =>
      addWebhook(trx, { url, description: '', events: [...webhookEvents], unitId }, server.clock.now),
    );
  return async () => {
    await deliverWebhooks(server.deps);
    return hook.received
      .filter((call) => call.path === path)
      .map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> });
  };
}

test('the receipt names code, link and days, and neither the matter nor the secret', async () => {
  const sent = await send();
  const [letter] = await letters();
  expect(letter!.to).toEqual(['lan@example.com']);
  for (const words of ['Xã Thử Nghiệm', inHalves(sent.code), `/kien-nghi/${sent.code}`, '17/06/2026']) {
    expect(letter!.text).toContain(words);
  }
  for (const words of [sent.secret, inHalves(sent.secret), 'Đèn đường', '0912']) {
    expect(letter!.text).not.toContain(words);
  }
  expect(await noticesOf(sent)).toEqual(['email received']);
});

test('each move that concerns the sender is one letter', async () => {
  const other = await arrangeCommune(server);
  const to = (await findUnit(server.db, other.slug))!;
  const sent = await send();
  const { code } = sent;
  await handled(server, code, (trx, by, petition, around) => acceptPetition(trx, by, petition, {}, around));
  await handled(server, code, (trx, by, petition, around) =>
    assignPetition(trx, by, petition, { staff: null }, around),
  );
  await handled(server, code, (trx, by, petition, around) =>
    askSender(trx, by, petition, { question: 'Đèn nào ạ?' }, around),
  );
  await server.post(`/api/v1/petitions/${code}/reply`, { secret: sent.secret, text: 'Đèn cổng chợ.' });
  await handled(server, code, (trx, by, petition, around) =>
    extendPetition(trx, by, petition, { amount: 5, reason: 'Chờ vật tư.' }, around),
  );
  await handled(server, code, (trx, by, petition, around) =>
    passPetition(trx, by, petition, { to, reason: 'Thuộc địa bàn xã bên.' }, around),
  );
  await answerPetition(server, code, { outcome: 'promised', promiseDay: '2026-06-30' });
  await server.post(`/api/v1/petitions/${code}/rating`, { secret: sent.secret, level: 2 });
  await server.post(`/api/v1/petitions/${code}/reopen`, { secret: sent.secret, reason: 'Chưa xong.' });
  expect(await noticesOf(sent)).toEqual([
    'email received',
    'email accepted',
    'email asked',
    'email extended',
    'email passed',
    'email accepted',
    'email promised',
    'email reopened',
  ]);
  const texts = (await letters()).map(({ text }) => text);
  expect(texts).toHaveLength(8);
  expect(texts[2]).toContain('cần hỏi thêm');
  expect(texts.join()).not.toContain('Đèn nào ạ?');
  expect(texts[3]).toContain('Hạn mới: hết ngày 13/07/2026');
  expect(texts[6]).toContain('30/06/2026');
});

test('a petition given to somebody without more is accepted by that', async () => {
  const sent = await send();
  await handled(server, sent.code, (trx, by, petition, around) =>
    assignPetition(trx, by, petition, { staff: null }, around),
  );
  expect(await noticesOf(sent)).toEqual(['email received', 'email accepted']);
});

test('a refusal gives its reason, a transfer says where to', async () => {
  const [refused, transferred] = [await send(), await send()];
  await letters();
  await handled(server, refused.code, (trx, by, petition, around) =>
    refusePetition(trx, by, petition, { reason: 'not-ours', text: 'Việc của tòa án.' }, around),
  );
  await handled(server, transferred.code, (trx, by, petition, around) =>
    transferPetition(trx, by, petition, { to: 'Sở Xây dựng', reference: '12/CV', text: '' }, around),
  );
  const [first, second] = await letters();
  expect(first!.text).toContain('Không thuộc phạm vi');
  expect(second!.text).toContain('Sở Xây dựng (văn bản 12/CV)');
});

test('whoever was merged is told of the answer too', async () => {
  const [first, second] = [await send(), await send({ contact: { ...contact, email: 'minh@example.com' } })];
  const into = (await findPetition(server.db, { code: first.code }))!;
  const merge = () =>
    handled(server, second.code, (trx, by, petition, around) =>
      mergePetition(trx, by, petition, { into }, around),
    );
  await merge();
  await handled(server, second.code, separatePetition);
  await merge();
  await letters();
  await answerPetition(server, first.code);
  const toMinh = (await letters()).filter(({ to }) => to.includes('minh@example.com'));
  expect(toMinh).toHaveLength(1);
  expect(toMinh[0]!.text).toContain(inHalves(first.code));
  expect(await noticesOf(second)).toEqual([
    'email received',
    'email merged',
    'email separated',
    'email merged',
    'email merged-answered',
  ]);
});

test('who is held as spam hears of the receipt alone', async () => {
  const sent = await send();
  await handled(server, sent.code, (trx, by, petition, around) => holdAsSpam(trx, by, petition, {}, around));
  expect(await noticesOf(sent)).toEqual(['email received']);
});

test('letters speak the language in which it was sent', async () => {
  await send({ locale: 'en-GB' });
  const letter = (await letters()).at(-1);
  expect(letter!.text).toContain('has received your petition');
  expect(letter!.text).toContain('?lang=en');
});

test('erasing takes back what waits, says so once, and leaves no phone number in the log', async () => {
  const told = await listen(unit.slug);
  const sent = await send();
  await told();
  await server.post(`/api/v1/petitions/${sent.code}/erase`, { secret: sent.secret });
  const out = await letters();
  expect(out.map(({ text }) => text.includes('đã được xóa'))).toEqual([true]);
  const kept = await server.db.selectFrom('webhook_delivery').select('payload').execute();
  expect(JSON.stringify(kept)).not.toContain('0912345678');
});

test('other systems hear where it stands, gateways whom to tell', async () => {
  const told = await listen(unit.slug);
  const sent = await send();
  await handled(server, sent.code, (trx, by, petition, around) =>
    askSender(trx, by, petition, { question: 'Đèn nào ạ?' }, around),
  );
  const calls = await told();
  expect(calls.map(({ type }) => type)).toEqual([
    'petition.received',
    'petition.notice',
    'petition.needs-info',
    'petition.notice',
  ]);
  expect(calls[0]!.data).toMatchObject({
    code: sent.code,
    unit: unit.slug,
    state: 'submitted',
    acknowledgeBy: '2026-06-17',
    answerBy: '2026-07-06',
    url: `http://khaosat.example.gov.vn/kien-nghi/${sent.code}`,
  });
  expect(JSON.stringify(calls[0])).not.toContain('0912345678');
  expect(JSON.stringify(calls)).not.toContain('Đèn');
  const { phone, plainText } = calls[1]!.data as { phone: string; plainText: string };
  expect(phone).toBe('0912345678');
  expect(plainText).toMatch(/^[\x20-\x7e]{1,160}$/);
  expect(plainText).toContain(`/kien-nghi/${sent.code}`);
  expect(await noticesOf(sent)).toEqual([
    'email received',
    'gateway received',
    'email asked',
    'gateway asked',
  ]);
});

test('the unit that a petition goes past hears nothing; its superior does, and those in charge there', async () => {
  const above = `tp-${randomUUID().slice(0, 8)}`;
  await server.apply({ units: [{ slug: above, name: 'Thành phố Trên', kind: 'province' }] });
  const below = await arrangeCommune(server, { unit: { parent: above } });
  const manager = await arrangeStaff(server, 'manager', above);
  const own = await arrangeStaff(server, 'manager', below.slug);
  const [unitHears, superiorHears] = [await listen(below.slug), await listen(above)];
  await letters();
  const sent = await sendPetition(server, below.slug, { contact, category: 'nhung-nhieu' });
  expect(await unitHears()).toEqual([]);
  expect((await superiorHears()).map(({ type }) => type)).toEqual(['petition.received', 'petition.notice']);
  const out = await letters();
  expect(out.map(({ to }) => to[0]).sort()).toEqual(['lan@example.com', manager.email].sort());
  const toManager = out.find(({ to }) => to[0] === manager.email)!;
  expect(toManager.text).toContain(`/console/units/${above}/petitions/${sent.code}`);
  expect(toManager.text).not.toContain('Lan');
  expect(out.some(({ to }) => to.includes(own.email))).toBe(false);
});

test('an officer hears of what others give to them', async () => {
  const officer = await arrangeStaff(server, 'officer', unit.slug, 'Trần Văn Minh');
  const [given, taken] = [await send(), await send()];
  await letters();
  const assign = (code: string, staffId: string) =>
    handled(
      server,
      code,
      (trx, by, petition, around) =>
        assignPetition(trx, by, petition, { staff: { id: officer.id, name: officer.name } }, around),
      { staffId },
    );
  await assign(given.code, randomUUID());
  await assign(taken.code, officer.id);
  const toOfficer = (await letters()).filter(({ to }) => to.includes(officer.email));
  expect(toOfficer).toHaveLength(1);
  expect(toOfficer[0]!.text).toContain(inHalves(given.code));
});

test('what is refused in the end is told to nobody', async () => {
  const sent = await send();
  await letters();
  // Nothing is approved yet: the publication fails, and its letter with it.
  await expect(
    handled(server, sent.code, (trx, by, petition, around) =>
      publishAnswer(trx, by, petition, { hidden: [], publicFiles: [] }, around),
    ),
  ).rejects.toMatchObject({ code: 'petition-move-refused' });
  expect(await letters()).toEqual([]);
});
