import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrangeAccount, openVisitor } from '../support/console-visitor.ts';
import { submit } from '../support/staff.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
const start = new Date('2026-06-15T03:00:00Z');
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const signInPath = '/console/sign-in';
const minutesLater = (minutes: number) => {
  server.clock.now = new Date(server.clock.now.getTime() + minutes * 60_000);
};

async function giveWrong(email: string, times: number): Promise<string[]> {
  const pages: string[] = [];
  for (let i = 0; i < times; i++) {
    const answer = await openVisitor(server).submit(signInPath, { email, password: `sai lần thứ ${i}` });
    pages.push(`${answer.status} ${(await answer.text()).replaceAll(email, 'EMAIL')}`);
  }
  return pages;
}

test('five wrong passwords lock the address for a quarter of an hour, then one more for half an hour', async () => {
  const account = await arrangeAccount(server);
  await giveWrong(account.email, 5);
  const locked = await openVisitor(server).submit(signInPath, account);
  expect(locked.status).toBe(422);
  expect(await locked.text()).toContain('15 phút');
  minutesLater(15);
  await giveWrong(account.email, 1);
  expect(await (await openVisitor(server).submit(signInPath, account)).text()).toContain('30 phút');
  minutesLater(30);
  expect((await openVisitor(server).submit(signInPath, account)).status).toBe(303);
  const actions = await server.db
    .selectFrom('audit_entry')
    .select(['action', 'staff_id'])
    .where('subject_key', '=', account.id)
    .orderBy('id')
    .execute();
  expect(actions).toEqual([
    { action: 'staff.lock', staff_id: null },
    { action: 'staff.lock', staff_id: null },
    { action: 'staff.sign-in', staff_id: account.id },
  ]);
});

test('a right password clears what was wrong before', async () => {
  const account = await arrangeAccount(server);
  for (let i = 0; i < 3; i++) {
    await giveWrong(account.email, 4);
    expect((await openVisitor(server).submit(signInPath, account)).status).toBe(303);
  }
});

test('of many passwords tried at the same moment, five are looked at', async () => {
  const account = await arrangeAccount(server);
  const tries = Array.from({ length: 12 }, (_, i) =>
    openVisitor(server).submit(signInPath, { email: account.email, password: `cùng lúc ${i}` }),
  );
  const pages = await Promise.all((await Promise.all(tries)).map((answer) => answer.text()));
  expect(pages.filter((page) => page.includes('chưa đúng'))).toHaveLength(5);
  expect(pages.filter((page) => page.includes('tạm khóa'))).toHaveLength(7);
});

test('refusals and locks read the same for an address with an account and for one without', async () => {
  const account = await arrangeAccount(server);
  const known = await giveWrong(account.email, 7);
  expect(known).toEqual(await giveWrong(`${randomUUID()}@example.gov.vn`, 7));
  expect(new Set(known).size).toBe(2);
});

test('addresses that were tried are not written down', async () => {
  const email = 'someone.private@example.com';
  await giveWrong(email, 6);
  const failures = await server.db.selectFrom('sign_in_failure').selectAll().execute();
  const audit = await server.db.selectFrom('audit_entry').selectAll().orderBy('id').execute();
  expect(JSON.stringify([failures, audit])).not.toContain('someone.private');
});

test('one caller may try a hundred times in a row and then has to wait', async () => {
  const strict = await openTestApp({ trustProxy: 1 });
  const from = (address: string) => ({
    headers: { accept: 'text/html', cookie: '', 'x-forwarded-for': address },
  });
  const tryOnce = (address: string) =>
    submit(strict, from(address), signInPath, { email: 'khong', password: 'phai' });
  for (let i = 0; i < 100; i++) expect((await tryOnce('203.0.113.7')).status).toBe(422);
  const refused = await tryOnce('203.0.113.7');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await tryOnce('203.0.113.8')).status).toBe(422);
  await strict.close();
}, 60_000);

test.each([
  ['/console/account?x=1', '/console/account?x=1'],
  ['https://evil.example/console', '/console'],
  ['//evil.example', '/console'],
  ['/console/\\evil.example', '/console'],
  ['/console//evil.example@x', '/console'],
  ['javascript:alert(1)', '/console'],
  ['', '/console'],
])('after signing in, “%s” leads to %s', async (to, place) => {
  const account = await arrangeAccount(server);
  const answer = await openVisitor(server).submit(signInPath, { ...account, to });
  expect(answer.headers.get('location')).toBe(place);
});

test('a session is given anew at every sign-in, by a cookie that no script reads', async () => {
  const account = await arrangeAccount(server);
  const visitor = openVisitor(server);
  // Fixation: a cookie from elsewhere does not become a session.
  visitor.jar.set('lang-nghe.session_token', 'chosen-by-another.signature');
  const first = await visitor.submit(signInPath, account);
  const cookie = first.headers.getSetCookie().find((one) => one.startsWith('lang-nghe.session_token='))!;
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  const token = visitor.jar.get('lang-nghe.session_token');
  expect(token).not.toContain('chosen-by-another');
  await visitor.submit(signInPath, account);
  expect(visitor.jar.get('lang-nghe.session_token')).not.toBe(token);
  await visitor.submit('/console/sign-out', {});
  expect((await visitor.get('/console/account')).status).toBe(303);
});

