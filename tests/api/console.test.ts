import { afterAll, beforeAll, expect, test } from 'vitest';
import { invitationToBegin } from '../../api/accounts/first-administrator.ts';
import { consoleRoutes } from '../../survey-web/console/console.ts';
import { arrangeStaff, submit } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const nobody = { headers: { cookie: '', accept: 'text/html' } };

test('the console asks for e-mail and password, also before the first administrator exists', async () => {
  const page = await server.get('/console', nobody.headers);
  expect(page.status).toBe(200);
  const html = await page.text();
  expect(html).toContain('type="email"');
  expect(html).toContain('type="password"');
});

test('the first administrator follows the link once, and signs in with the password', async () => {
  const path = await server.db.transaction().execute((trx) => invitationToBegin(trx, server.clock.now));
  const typed = { name: 'Trần Văn Minh', email: 'Minh@Example.gov.vn', password: 'ba con gà đi chợ' };
  const short = await submit(server, nobody, path!, { ...typed, password: 'ngắn' });
  expect(short.status).toBe(422);
  expect(await short.text()).toContain('value="Trần Văn Minh"');
  expect((await submit(server, nobody, path!, typed)).status).toBe(303);
  expect((await server.get(path!, nobody.headers)).status).toBe(410);

  const wrong = await submit(server, nobody, '/console/sign-in', { ...typed, password: 'không phải đâu' });
  expect(wrong.status).toBe(422);
  const right = await submit(server, nobody, '/console/sign-in', typed);
  expect(right.status).toBe(303);
  expect(right.headers.get('set-cookie')).toMatch(/lang-nghe\.session_token=.*HttpOnly.*SameSite=Lax/i);
});

test('a form that another site makes a browser send is refused', async () => {
  const staff = await arrangeStaff(server, 'administrator');
  const answer = await server.app.request('/console/sign-out', {
    method: 'POST',
    headers: { ...staff.headers, 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
  });
  expect(answer.status).toBe(403);
});

test('what is no form is refused, also where a page asks nothing of its form', async () => {
  const { slug } = await arrangeCommune(server);
  const staff = await arrangeStaff(server, 'manager', slug);
  const reading = [
    '/console/sign-out',
    '/console/account/sessions/end-others',
    `/console/units/${slug}/settings`,
  ];
  for (const address of reading) {
    for (const type of ['application/json', 'text/plain', '']) {
      const headers = { ...staff.headers, 'Content-Type': type, Origin: 'http://localhost' };
      const answer = await server.app.request(address, { method: 'POST', headers, body: '{}' });
      expect(answer.status, `${address} ${type}`).toBe(415);
    }
  }
  expect((await server.get(`/console/units/${slug}`, staff.headers)).status).toBe(200);
});

test('a unit out of reach is not found, like one that does not exist', async () => {
  const [own, other] = [await arrangeCommune(server), await arrangeCommune(server)];
  const staff = await arrangeStaff(server, 'officer', own.slug);
  expect((await server.get(`/console/units/${own.slug}`, staff.headers)).status).toBe(200);
  const refused = await server.get(`/console/units/${other.slug}`, staff.headers);
  const unknown = await server.get('/console/units/khong-co', staff.headers);
  expect([refused.status, unknown.status]).toEqual([404, 404]);
  const text = async (answer: Response) =>
    (await answer.text()).replace(/[0-9a-f-]{36}/g, '').replace(/units\/[a-z0-9-]+/g, '');
  expect(await text(refused)).toBe(await text(unknown));
});

test('no page of the console opens without signing in', async () => {
  for (const { method, path } of consoleRoutes) {
    const address = `/console${path.replace(':unit', 'xa')}`;
    const answer = await (method === 'GET'
      ? server.get(address, nobody.headers)
      : submit(server, nobody, address, { a: '1' }));
    expect(answer.status, address).toBe(method === 'GET' ? 303 : 401);
  }
});
