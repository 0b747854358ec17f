import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../api/config.ts';
import { keepUpWithTheDay } from '../../api/installation/start.ts';
import { arrangeAccount, openVisitor } from '../support/console-visitor.ts';
import { openMailReceiver } from '../support/mail-receiver.ts';
import { arrangeStaff, submit } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let mail: Awaited<ReturnType<typeof openMailReceiver>>;
let server: TestApp;
const logged: string[] = [];
beforeAll(async () => {
  mail = await openMailReceiver();
  server = await openTestApp({ smtpUrl: mail.url, mailFrom: 'Lắng Nghe <khaosat@example.gov.vn>' });
  const keep = new Writable({
    write: (line, _encoding, done) => {
      logged.push(String(line));
      done();
    },
  });
  server.deps.log = pino({ level: 'trace' }, keep);
});
afterAll(async () => {
  await server.close();
  await mail.close();
});

const forgot = '/console/sign-in/forgot';
const freshEmail = () => `${randomUUID()}@example.gov.vn`;
const pathIn = (text: string) =>
  /http:\/\/khaosat\.example\.gov\.vn(\/console\/link\/[\w-]{32})/.exec(text)?.[1] ?? '';
const newPassword = 'ngựa đỏ qua cầu gỗ';

test('an invitation goes out by e-mail, is shown to nobody, and its address counts as theirs', async () => {
  const { slug } = await arrangeCommune(server);
  const manager = await arrangeStaff(server, 'manager', slug, 'Trần Văn Minh');
  const email = freshEmail();
  const answer = await submit(server, manager, `/console/units/${slug}/people`, { email, role: 'officer' });
  expect(answer.status).toBe(303);
  const letter = await mail.letterTo(email);
  expect(letter.from).toBe('khaosat@example.gov.vn');
  expect(letter.to).toEqual([email]);
  expect(letter.text).toContain('Trần Văn Minh mời Ông/Bà');
  const link = pathIn(letter.text);
  const joined = await openVisitor(server).submit(link, { name: 'Hoa', password: newPassword });
  expect(joined.status).toBe(303);
  const staff = await server.db
    .selectFrom('staff')
    .select('email_verified')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  expect(staff.email_verified).toBe(true);
  expect(logged.join('\n')).not.toContain(link.slice(14));
});

test('where the mail server takes no letter, the link is shown, and it alone works', async () => {
  const { slug } = await arrangeCommune(server);
  const manager = await arrangeStaff(server, 'manager', slug);
  const email = freshEmail();
  mail.state.refuses = true;
  const answer = await submit(server, manager, `/console/units/${slug}/people`, { email, role: 'officer' });
  mail.state.refuses = false;
  expect(answer.status).toBe(201);
  const html = await answer.text();
  expect(html).toContain('Máy chủ thư không nhận');
  await openVisitor(server).submit(pathIn(html), { name: 'Hoa', password: newPassword });
  const staff = await server.db
    .selectFrom('staff')
    .select('email_verified')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  expect(staff.email_verified).toBe(false);
  expect(logged.join('\n')).toContain('the mail server took no invitation');
  expect(logged.join('\n')).not.toContain(pathIn(html).slice(14));
});

test('a forgotten password is set anew by a link that works once and for two hours; every session ends', async () => {
  const account = await arrangeAccount(server);
  const before = openVisitor(server);
  await before.submit('/console/sign-in', account);
  const visitor = openVisitor(server);
  await visitor.submit(forgot, { email: ` ${account.email.toUpperCase()} ` });
  const link = pathIn((await mail.letterTo(account.email)).text);

  const now = server.clock.now;
  server.clock.now = new Date(now.getTime() + 2 * 3_600_000);
  expect((await visitor.get(link)).status).toBe(410);
  server.clock.now = now;
  expect((await visitor.submit(link, { password: 'matkhau12345' })).status).toBe(422);
  const done = await visitor.submit(link, { password: newPassword });
  expect(done.headers.get('location')).toBe('/console');
  expect((await visitor.submit(link, { password: newPassword })).status).toBe(410);
  expect((await before.get('/console/account')).status).toBe(303);
  expect((await openVisitor(server).submit('/console/sign-in', account)).status).toBe(422);
  const after = await openVisitor(server).submit('/console/sign-in', { ...account, password: newPassword });
  expect(after.status).toBe(303);
});

test('a later link voids the earlier one', async () => {
  const account = await arrangeAccount(server);
  const visitor = openVisitor(server);
  await visitor.submit(forgot, { email: account.email });
  const first = pathIn((await mail.letterTo(account.email)).text);
  await visitor.submit(forgot, { email: account.email });
  const second = pathIn((await mail.letterTo(account.email, 2)).text);
  expect((await visitor.get(first)).status).toBe(410);
  expect((await visitor.get(second)).status).toBe(200);
});

test('the answer is the same whether the address has an account, has none, is closed, or is no address', async () => {
  const [open, closed] = [await arrangeAccount(server), await arrangeAccount(server)];
  await server.db
    .updateTable('staff')
    .set({ closed_at: server.clock.now })
    .where('id', '=', closed.id)
    .execute();
  const pages = [];
  for (const email of [
    open.email,
    closed.email,
    freshEmail(),
    'không phải',
    'a@b\u0000.vn',
    `x@y.vn, ${open.email}`,
  ]) {
    const answer = await openVisitor(server).submit(forgot, { email });
    pages.push(`${answer.status} ${await answer.text()}`);
  }
  expect(new Set(pages).size).toBe(1);
  await mail.letterTo(open.email);
  expect(mail.received.filter(({ to }) => to.includes(closed.email))).toEqual([]);
  expect(mail.received.filter(({ to }) => to.includes(open.email))).toHaveLength(1);
});

test('an administrator sends a link for a new password; the second factor is still asked for', async () => {
  const lan = await arrangeStaff(server, 'administrator');
  const account = await arrangeAccount(server);
  const sent = await submit(server, lan, `/console/people/${account.id}/reset`, {});
  expect(sent.status).toBe(303);
  expect(pathIn((await mail.letterTo(account.email)).text)).not.toBe('');
});

test('a mail server without a sender, and half an identity provider, are refused at the start', () => {
  expect(() => readConfig({ SMTP_URL: 'smtp://mail.example' })).toThrow('SMTP_URL + MAIL_FROM');
  expect(() => readConfig({ SMTP_URL: 'mail.example', MAIL_FROM: 'a@b.vn' })).toThrow('smtp://');
  expect(() => readConfig({ OIDC_ISSUER: 'https://sso.example' })).toThrow('OIDC_CLIENT_SECRET');
});

test('links and failures that are long over are forgotten', async () => {
  const account = await arrangeAccount(server);
  const visitor = openVisitor(server);
  await visitor.submit(forgot, { email: account.email });
  await mail.letterTo(account.email);
  await visitor.submit('/console/sign-in', { email: account.email, password: 'không phải đâu' });
  const after = (days: number) => new Date(server.clock.now.getTime() + days * 24 * 3_600_000);
  const count = async (table: 'staff_link' | 'sign_in_failure') =>
    (await server.db.selectFrom(table).selectAll().execute()).length;
  await keepUpWithTheDay(server.db, after(0));
  expect(await count('sign_in_failure')).toBeGreaterThan(0);
  await keepUpWithTheDay(server.db, after(2));
  expect(await count('sign_in_failure')).toBe(0);
  expect(await count('staff_link')).toBeGreaterThan(0);
  await keepUpWithTheDay(server.db, after(40));
  expect(await count('staff_link')).toBe(0);
});
