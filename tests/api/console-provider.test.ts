import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrangeAccount, openVisitor, type Visitor } from '../support/console-visitor.ts';
import { client, openIdentityProvider, signInThere } from '../support/identity-provider.ts';
import { arrangeStaff, submit } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

const publicUrl = 'http://khaosat.example.gov.vn';
let idp: Awaited<ReturnType<typeof openIdentityProvider>>;
let server: TestApp;
beforeAll(async () => {
  idp = await openIdentityProvider(`${publicUrl}/console/auth/callback/oidc`);
  const oidc = {
    issuer: idp.issuer,
    clientId: client.id,
    clientSecret: client.secret,
    name: 'SSO thành phố',
  };
  server = await openTestApp({ publicUrl, oidc });
});
afterAll(async () => {
  await server.close();
  await idp.close();
});

const freshEmail = () => `${randomUUID()}@example.gov.vn`;
const pathOf = (address: string) => address.replace(publicUrl, '');

/** Somebody whom the provider knows. */
function arrangeIdentity(email: string | undefined, verified = true, name = 'Phạm Thị Hoa'): string {
  const login = randomUUID();
  idp.people.set(login, { ...(email ? { email } : {}), email_verified: verified, name });
  return login;
}

async function comeBy(visitor: Visitor, login: string, start = '/console/sign-in/provider') {
  const leave = await visitor.get(start);
  expect(leave.status).toBe(303);
  const back = await signInThere(leave.headers.get('location')!, login);
  expect(back.startsWith(`${publicUrl}/console/auth/callback/oidc?`)).toBe(true);
  return visitor.get(pathOf(back));
}

async function reasonOf(visitor: Visitor, answer: Response) {
  const location = answer.headers.get('location')!;
  expect(location).toContain('/console/sign-in/provider/failed?error=');
  expect(visitor.jar.has('lang-nghe.session_token')).toBe(false);
  return (await visitor.get(location)).text();
}

const sessionsOf = (email: string) =>
  server.db
    .selectFrom('staff_session')
    .innerJoin('staff', 'staff.id', 'staff_session.staff_id')
    .select('by_provider')
    .where('email', '=', email)
    .execute();

test('the sign-in page offers the provider by its name', async () => {
  const html = await (await server.get('/console?to=%2Fconsole%2Faccount')).text();
  expect(html).toContain('Đăng nhập bằng SSO thành phố');
  expect(html).toContain('/console/sign-in/provider?to=%2Fconsole%2Faccount');
});

test('it is asked by code with PKCE, state and nonce', async () => {
  const leave = await openVisitor(server).get('/console/sign-in/provider');
  const query = new URL(leave.headers.get('location')!).searchParams;
  expect(query.get('response_type')).toBe('code');
  expect(query.get('code_challenge_method')).toBe('S256');
  expect(query.get('state')).toBeTruthy();
  expect(query.get('nonce')).toBeTruthy();
  expect(query.get('redirect_uri')).toBe(`${publicUrl}/console/auth/callback/oidc`);
});

test('who has an account by a verified address gets in, and on to where they wanted', async () => {
  const account = await arrangeAccount(server);
  const login = arrangeIdentity(account.email.toUpperCase());
  const visitor = openVisitor(server);
  const back = await comeBy(visitor, login, '/console/sign-in/provider?to=%2Fconsole%2Faccount');
  expect(back.headers.get('location')).toBe('/console/account');
  expect(await (await visitor.get('/console/account')).text()).toContain(account.email);
  // The second time by the identity, whatever address it has then.
  idp.people.set(login, { email: freshEmail(), email_verified: true });
  const again = openVisitor(server);
  expect((await comeBy(again, login)).headers.get('location')).toBe('/console');
  expect(await (await again.get('/console/account')).text()).toContain(account.email);
  const kept = await server.db
    .selectFrom('staff_credential')
    .selectAll()
    .where('staff_id', '=', account.id)
    .where('provider_id', '=', 'oidc')
    .executeTakeFirstOrThrow();
  // Its tokens are of no use here, so they are not kept.
  expect(kept).toMatchObject({ account_id: login, access_token: null, refresh_token: null, id_token: null });
});

test('an administrator needs no second factor of ours beside that of the provider', async () => {
  const account = await arrangeAccount(server, { role: 'administrator' });
  const visitor = openVisitor(server);
  await comeBy(visitor, arrangeIdentity(account.email));
  expect((await visitor.get('/console/people')).status).toBe(200);
  expect(await sessionsOf(account.email)).toEqual([{ by_provider: true }]);
  // With the password it is asked for as ever.
  const byPassword = openVisitor(server);
  await byPassword.submit('/console/sign-in', account);
  expect((await byPassword.get('/console/people')).headers.get('location')).toContain('second-factor');
});

