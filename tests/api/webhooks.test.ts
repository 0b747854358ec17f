import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '../../api/database/transaction.ts';
import { keepUpWithTheDay } from '../../api/installation/start.ts';
import {
  forgetDeliveriesAbout,
  listDeliveries,
  queueWebhook,
  resend,
  type Told,
} from '../../api/webhooks/delivery-store.ts';
import type { WebhookEvent } from '../../api/webhooks/events.ts';
import { deliverWebhooks } from '../../api/webhooks/jobs.ts';
import { post } from '../../api/webhooks/post.ts';
import { secretOf } from '../../api/webhooks/secret.ts';
import {
  addWebhook,
  disableWebhook,
  enableWebhook,
  findWebhook,
  renewSecret,
} from '../../api/webhooks/store.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { openWebhookReceiver, verifyAt } from '../support/webhook-receiver.ts';

let receiver: Awaited<ReturnType<typeof openWebhookReceiver>>;
let server: TestApp;
beforeAll(async () => {
  receiver = await openWebhookReceiver();
  server = await openTestApp();
});
afterAll(async () => {
  await receiver.close();
  await server.close();
});
beforeEach(async () => {
  receiver.begin();
  await server.db.deleteFrom('webhook_delivery').execute();
  await server.db.deleteFrom('webhook').execute();
});

const change = <T>(work: Parameters<typeof inTransaction<T>>[1]) => inTransaction(server.db, work);

const arrangeWebhook = (more: { url?: string; events?: WebhookEvent[]; unitId?: number } = {}) => {
  const settings = { url: receiver.url, description: '', events: ['petition.notice' as const], unitId: null };
  return change((trx) => addWebhook(trx, { ...settings, ...more }, server.clock.now));
};

const notice: Told = {
  event: 'petition.notice',
  unitChain: [],
  payload: { code: 'PA-7K3M', phone: '0912345678', text: 'Đã có trả lời' },
  key: 'PA-7K3M',
};
const tell = (more: Partial<Told> = {}) =>
  change((trx) => queueWebhook(trx, { ...notice, ...more }, server.clock.now));
const secretNow = (id: number, secretNumber = 1) => secretOf(server.deps.config.secret, { id, secretNumber });
const logOf = (id: number) => listDeliveries(server.db, id, 50);
const after = (seconds: number) => {
  server.clock.now = new Date(server.clock.now.getTime() + seconds * 1000);
};
const day = 86_400;

test('what happens is delivered with a signature that its receiver can verify', async () => {
  const id = await arrangeWebhook();
  await tell();
  await deliverWebhooks(server.deps);
  const [call, ...more] = receiver.received;
  expect(more).toEqual([]);
  expect(call!.headers['content-type']).toBe('application/json');
  expect(verifyAt(server.clock.now, secretNow(id), call!)).toEqual({
    type: 'petition.notice',
    timestamp: server.clock.now.toISOString(),
    data: notice.payload,
  });
  const wrong = { 'other secret': secretNow(id, 2), 'other webhook': secretNow(id + 1) };
  for (const [name, secret] of Object.entries(wrong))
    expect(() => verifyAt(server.clock.now, secret, call!), name).toThrow('signature');
  const tampered = { ...call!, body: call!.body.replace('0912345678', '0999999999') };
  expect(() => verifyAt(server.clock.now, secretNow(id), tampered)).toThrow('signature');
  const late = new Date(server.clock.now.getTime() + 600_000);
  expect(() => verifyAt(late, secretNow(id), call!)).toThrow('timestamp');
  expect(await logOf(id)).toMatchObject([
    { event: 'petition.notice', key: 'PA-7K3M', standing: 'delivered', status: 200, tries: 1, answer: 'ok' },
  ]);
});