test('on https the cookie goes over https only', async () => {
  const safe = await openTestApp({ publicUrl: 'https://khaosat.example.gov.vn' });
  const account = await arrangeAccount(safe);
  const visitor = openVisitor(safe);
  const answer = await visitor.submit(signInPath, account);
  expect(answer.headers.getSetCookie().join()).toMatch(/__Secure-lang-nghe\.session_token=[^;]+;.*Secure/);
  expect((await visitor.get('/console/account')).status).toBe(200);
  await safe.close();
});

test('sessions are listed by device and ended: one, or all others', async () => {
  const account = await arrangeAccount(server);
  const agents = [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
  ];
  const visitors = agents.map((agent) => openVisitor(server, { 'user-agent': agent }));
  for (const visitor of visitors) await visitor.submit(signInPath, account);
  const [here, phone, third] = visitors;
  const html = await (await here!.get('/console/account')).text();
  for (const device of ['Chrome, Windows', 'Safari, iPhone', 'Firefox, Linux'])
    expect(html).toContain(device);

  const { id } = await server.db
    .selectFrom('staff_session')
    .select('id')
    .where('staff_id', '=', account.id)
    .where('user_agent', 'like', '%iPhone%')
    .executeTakeFirstOrThrow();
  const stranger = openVisitor(server);
  await stranger.submit(signInPath, await arrangeAccount(server));
  expect((await stranger.submit('/console/account/sessions/end', { session: id })).status).toBe(404);
  expect((await here!.submit('/console/account/sessions/end', { session: id })).status).toBe(303);
  expect((await phone!.get('/console/account')).status).toBe(303);
  expect((await third!.get('/console/account')).status).toBe(200);
  await here!.submit('/console/account/sessions/end-others', {});
  expect((await third!.get('/console/account')).status).toBe(303);
  expect((await here!.get('/console/account')).status).toBe(200);
});

test('a new password needs the present one and ends the other sessions', async () => {
  const account = await arrangeAccount(server);
  const [here, elsewhere] = [openVisitor(server), openVisitor(server)];
  for (const visitor of [here, elsewhere]) await visitor.submit(signInPath, account);
  const change = (current: string, password: string) =>
    here.submit('/console/account/password', { current, password });
  expect((await change('không phải', 'ngựa đỏ qua cầu')).status).toBe(422);
  expect((await change(account.password, 'matkhau2026')).status).toBe(422);
  expect((await change(account.password, account.email)).status).toBe(422);
  expect((await change(account.password, 'ngựa đỏ qua cầu')).status).toBe(303);
  expect((await here.get('/console/account')).status).toBe(200);
  expect((await elsewhere.get('/console/account')).status).toBe(303);
  expect((await openVisitor(server).submit(signInPath, account)).status).toBe(422);
});

test('a form that was sent too late keeps what was typed, but no password', async () => {
  const typed = { current: 'ba con gà đi chợ', password: 'ngựa đỏ qua cầu', name: 'Lê Thị Lan' };
  const late = await openVisitor(server).submit('/console/account/password', typed);
  expect(late.status).toBe(401);
  const html = await late.text();
  expect(html).toContain('Lê Thị Lan');
  expect(html).not.toContain('ngựa đỏ');
  expect(html).not.toContain('ba con gà');
});

test('wrong passwords on the account page count like those at sign-in', async () => {
  const account = await arrangeAccount(server);
  const visitor = openVisitor(server);
  await visitor.submit(signInPath, account);
  for (let i = 0; i < 5; i++) {
    await visitor.submit('/console/account/password', { current: `sai ${i}`, password: 'ngựa đỏ qua cầu' });
  }
  const locked = await visitor.submit('/console/account/password', {
    current: account.password,
    password: 'ngựa đỏ qua cầu',
  });
  expect(await locked.text()).toContain('15 phút');
});

test('people change their own name, and the audit keeps both', async () => {
  const account = await arrangeAccount(server);
  const visitor = openVisitor(server);
  await visitor.submit(signInPath, account);
  expect((await visitor.submit('/console/account/name', { name: '  ' })).status).toBe(422);
  expect((await visitor.submit('/console/account/name', { name: 'Lê Thị Lan' })).status).toBe(303);
  const entry = await server.db
    .selectFrom('audit_entry')
    .select(['before', 'after'])
    .where('action', '=', 'staff.rename')
    .where('subject_key', '=', account.id)
    .executeTakeFirstOrThrow();
  expect(entry).toEqual({ before: { name: account.name }, after: { name: 'Lê Thị Lan' } });
});

test('without a mail server the page for a forgotten password says whom to ask', async () => {
  server.clock.now = start;
  const html = await (await server.get('/console/sign-in/forgot')).text();
  expect(html).toContain('quản trị viên');
  expect(html).not.toContain('<form');
});

test.each([
  '/console/auth/sign-up/email',
  '/console/auth/sign-in/email',
  '/console/auth/get-session',
  '/console/auth/ok',
  '/console/auth/two-factor/enable',
  '/console/auth/error',
])('%s of the library is not open', async (path) => {
  expect((await server.get(path)).status).toBe(404);
  expect((await server.post(path, {})).status).toBe(404);
});