test('who is invited comes by the provider instead of the link, once', async () => {
  const { slug } = await arrangeCommune(server);
  const manager = await arrangeStaff(server, 'manager', slug);
  const email = freshEmail();
  const invited = await submit(server, manager, `/console/units/${slug}/people`, { email, role: 'officer' });
  const link = /\/console\/link\/[\w-]{32}/.exec(await invited.text())![0];
  const visitor = openVisitor(server);
  expect((await comeBy(visitor, arrangeIdentity(email))).headers.get('location')).toBe('/console');
  expect((await visitor.get(`/console/units/${slug}`)).status).toBe(200);
  expect((await openVisitor(server).get(link)).status).toBe(410);
  expect(await (await visitor.get('/console/account')).text()).toContain('Phạm Thị Hoa');
  // Without a password there is none to change, and the second factor asks for none.
  expect((await visitor.submit('/console/account/password', { password: 'ngựa đỏ qua cầu' })).status).toBe(
    404,
  );
  expect(await (await visitor.submit('/console/account/second-factor/begin', {})).text()).toContain('<svg');
});

test('whom nobody invited is told so kindly, and no account is made', async () => {
  const email = freshEmail();
  const visitor = openVisitor(server);
  const html = await reasonOf(visitor, await comeBy(visitor, arrangeIdentity(email)));
  expect(html).toContain('chưa được mời');
  expect(await server.db.selectFrom('staff').select('id').where('email', '=', email).execute()).toEqual([]);
});

test('an address that the provider has not verified opens nobody’s account', async () => {
  const account = await arrangeAccount(server, { role: 'administrator' });
  for (const login of [arrangeIdentity(account.email, false), arrangeIdentity(undefined)]) {
    const visitor = openVisitor(server);
    expect(await reasonOf(visitor, await comeBy(visitor, login))).toContain('chưa xác nhận địa chỉ');
  }
  expect(await sessionsOf(account.email)).toEqual([]);
});

test('an account whose address nobody verified is not handed over; its owner connects it', async () => {
  const account = await arrangeAccount(server);
  await server.db.updateTable('staff').set({ email_verified: false }).where('id', '=', account.id).execute();
  const login = arrangeIdentity(account.email);
  const stranger = openVisitor(server);
  expect(await reasonOf(stranger, await comeBy(stranger, login))).toContain('mật khẩu riêng');

  const owner = openVisitor(server);
  await owner.submit('/console/sign-in', account);
  const other = arrangeIdentity(freshEmail());
  expect((await comeBy(owner, other, '/console/account/connect')).headers.get('location')).toContain(
    'failed',
  );
  const connected = await comeBy(owner, login, '/console/account/connect');
  expect(connected.headers.get('location')).toBe('/console/account?done=connected');
  expect((await comeBy(stranger, login)).headers.get('location')).toBe('/console');
});

test('a closed account stays closed', async () => {
  const account = await arrangeAccount(server);
  const login = arrangeIdentity(account.email);
  await comeBy(openVisitor(server), login);
  await server.db.updateTable('staff').set({ closed_at: new Date() }).where('id', '=', account.id).execute();
  await server.db.deleteFrom('staff_session').where('staff_id', '=', account.id).execute();
  const visitor = openVisitor(server);
  expect(await reasonOf(visitor, await comeBy(visitor, login))).toContain('chưa được mời');
  expect(await sessionsOf(account.email)).toEqual([]);
});

test('an answer without our question, of another browser, or used before is refused', async () => {
  const account = await arrangeAccount(server);
  const login = arrangeIdentity(account.email);
  const visitor = openVisitor(server);
  const leave = await visitor.get('/console/sign-in/provider');
  const back = pathOf(await signInThere(leave.headers.get('location')!, login));
  const other = openVisitor(server);
  await reasonOf(other, await other.get(back));
  for (const path of ['/console/auth/callback/oidc', '/console/auth/callback/oidc?code=x&state=y']) {
    await reasonOf(other, await other.get(path));
  }
  // The one who was asked for had their chance taken by the other browser's attempt, or not; twice it never works.
  await visitor.get(back);
  const replayed = openVisitor(server);
  await reasonOf(replayed, await replayed.get(back));
});

test('a silent provider holds up nobody who signs in with a password', async () => {
  const oidc = { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'y', name: 'SSO' };
  const alone = await openTestApp({ publicUrl, oidc });
  const visitor = openVisitor(alone);
  const leave = await visitor.get('/console/sign-in/provider');
  expect(leave.headers.get('location')).toBe('/console/sign-in/provider/failed?error=silent');
  expect(await (await visitor.get(leave.headers.get('location')!)).text()).toContain('không trả lời');
  expect((await visitor.submit('/console/sign-in', await arrangeAccount(alone))).status).toBe(303);
  await alone.close();
});

test('where no provider is configured its addresses are not there', async () => {
  const without = await openTestApp();
  for (const path of ['', '/failed']) {
    expect((await without.get(`/console/sign-in/provider${path}`)).status).toBe(404);
  }
  expect((await without.get('/console/auth/callback/oidc?code=x&state=y')).status).toBe(404);
  await without.close();
});
