import { afterAll, beforeAll, expect, test } from 'vitest';
import { consoleRoutes } from '../../survey-web/console/console.ts';
import { oneTimeCode } from '../support/authenticator.ts';
import { arrangeAccount, openVisitor, type Visitor } from '../support/console-visitor.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const page = '/console/account/second-factor';
const step = '/console/sign-in/code';

const signIn = (visitor: Visitor, { email, password }: { email: string; password: string }, to = '') =>
  visitor.submit('/console/sign-in', { email, password, to });

const secretIn = (html: string) => /class="secret">([^<]+)</.exec(html)?.[1] ?? '';
const codesIn = (html: string) => [...html.matchAll(/<li><code>([^<]+)</g)].map(([, code]) => code!);

/** An administrator who has just set up the second factor. */
async function arrangeProtected() {
  const account = await arrangeAccount(server, { role: 'administrator' });
  const visitor = openVisitor(server);
  await signIn(visitor, account);
  const secret = secretIn(
    await (await visitor.submit(`${page}/begin`, { password: account.password })).text(),
  );
  const confirmed = await visitor.submit(`${page}/confirm`, { code: oneTimeCode(secret) });
  return { ...account, visitor, secret, confirmed, codes: codesIn(await confirmed.text()) };
}

/** The code of the next half minute: the present one was used up by the set-up. */
const nextCode = (secret: string) => oneTimeCode(secret, new Date(Date.now() + 30_000));

test('an administrator without a second factor is led to set it up, and nothing else opens', async () => {
  const visitor = openVisitor(server);
  await signIn(visitor, await arrangeAccount(server, { role: 'administrator' }));
  const closed = consoleRoutes.filter(({ path }) => !path.startsWith('/account/second-factor'));
  for (const { method, path } of [{ method: 'GET', path: '' }, ...closed]) {
    const address = `/console${path}`;
    const answer = await (method === 'GET' ? visitor.get(address) : visitor.submit(address, {}));
    expect(answer.status, address).toBe(303);
    expect(answer.headers.get('location')).toBe(page);
  }
  const open = await visitor.get(page);
  expect(open.status).toBe(200);
  const html = await open.text();
  expect(html).not.toContain('class="console-doors"');
  expect(html).not.toContain('href="/console/account"');
  expect(html).toContain('action="/console/sign-out"');
});

test('the first code of the app turns it on, shows ten recovery codes, and replaces the session', async () => {
  const account = await arrangeAccount(server, { role: 'administrator' });
  const visitor = openVisitor(server);
  await signIn(visitor, account);
  const wrongPassword = await visitor.submit(`${page}/begin`, { password: 'không phải' });
  expect(wrongPassword.status).toBe(422);
  expect(await wrongPassword.text()).not.toContain('<svg');

  const setUp = await (await visitor.submit(`${page}/begin`, { password: account.password })).text();
  expect(setUp).toContain('<svg');
  const secret = secretIn(setUp);
  const wrong = await visitor.submit(`${page}/confirm`, { code: '000000' });
  expect(wrong.status).toBe(422);
  expect(secretIn(await wrong.text())).toBe(secret);

  const before = visitor.jar.get('lang-nghe.session_token');
  const confirmed = await visitor.submit(`${page}/confirm`, { code: oneTimeCode(secret) });
  expect(confirmed.status).toBe(200);
  expect(new Set(codesIn(await confirmed.text())).size).toBe(10);
  expect(visitor.jar.get('lang-nghe.session_token')).not.toBe(before);
  expect((await visitor.get('/console')).status).toBe(200);
  const [session] = await server.db
    .selectFrom('staff_session')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('staff_id', '=', account.id)
    .execute();
  expect(session!.count).toBe(1);
});

test('the password alone signs nobody in who has a second factor; the code does, and leads on', async () => {
  const account = await arrangeProtected();
  const visitor = openVisitor(server);
  const first = await signIn(visitor, account, '/console/account?x=1');
  expect(first.headers.get('location')).toBe(`${step}?to=%2Fconsole%2Faccount%3Fx%3D1`);
  expect(visitor.jar.has('lang-nghe.session_token')).toBe(false);
  expect(await (await visitor.get('/console')).text()).toContain('type="password"');

  const form = await visitor.get(`${step}?to=%2Fconsole%2Faccount`);
  expect(await form.text()).toContain('value="/console/account"');
  expect((await visitor.submit(step, { code: '12345', to: '' })).status).toBe(422);
  const done = await visitor.submit(step, { code: nextCode(account.secret), to: '/console/account' });
  expect(done.status).toBe(303);
  expect(done.headers.get('location')).toBe('/console/account');
  expect((await visitor.get('/console')).status).toBe(200);
});

