import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { inTransaction } from '../../api/database/transaction.ts';
import { findUnit } from '../../api/units/store.ts';
import { webhookEvents } from '../../api/webhooks/events.ts';
import { addWebhook } from '../../api/webhooks/store.ts';
import { arrangePetitionDesk } from '../support/petition-desk.ts';
import { filledPetition, multipart, sendPetitionForm } from '../support/petition-form.ts';
import { sendPetition } from '../support/petitions.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { openWebhookReceiver } from '../support/webhook-receiver.ts';

let server: TestApp;
let hook: Awaited<ReturnType<typeof openWebhookReceiver>>;
beforeAll(async () => {
  hook = await openWebhookReceiver();
  server = await openTestApp();
});
afterEach(() => hook.begin());
afterAll(async () => {
  await server.close();
  await hook.close();
});

/** A desk whose unit has a webhook, and the events that have come to it without anybody sending them off. */
async function arrange() {
  const desk = await arrangePetitionDesk(server);
  const path = `/${desk.slug}`;
  const unitId = (await findUnit(server.db, desk.slug))!.id;
  const settings = {
    url: hook.url.replace('/hook', path),
    description: '',
    events: [...webhookEvents],
    unitId,
  };
  await inTransaction(server.db, (trx) => addWebhook(trx, settings, server.clock.now));
  const heard = () =>
    hook.received.filter((call) => call.path === path).map(({ body }) => JSON.parse(body).type as string);
  const hears = (events: string[]) => vi.waitFor(() => expect(heard()).toEqual(events), 5_000);
  return { ...desk, hears };
}

test('bug: what came by API, by form and from the console was told a minute later; it goes out at once', async () => {
  const { slug, take, act, hears } = await arrange();
  const code = await take();
  const all = ['petition.received', 'petition.notice'];
  await hears(all);
  expect((await sendPetitionForm(server, multipart(filledPetition(slug)))).status).toBe(201);
  all.push('petition.received', 'petition.notice');
  await hears(all);
  expect((await act(code, 'ask', { question: 'Đèn nào ạ?' })).status).toBe(303);
  await hears([...all, 'petition.needs-info', 'petition.notice']);
});

const advertisement = 'Mua ngay https://a.vn https://b.vn https://c.vn https://d.vn';

test('bug: other systems heard of what was held as spam; they hear once it is released, and once only', async () => {
  const { slug, act, take, stateOf, hears } = await arrange();
  const { code } = await sendPetition(server, slug, { text: advertisement });
  expect((await stateOf(code)).state).toBe('spam');
  // The sender hears of the receipt all the same: nothing is dropped in silence.
  await hears(['petition.notice']);
  await act(code, 'not-spam');
  await hears(['petition.notice', 'petition.received']);
  // What staff hold and release was told of when it came.
  const other = await take();
  await hears(['petition.notice', 'petition.received', 'petition.received', 'petition.notice']);
  for (const one of [code, other]) {
    await act(one, 'spam');
    await act(one, 'not-spam');
  }
  await act(other, 'ask', { question: 'Đèn nào ạ?' });
  await hears([
    'petition.notice',
    'petition.received',
    'petition.received',
    'petition.notice',
    'petition.needs-info',
    'petition.notice',
  ]);
});
