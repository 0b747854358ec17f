import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { longestComment } from '../../api/responses/response.ts';
import {
  asBrowser,
  filledForm,
  formOf,
  oneField,
  readPage,
  sendForm,
  severalFields,
  surveyInstallation,
} from '../support/survey-form.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
  await server.apply(surveyInstallation);
});
afterAll(() => server.close());

const send = (code: string, form: URLSearchParams | string) => readPage(sendForm(server, code, form));

const findResponse = (id: string | null) =>
  server.db.selectFrom('response').selectAll().where('id', '=', id).executeTakeFirst();

test.each<[string, string, string]>([
  ['a NUL byte', 'xin%00chao', 'xinchao'],
  ['half a character', 'xin %ED%A0%80 chao', 'xin ��� chao'],
  ['HTML', '<b onclick=x>đậm</b>', '<b onclick=x>đậm</b>'],
  ['right-to-left marks and emoji', '\u202eabc 👨‍👩‍👧', '\u202eabc 👨‍👩‍👧'],
  [
    'line ends of Windows up to the limit',
    'ă\r\n'.repeat(longestComment / 2),
    'ă\n'.repeat(longestComment / 2).trim(),
  ],
])('in a comment, %s is taken as text', async (_, raw, kept) => {
  const form = await filledForm(server, oneField, { 'r.overall': '3', comment: null });
  const encoded = raw.includes('%') ? raw.replaceAll(' ', '+') : encodeURIComponent(raw);
  expect((await send(oneField, `${form}&comment=${encoded}`)).status).toBe(303);
  expect((await findResponse(form.get('id')))!.comment).toBe(kept);
});

test('of an answer that can be given once the last is taken, and unknown names are left alone', async () => {
  const form = await filledForm(server, oneField, { 'r.overall': ['1', '5'], 'r.c77': '1', x: 'y' });
  expect((await send(oneField, form)).status).toBe(303);
  expect(await findResponse(form.get('id'))).toMatchObject({ ratings: { overall: 5 } });
});

test('another content type is 415, another charset too, broken bytes 400, more than 256 kB 413', async () => {
  const type = 'application/x-www-form-urlencoded';
  const post = (contentType: string, body: BodyInit) =>
    server.app.request(`/s/${oneField}`, {
      method: 'POST',
      headers: { ...asBrowser, 'Content-Type': contentType },
      body,
    });
  expect((await post('application/json', '{}')).status).toBe(415);
  expect((await post(`${type}; charset=utf-16`, 'a=b')).status).toBe(415);
  expect((await post(type, new Uint8Array([0x61, 0x3d, 0xff]))).status).toBe(400);
  expect((await post(type, `comment=${'a'.repeat(256 * 1024)}`)).status).toBe(413);
});

test('a form for an unknown or retired point is 404 or 410, as the page is', async () => {
  const form = await filledForm(server, oneField, { 'r.overall': '3' });
  expect((await send('ZZZZZZZZ', form)).status).toBe(404);
  const point = { code: 'RET1RED2', unit: 'xa-thuong-hong', questionnaire: 'mot-cham', channel: 'qr' };
  await server.apply({ points: [{ ...point, retired: true }] });
  expect((await send('RET1RED2', form)).status).toBe(410);
});

test('whatever is sent, the server never fails', async () => {
  const fresh = await filledForm(server, severalFields);
  const names = [
    ...fresh.keys(),
    'field',
    'r.overall',
    'r.c1',
    'reason',
    'c.x',
    'p.age',
    'comment',
    '__proto__',
  ];
  const value = fc.oneof(
    fc.constantFrom('', '1', '5', 'none', 'unsure', 'ho-tich', '-1', '1e9', 'NaN'),
    fc.string({ unit: 'binary' }),
  );
  const pair = fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), value);
  const mutation = fc.tuple(fc.boolean(), fc.array(pair, { maxLength: 12 }));
  await fc.assert(
    fc.asyncProperty(mutation, async ([keepsHidden, pairs]) => {
      const form = new URLSearchParams(keepsHidden ? fresh : '');
      for (const [name, text] of pairs) form.append(name, text);
      const { status } = await send(severalFields, form);
      expect([303, 409, 422]).toContain(status);
    }),
    { numRuns: 150 },
  );
});

test('who is too fast keeps the answers and is told how long to wait', async () => {
  const guarded = await openTestApp({ intakeGuard: 'on' });
  await guarded.apply(surveyInstallation);
  const form = await filledForm(guarded, oneField, { 'r.overall': '2', comment: 'giữ lại' });
  // As many permits as there are, spent on what is refused anyway.
  for (let i = 0; i < 6; i++) {
    await guarded.post('/api/v1/responses/batch', { responses: Array.from({ length: 500 }, () => null) });
  }
  const { status, html, headers } = await readPage(sendForm(guarded, oneField, form));
  expect(status).toBe(429);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect(html).toContain('Máy chủ đang nhận quá nhiều phiếu');
  expect([...formOf(html)].sort()).toEqual([...form].sort());

  guarded.clock.now = new Date(guarded.clock.now.getTime() + 60_000);
  expect((await sendForm(guarded, oneField, form)).status).toBe(303);
  await guarded.close();
});