test('a code is taken once, also within its half minute', async () => {
  const account = await arrangeProtected();
  const [used, again] = [openVisitor(server), openVisitor(server)];
  const code = nextCode(account.secret);
  await signIn(used, account);
  expect((await used.submit(step, { code })).status).toBe(303);
  await signIn(again, account);
  expect((await again.submit(step, { code })).status).toBe(422);
  // The code of the set-up was used as well.
  expect((await again.submit(step, { code: oneTimeCode(account.secret) })).status).toBe(422);
});

test('codes of the half minute before and after are taken, those further off are not', async () => {
  const account = await arrangeProtected();
  const visitor = openVisitor(server);
  await signIn(visitor, account);
  const at = (seconds: number) => oneTimeCode(account.secret, new Date(Date.now() + seconds * 1000));
  expect((await visitor.submit(step, { code: at(-90) })).status).toBe(422);
  expect((await visitor.submit(step, { code: at(90) })).status).toBe(422);
  expect((await visitor.submit(step, { code: at(30) })).status).toBe(303);
});

test('a recovery code signs in once, however it is typed', async () => {
  const account = await arrangeProtected();
  const visitor = openVisitor(server);
  const typed = account.codes[0]!.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O');
  await signIn(visitor, account);
  expect((await visitor.submit(step, { recovery: 'aaaa-bbbb-cccc' })).status).toBe(422);
  expect((await visitor.submit(step, { recovery: typed })).status).toBe(303);
  expect(await (await visitor.get(page)).text()).toContain('Còn 9 mã dự phòng');
  const again = openVisitor(server);
  await signIn(again, account);
  expect((await again.submit(step, { recovery: typed })).status).toBe(422);
});

test('after five wrong codes the password is asked for again; without it the step does not open', async () => {
  const account = await arrangeProtected();
  const visitor = openVisitor(server);
  expect((await visitor.get(step)).status).toBe(303);
  await signIn(visitor, account);
  for (let i = 0; i < 6; i++) await visitor.submit(step, { code: `90000${i}` });
  const late = await visitor.submit(step, { code: nextCode(account.secret) });
  expect(late.headers.get('location')).toBe('/console');
  expect(await (await visitor.get('/console')).text()).toContain('type="password"');
});

test('new recovery codes void the old; another phone voids the old secret', async () => {
  const account = await arrangeProtected();
  const { visitor } = account;
  const renewed = await visitor.submit(`${page}/codes`, { password: account.password });
  const codes = codesIn(await renewed.text());
  expect(codes).toHaveLength(10);
  const later = openVisitor(server);
  await signIn(later, account);
  expect((await later.submit(step, { recovery: account.codes[1]! })).status).toBe(422);
  expect((await later.submit(step, { recovery: codes[1]! })).status).toBe(303);

  const html = await (await visitor.submit(`${page}/begin`, { password: account.password })).text();
  expect(secretIn(html)).not.toBe(account.secret);
  // Until the new phone is confirmed, the administrator can do nothing else.
  expect((await visitor.get('/console')).headers.get('location')).toBe(page);
  expect((await visitor.submit(`${page}/confirm`, { code: nextCode(account.secret) })).status).toBe(422);
  expect((await visitor.submit(`${page}/confirm`, { code: oneTimeCode(secretIn(html)) })).status).toBe(200);
});

test('an officer may turn it off again, an administrator may not', async () => {
  const administrator = await arrangeProtected();
  const password = administrator.password;
  expect((await administrator.visitor.submit(`${page}/remove`, { password })).status).toBe(404);

  const officer = await arrangeAccount(server);
  const visitor = openVisitor(server);
  await signIn(visitor, officer);
  const secret = secretIn(await (await visitor.submit(`${page}/begin`, { password })).text());
  await visitor.submit(`${page}/confirm`, { code: oneTimeCode(secret) });
  expect((await visitor.submit(`${page}/remove`, { password: 'không phải' })).status).toBe(422);
  expect((await visitor.submit(`${page}/remove`, { password })).status).toBe(303);
  const again = openVisitor(server);
  expect((await signIn(again, officer)).headers.get('location')).toBe('/console');
});

test('no secret and no code stands in the audit or, readable, in the database', async () => {
  const account = await arrangeProtected();
  const entries = await server.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('subject_key', '=', account.id)
    .orderBy('id')
    .execute();
  expect(entries.map(({ action }) => action)).toEqual(['staff.sign-in', 'staff.second-factor-on']);
  const factors = await server.db.selectFrom('staff_second_factor').selectAll().execute();
  const text = JSON.stringify([entries, factors]);
  for (const secret of [account.secret.replaceAll(' ', ''), ...account.codes]) {
    expect(text).not.toContain(secret);
  }
});