test('only those are told who asked for the event at that unit or above, and who are not turned off', async () => {
  await server.apply({
    units: [
      { slug: 'tinh', name: 'Tỉnh', kind: 'province' },
      { slug: 'xa', name: 'Xã', kind: 'commune', parent: 'tinh' },
      { slug: 'xa-khac', name: 'Xã Khác', kind: 'commune', parent: 'tinh' },
    ],
  });
  const rows = await server.db.selectFrom('unit').select(['id', 'slug']).execute();
  const unit = Object.fromEntries(rows.map(({ slug, id }) => [slug, id]));
  const at = (path: string) => receiver.url.replace('/hook', path);
  await arrangeWebhook({ url: at('/all') });
  await arrangeWebhook({ url: at('/above'), unitId: unit.tinh! });
  await arrangeWebhook({ url: at('/own'), unitId: unit.xa! });
  await arrangeWebhook({ url: at('/other'), unitId: unit['xa-khac']! });
  await arrangeWebhook({ url: at('/other-event'), events: ['petition.received'] });
  const off = await arrangeWebhook({ url: at('/off') });
  await change((trx) => disableWebhook(trx, off, 'person', server.clock.now));
  await tell({ unitChain: [unit.xa!, unit.tinh!] });
  await deliverWebhooks(server.deps);
  expect(receiver.received.map(({ path }) => path).sort()).toEqual(['/above', '/all', '/own']);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

test('nothing is sent of a transaction that fails', async () => {
  await arrangeWebhook();
  const failing = change(async (trx) => {
    await queueWebhook(trx, notice, server.clock.now);
    throw new Error('refused');
  });
  await expect(failing).rejects.toThrow('refused');
  await deliverWebhooks(server.deps);
  expect(receiver.received).toEqual([]);
});

test('what is not taken is sent again later, with the same id and a signature of that time, ten times in all', async () => {
  const id = await arrangeWebhook();
  await tell();
  receiver.answerWith(500, `${'lỗi '.repeat(500)}\0`);
  for (let i = 0; i < 20; i++) {
    await deliverWebhooks(server.deps);
    const [line] = await logOf(id);
    if (line!.nextTryAt === null) break;
    await deliverWebhooks(server.deps);
    expect(receiver.received).toHaveLength(i + 1);
    server.clock.now = line!.nextTryAt;
  }
  expect(receiver.received).toHaveLength(10);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  expect(verifyAt(server.clock.now, secretNow(id), receiver.received[9]!)).toMatchObject({
    data: notice.payload,
  });
  const [line] = await logOf(id);
  expect(line).toMatchObject({ standing: 'given-up', tries: 10, status: 500, problem: 'http-500' });
  expect(line!.answer).toHaveLength(1000);
});

test('a redirect is not followed', async () => {
  const id = await arrangeWebhook();
  await tell();
  receiver.answerWith(302, '', { Location: receiver.url.replace('/hook', '/elsewhere') });
  await deliverWebhooks(server.deps);
  expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
  expect(await logOf(id)).toMatchObject([{ standing: 'waiting', status: 302, problem: 'http-302' }]);
});

test('whoever does not answer in time, or is away, is tried again; others do not wait for them', async () => {
  receiver.answerBy(() => {});
  const message = { body: '{}', headers: {} };
  expect(await post(receiver.url, message, 200)).toEqual({ status: null, problem: 'timeout', answer: null });
  receiver.answerBy((_request, response) => void response.writeHead(200).write('đang'));
  expect(await post(receiver.url, message, 200)).toMatchObject({ status: 200, problem: null });

  receiver.begin();
  const away = await arrangeWebhook({ url: 'http://127.0.0.1:9/hook' });
  const there = await arrangeWebhook();
  await tell();
  await tell();
  await deliverWebhooks(server.deps);
  // It was asked once, not once for each message.
  expect((await logOf(away)).map(({ tries }) => tries)).toEqual([0, 1]);
  expect((await logOf(away))[1]).toMatchObject({ standing: 'waiting', status: null });
  expect((await logOf(there)).map(({ standing }) => standing)).toEqual(['delivered', 'delivered']);
});

test('whoever is gone is turned off, and nothing waits there any more', async () => {
  const id = await arrangeWebhook();
  await tell();
  await tell();
  receiver.answerWith(410);
  await deliverWebhooks(server.deps);
  expect(await findWebhook(server.db, String(id))).toMatchObject({ disabledBecause: 'gone' });
  expect((await logOf(id)).map(({ standing }) => standing)).toEqual(['given-up', 'given-up']);
  expect(receiver.received).toHaveLength(1);
  await tell();
  expect(await logOf(id)).toHaveLength(2);
});

test('several processes at once send each message once', async () => {
  const id = await arrangeWebhook();
  for (let i = 0; i < 12; i++) await tell({ key: `PA-${i}` });
  // Another object of the same database, as another process has one.
  const others = Array.from({ length: 4 }, () => ({ ...server.deps, db: server.db.withoutPlugins() }));
  await Promise.all(others.map((deps) => deliverWebhooks(deps)));
  expect(receiver.received).toHaveLength(12);
  expect((await logOf(id)).every(({ standing, tries }) => standing === 'delivered' && tries === 1)).toBe(
    true,
  );
});

test('what is queued while a round is under way is delivered by the call that follows', async () => {
  await arrangeWebhook();
  await tell();
  let second: Promise<void> | undefined;
  receiver.answerBy(async (_request, response) => {
    await tell();
    second ??= deliverWebhooks(server.deps);
    response.end();
    receiver.answerWith(200);
  });
  await deliverWebhooks(server.deps);
  await second;
  expect(receiver.received).toHaveLength(2);
});

test('a delivery can be sent again, but not while it is on its way, nor to one that is turned off', async () => {
  const id = await arrangeWebhook();
  await tell();
  await deliverWebhooks(server.deps);
  const [line] = await logOf(id);
  expect(await change((trx) => resend(trx, line!.id, server.clock.now))).toBe(true);
  await deliverWebhooks(server.deps);
  expect(receiver.received).toHaveLength(2);
  expect(receiver.received[1]!.headers['webhook-id']).toBe(receiver.received[0]!.headers['webhook-id']);

  let onItsWay: boolean | undefined;
  await tell();
  receiver.answerBy(async (_request, response) => {
    const [latest] = await logOf(id);
    onItsWay = await change((trx) => resend(trx, latest!.id, server.clock.now));
    response.end();
  });
  await deliverWebhooks(server.deps);
  expect(onItsWay).toBe(false);

  await change((trx) => disableWebhook(trx, id, 'person', server.clock.now));
  expect(await change((trx) => resend(trx, line!.id, server.clock.now))).toBe(false);
  await change((trx) => enableWebhook(trx, id));
  expect(await change((trx) => resend(trx, line!.id, server.clock.now))).toBe(true);
});

test('contents go thirty days after it was delivered or given up; the line stays', async () => {
  const id = await arrangeWebhook();
  receiver.answerWith(200, 'sent to 0912345678');
  await tell();
  await deliverWebhooks(server.deps);
  after(29 * day);
  await keepUpWithTheDay(server.db, server.clock.now);
  expect(await logOf(id)).toMatchObject([{ canBeResent: true }]);
  after(2 * day);
  await keepUpWithTheDay(server.db, server.clock.now);
  expect(JSON.stringify(await server.db.selectFrom('webhook_delivery').selectAll().execute())).not.toContain(
    '0912345678',
  );
  const [line] = await logOf(id);
  expect(line).toMatchObject({ canBeResent: false, key: 'PA-7K3M', standing: 'delivered', status: 200 });
  expect(await change((trx) => resend(trx, line!.id, server.clock.now))).toBe(false);
});

test('who is to be forgotten is forgotten here too, sent or not', async () => {
  const id = await arrangeWebhook();
  await tell();
  await deliverWebhooks(server.deps);
  await tell();
  await tell({ key: 'PA-other' });
  await change((trx) => forgetDeliveriesAbout(trx, 'PA-7K3M', server.clock.now));
  expect((await logOf(id)).map(({ canBeResent }) => canBeResent)).toEqual([true, false, false]);
  await deliverWebhooks(server.deps);
  expect(receiver.received).toHaveLength(2);
});

test('after a new secret the former one still verifies for a day', async () => {
  const id = await arrangeWebhook();
  await change((trx) => renewSecret(trx, id, server.clock.now));
  await tell();
  await deliverWebhooks(server.deps);
  after(day);
  await tell();
  await deliverWebhooks(server.deps);
  const [first, second] = receiver.received;
  const then = new Date(server.clock.now.getTime() - day * 1000);
  for (const number of [1, 2]) expect(verifyAt(then, secretNow(id, number), first!)).toBeTruthy();
  expect(verifyAt(server.clock.now, secretNow(id, 2), second!)).toBeTruthy();
  expect(() => verifyAt(server.clock.now, secretNow(id, 1), second!)).toThrow('signature');
});
