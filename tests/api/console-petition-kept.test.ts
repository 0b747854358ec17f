import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listFiles } from '../../api/petitions/file-store.ts';
import { arrangePetitionDesk, type PetitionDesk } from '../support/petition-desk.ts';
import { phonePhoto } from '../support/photos.ts';
import { valueIn } from '../support/staff.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let desk: PetitionDesk;
let photo: Buffer;
beforeAll(async () => {
  server = await openTestApp();
  photo = await phonePhoto(400, 300);
});
afterAll(() => server.close());
beforeEach(async () => {
  desk = await arrangePetitionDesk(server);
});

const draft = 'Gọi anh Bình, số 0912 345 678, ở nhà văn hóa.';

/** An approved answer with a photo, and Lan's form to publish it: a phone number, a place and the photo ticked. */
async function approved() {
  const code = await desk.take();
  await desk.act(code, 'accept');
  await desk.answer(code, { text: draft }, [{ name: 'den.jpg', bytes: photo }]);
  await desk.act(code, 'approve', {}, desk.hoa);
  const path = `${desk.at}/${code}/publish`;
  const { html } = await desk.page(path, desk.hoa);
  const phone = draft.indexOf('0912');
  const [file] = await listFiles(server.db, (await desk.stateOf(code)).id);
  const fields = {
    seen: valueIn(html, 'seen'),
    answer: valueIn(html, 'answer'),
    hide: [`${phone}-${phone + 12}-phone`],
    more: 'anh Bình',
    file: [file!.id],
  };
  return { code, file: file!, publish: () => desk.send(desk.hoa, path, { ...fields, act: 'publish' }) };
}
const ticked = (html: string) =>
  [...html.matchAll(/<input type="checkbox" name="(?:hide|file)" value="([^"]*)" checked/g)].map(
    ([, value]) => value!,
  );

test('of two at once the second to publish keeps every passage and file ticked', async () => {
  const { code, file, publish } = await approved();
  await server.db.updateTable('petition').set({ revision: 99 }).where('code', '=', code).execute();
  const { status, html } = await publish();
  expect(status).toBe(409);
  expect(ticked(html)).toEqual(['4-12-other', '17-29-phone', file.id]);
  expect(html).toContain('Gọi […], số [số điện thoại]');
});

test('bug: where another answer took its place, the places ticked meant other words; the words are kept', async () => {
  const { code, file, publish } = await approved();
  await desk.act(code, 'return', { 'return-reason': 'Xin ghi rõ.' }, desk.hoa);
  const text = `Xin cảm ơn Ông/Bà. ${draft}`;
  await desk.answer(code, { text, keep: file.id });
  await desk.act(code, 'approve', {}, desk.hoa);
  const { status, html } = await publish();
  expect(status).toBe(409);
  const phone = text.indexOf('0912');
  expect(ticked(html)).toContain(file.id);
  expect(html).toContain('Xin cảm ơn Ông/Bà. Gọi […], số [');
  expect(ticked(html).some((key) => key.startsWith(`${phone}-${phone + 12}-`))).toBe(true);
});

test('bug: what was ticked was lost where the answer had been returned meanwhile; it is shown to be copied', async () => {
  const { code, publish } = await approved();
  await desk.act(code, 'return', { 'return-reason': 'Xin ghi rõ.' }, desk.hoa);
  const { status, html } = await publish();
  expect(status).toBe(409);
  expect(html).toContain('0912 345 678');
  expect(html).toContain('anh Bình');
  expect(html).not.toContain('name="hide"');
});

test('that files have to be chosen again is said in the summary of errors, where there were any', async () => {
  const code = await desk.take();
  await desk.act(code, 'accept');
  const summaryOf = (html: string) => /id="error-summary".*?<\/div>/s.exec(html)![0];
  const withFile = await desk.answer(code, { text: '' }, [{ name: 'den.jpg', bytes: photo }]);
  expect(withFile.status).toBe(422);
  expect(summaryOf(withFile.html)).toContain('xin chọn lại các tệp');
  const without = await desk.answer(code, { text: '' });
  expect(summaryOf(without.html)).not.toContain('xin chọn lại các tệp');
});
