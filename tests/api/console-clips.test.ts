import { afterAll, beforeAll, expect, test } from 'vitest';
import { addKioskPoint, getAs, pairDevice } from '../support/kiosk.ts';
import { mp3, wave } from '../support/sounds.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let lan: TestStaff;
beforeAll(async () => {
  server = await openTestApp();
  lan = await arrangeStaff(server, 'administrator');
});
afterAll(() => server.close());

const at = '/console/questionnaires/mot-cua-9/clips';
const page = async () => (await server.get(at, lan.headers)).text();
/** What the form of a question remembers. */
const seen = async (locale = 'vi') =>
  valueIn((await page()).split(`name="locale" value="${locale}"`)[1]!, 'seen')!;

async function upload(bytes: Buffer | null, fields: Record<string, string>) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  if (bytes) body.set('file', new File([new Uint8Array(bytes)], 'ghi âm.mp3'));
  const headers = { ...lan.headers, origin: 'http://localhost', 'sec-fetch-site': 'same-origin' };
  return server.app.request(at, { method: 'POST', headers, body });
}

const clipPath = async () => /src="(\/kiosk\/clips\/[0-9a-f-]+)"/.exec(await page())?.[1];

test('a recording is uploaded, heard by everybody, told to devices, replaced and removed', async () => {
  const unit = await arrangeCommune(server);
  const device = await pairDevice(server, await addKioskPoint(server, unit));
  const clips = async () => ((await (await getAs(server, device)).json()) as { clips: object[] }).clips;
  const overall = { question: 'overall', locale: 'vi' };
  const first = await upload(mp3(), { ...overall, seen: await seen() });
  expect(first.status).toBe(303);
  const path = (await clipPath())!;
  expect(await clips()).toEqual([{ ...overall, url: path }]);

  const heard = await server.get(path);
  expect(heard.headers.get('content-type')).toBe('audio/mpeg');
  expect(heard.headers.get('cache-control')).toContain('immutable');
  expect(heard.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(Buffer.from(await heard.arrayBuffer()).equals(mp3())).toBe(true);
  expect((await server.get(path, { range: 'bytes=0-9' })).status).toBe(206);

  const shown = await server.get(at, lan.headers);
  expect(shown.headers.get('content-security-policy')).toContain("media-src 'self'");
  const elsewhere = await server.get('/console/questionnaires/mot-cua-9', lan.headers);
  expect(elsewhere.headers.get('content-security-policy')).not.toContain('media-src');

  await upload(wave(), { ...overall, seen: await seen() });
  expect(await clipPath()).not.toBe(path);
  expect((await server.get(path)).status).toBe(404);

  await submit(server, lan, `${at}/remove`, { ...overall, seen: await seen() });
  expect(await clipPath()).toBeUndefined();
  expect(await clips()).toEqual([]);
  expect(await server.db.selectFrom('attachment').select('id').execute()).toEqual([]);
  const audit = await server.db.selectFrom('audit_entry').select('action').orderBy('id').execute();
  expect(audit.map(({ action }) => action).filter((action) => action.endsWith('-clip'))).toEqual([
    'questionnaire.add-clip',
    'questionnaire.add-clip',
    'questionnaire.remove-clip',
  ]);
});

test('what is no sound, no file, no question, and what somebody else replaced, is refused', async () => {
  const overall = { question: 'overall', locale: 'vi' };
  const before = await seen();
  const page422 = await upload(Buffer.from('<script>'), { ...overall, seen: before });
  expect(page422.status).toBe(422);
  expect(await page422.text()).toContain('Không dùng được tệp âm thanh này');
  const none = await upload(null, { ...overall, seen: before });
  expect(none.status).toBe(422);
  expect(await none.text()).toContain('id="f-file-overall-vi-error"');
  expect((await upload(mp3(), { question: 'x', locale: 'vi', seen: before })).status).toBe(404);
  expect((await upload(wave(2_200_000), { ...overall, seen: before })).status).toBe(413);
  expect((await upload(mp3(), { ...overall, seen: before })).status).toBe(303);
  expect((await upload(mp3(20), { ...overall, seen: before })).status).toBe(409);
});

test('no other attachment is handed out as a recording', async () => {
  const id = '00000000-0000-4000-8000-000000000000';
  await server.db
    .insertInto('attachment')
    .values({
      id,
      media_type: 'application/pdf',
      name: 'a.pdf',
      bytes: Buffer.from('a'),
      preview: null,
      width: null,
      height: null,
      size: 1,
      sha256: 'x',
      created_at: server.clock.now,
    })
    .execute();
  for (const name of [id, 'x', '..%2f']) expect((await server.get(`/kiosk/clips/${name}`)).status).toBe(404);
});
