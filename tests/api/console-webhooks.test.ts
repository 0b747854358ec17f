import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';
import { openWebhookReceiver, verifyAt } from '../support/webhook-receiver.ts';

let receiver: Awaited<ReturnType<typeof openWebhookReceiver>>;
let server: TestApp;
let lan: TestStaff;
beforeAll(async () => {
  receiver = await openWebhookReceiver();
  server = await openTestApp();
  lan = await arrangeStaff(server, 'administrator');
});
afterAll(async () => {
  await receiver.close();
  await server.close();
});
beforeEach(() => receiver.begin());

const wanted = () => ({
  url: `${receiver.url}?key=K3Y`,
  description: 'Cổng SMS',
  events: ['petition.notice'],
});
const page = async (path: string) => (await server.get(`/console${path}`, lan.headers)).text();
const secretIn = (html: string) => /whsec_[A-Za-z0-9+/=]+/.exec(html)?.[0];

/** Adds one through its form; returns its path and the secret that the page showed. */
async function add(more: Record<string, string | string[]> = {}) {
  const answer = await submit(server, lan, '/console/webhooks/new', { ...wanted(), ...more });
  const html = await answer.text();
  const path = /href="\/console(\/webhooks\/\d+)"/.exec(html)![1]!;
  return { path, secret: secretIn(html)!, status: answer.status };
}
const send = (path: string, fields: Record<string, string | string[]> = {}) =>
  submit(server, lan, `/console${path}`, fields);
const audited = async () =>
  (
    await server.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('subject_kind', '=', 'webhook')
      .orderBy('id')
      .execute()
  ).map(({ action }) => action);

test('an administrator adds one, sees its secret once, tries it, and sends again', async () => {
  const { path, secret, status } = await add();
  expect(status).toBe(201);
  expect(secretIn((await page(path)) + (await page('/webhooks')))).toBeUndefined();

  const tried = await send(`${path}/state`, { act: 'test' });
  expect(tried.headers.get('location')).toBe(`/console${path}?done=sentOff`);
  expect(verifyAt(server.clock.now, secret, receiver.received[0]!)).toMatchObject({ type: 'webhook.test' });
  const html = await page(path);
  expect(html).toContain('Đã nhận');
  await send(/action="\/console(\/webhooks\/\d+\/deliveries\/\d+\/resend)"/.exec(html)![1]!);
  expect(receiver.received).toHaveLength(2);
});

test('a new secret is another one, also shown once', async () => {
  const { path, secret } = await add();
  const renewed = secretIn(await (await send(`${path}/secret`)).text());
  expect(renewed).toMatch(/^whsec_/);
  expect(renewed).not.toBe(secret);
  expect(secretIn(await page(path))).toBeUndefined();
});

test('what failed is said in words, and who is turned off gets no test', async () => {
  const { path } = await add({ url: 'http://127.0.0.1:1/hook' });
  await send(`${path}/state`, { act: 'test' });
  expect(await page(path)).toMatch(/Đang chờ gửi/);
  expect((await send(`${path}/state`, { act: 'disable' })).headers.get('location')).toContain('done=saved');
  expect((await send(`${path}/state`, { act: 'test' })).headers.get('location')).toContain('done=unchanged');
  const html = await page(path);
  expect(html).toContain('Đã thôi gửi');
  expect(html).toContain('Bật lại');
  await send(`${path}/state`, { act: 'enable' });
  expect(await page(path)).toContain('Đang bật');
});

test('everything is written down, without the key in the address or the secret', async () => {
  const before = (await audited()).length;
  const { path } = await add();
  await send(`${path}/secret`);
  await send(path, { ...wanted(), description: 'Khác', seen: valueIn(await page(path), 'seen') });
  for (const act of ['test', 'disable', 'enable']) await send(`${path}/state`, { act });
  expect((await audited()).slice(before)).toEqual([
    'webhook.add',
    'webhook.renew-secret',
    'webhook.change',
    'webhook.test',
    'webhook.disable',
    'webhook.enable',
  ]);
  const all = JSON.stringify(await server.db.selectFrom('audit_entry').selectAll().orderBy('id').execute());
  expect(all).not.toMatch(/K3Y|whsec_/);
});

test.each([
  [{ url: 'http://sms.example.gov.vn' }, 'phải dùng https'],
  [{ url: 'xin chào' }, 'Địa chỉ chưa đúng'],
  [{ url: 'http://169.254.169.254/' }, 'Không gửi đến địa chỉ này được'],
  [{ events: [] }, 'chọn ít nhất một việc'],
  [{ events: ['petition.unheard'] }, 'chọn ít nhất một việc'],
  [{ description: 'x'.repeat(301) }, 'quá 300 ký tự'],
  [{ unit: 'Xã Không Có' }, 'Xã Không Có'],
])('%o is refused in words, and nothing typed is lost', async (wrong, words) => {
  const answer = await send('/webhooks/new', { ...wanted(), description: 'Giữ lại', ...wrong });
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain(words);
  if (!('description' in wrong)) expect(html).toContain('value="Giữ lại"');
});

test('of two who change the same one, the second is told', async () => {
  const unit = await arrangeCommune(server);
  const { path } = await add({ unit: unit.slug });
  const html = await page(path);
  expect(html).toContain(`value="${unit.slug}"`);
  const seen = valueIn(html, 'seen');
  expect((await send(path, { ...wanted(), seen })).status).toBe(303);
  expect((await send(path, { ...wanted(), seen })).status).toBe(409);
});

test('what does not exist is not found', async () => {
  const { path } = await add();
  for (const wrong of ['/webhooks/0', '/webhooks/x', '/webhooks/99999999999'])
    expect((await server.get(`/console${wrong}`, lan.headers)).status, wrong).toBe(404);
  for (const id of ['0', 'x', '999999999'])
    expect((await send(`${path}/deliveries/${id}/resend`)).status, id).toBe(404);
});
