import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listAnswers } from '../../api/petitions/answer-store.ts';
import { listEvents } from '../../api/petitions/event-store.ts';
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

const accepted = async (changes: object = {}) => {
  const code = await desk.take(changes);
  await desk.act(code, 'accept');
  return code;
};
const publicView = (code: string) => server.getJson(`/api/v1/petitions/${code}`);
const sendForm = async (
  code: string,
  below: 'publish' | 'text',
  fields: Record<string, string | string[]>,
) => {
  const page = await desk.page(`${desk.at}/${code}/${below}`, desk.hoa);
  return desk.send(desk.hoa, `${desk.at}/${code}/${below}`, { seen: valueIn(page.html, 'seen'), ...fields });
};

test('from the draft with a photo, returned once, to the published answer without the phone number', async () => {
  const code = await accepted();
  const text = 'Đã thay bóng đèn. Cần thêm xin gọi anh Bình, số 0912 345 678.';
  expect((await desk.answer(code, { text }, [{ name: 'den.jpg', bytes: photo }])).status).toBe(303);
  const own = await desk.act(code, 'approve');
  expect(own.status).toBe(409);
  expect(own.html).toContain('Cần người khác duyệt');
  await desk.act(code, 'return', { 'return-reason': 'Xin ghi rõ cột số mấy.' }, desk.hoa);
  expect((await desk.open(code)).html).toContain('Xin ghi rõ cột số mấy.');
  const form = await desk.page(`${desk.at}/${code}/answer`, desk.minh);
  expect(form.html).toContain('Đã thay bóng đèn. Cần thêm');
  const { id } = await desk.stateOf(code);
  const [file] = await listFiles(server.db, id);
  await desk.answer(code, { text: `${text} Cột số 7.`, keep: file!.id });
  await desk.act(code, 'approve', {}, desk.hoa);
  const page = await desk.page(`${desk.at}/${code}/publish`, desk.hoa);
  expect(page.html).toMatch(/\(số điện thoại\)/);
  const hide = [...page.html.matchAll(/name="hide" value="([^"]+)"/g)].map(([, key]) => key!);
  const published = await sendForm(code, 'publish', { act: 'publish', hide, more: '', file: [file!.id] });
  expect(published.status, published.html.slice(0, 1500)).toBe(303);
  const view = await publicView(code);
  expect(view).toMatchObject({ state: 'published', answers: [{ outcome: 'done' }] });
  expect(view.answers[0].text).toContain('[số điện thoại]');
  expect(JSON.stringify(view)).not.toContain('0912');
  expect(view.answers[0].files).toHaveLength(1);
  const answers = await listAnswers(server.db, id);
  expect(answers.map(({ publishedText }) => publishedText === null)).toEqual([true, false]);
  expect(answers[1]!.text).toContain('0912 345 678');
});

test('a file that was not ticked is not shown to the public', async () => {
  const code = await accepted();
  await desk.answer(code, {}, [{ name: 'den.jpg', bytes: photo }]);
  await desk.act(code, 'approve', {}, desk.hoa);
  await sendForm(code, 'publish', { act: 'publish', more: '' });
  expect((await publicView(code)).answers[0].files).toEqual([]);
});

test('what is typed to be left out has to stand in the answer', async () => {
  const code = await accepted();
  await desk.answer(code);
  await desk.act(code, 'approve', {}, desk.hoa);
  const wrong = await sendForm(code, 'publish', { act: 'publish', more: 'không có chữ này' });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('không có chữ này');
  expect((await desk.stateOf(code)).state).toBe('approved');
  const preview = await sendForm(code, 'publish', { act: 'preview', more: 'số 12' });
  expect(preview.html).toContain('Đã thay bóng đèn mới trước nhà […].');
});

test('a promise names a day to come, and is kept by a new answer', async () => {
  const code = await accepted();
  for (const day of ['', '2026-06-15', '2026-02-30', 'mai']) {
    const wrong = await desk.answer(code, {
      outcome: 'promised',
      'promise-day': day,
      text: 'Sẽ thay trong tháng.',
    });
    expect(wrong.status, day).toBe(422);
    expect(wrong.html).toContain('Sẽ thay trong tháng.');
  }
  await desk.answer(code, { outcome: 'promised', 'promise-day': '2026-06-30' });
  await desk.act(code, 'approve', {}, desk.hoa);
  await sendForm(code, 'publish', { act: 'publish', more: '' });
  expect(await desk.stateOf(code)).toMatchObject({ state: 'promised', promiseDay: '2026-06-30' });
  expect((await desk.page(`${desk.at}?tab=promised`, desk.minh)).html).toContain('hẹn xong 30/06/2026');
  expect((await desk.open(code)).html).toContain('Đã làm xong, soạn trả lời');
  await desk.answer(code);
  await desk.act(code, 'approve', {}, desk.hoa);
  await sendForm(code, 'publish', { act: 'publish', more: '' });
  expect(await publicView(code)).toMatchObject({
    state: 'published',
    promise: { kept: true, broken: false },
  });
});

test.each([
  ['nothing chosen', { outcome: '' }],
  ['no words', { text: '  ' }],
  ['too many words', { text: 'x'.repeat(10_001) }],
])('an answer with %s is refused, with what was typed kept', async (_, fields) => {
  const code = await accepted();
  const text = 'text' in fields ? fields.text! : 'Lời đã soạn rất lâu.';
  const wrong = await desk.answer(code, { text, ...fields });
  expect(wrong.status).toBe(422);
  if (text.trim()) expect(wrong.html).toContain(text);
  expect((await desk.stateOf(code)).state).toBe('accepted');
});

test('files that are none, and too many of them, are refused kindly; the words stay', async () => {
  const code = await accepted();
  const text = 'Lời đã soạn rất lâu.';
  const program = await desk.answer(code, { text }, [
    { name: 'anh.jpg', bytes: Buffer.from('MZ chương trình') },
  ]);
  expect(program.status).toBe(422);
  expect(program.html).toContain('Không dùng được tệp này');
  const many = Array.from({ length: 6 }, (_, i) => ({ name: `${i}.jpg`, bytes: photo }));
  const six = await desk.answer(code, { text }, many);
  expect(six.status).toBe(422);
  for (const { html } of [program, six]) {
    expect(html).toContain(text);
    expect(html).toContain('xin chọn lại các tệp');
  }
});

test('of two who draft at once the second is told, and what was drafted stays', async () => {
  const code = await accepted();
  const seen = valueIn((await desk.page(`${desk.at}/${code}/answer`, desk.hoa)).html, 'seen');
  await desk.answer(code);
  const late = await desk.answer(code, { seen, text: 'Bản của chị Hoa.' }, [], desk.hoa);
  expect(late.status).toBe(409);
  expect(late.html).toContain('Bản của chị Hoa.');
  expect(await listAnswers(server.db, (await desk.stateOf(code)).id)).toHaveLength(1);
});

test('an answer begins with a template of the unit or of all', async () => {
  const { id: unit_id } = await desk.unitOf(desk.slug);
  const template = { name: 'Đèn đường', text: 'Đơn vị đã thay đèn tại …', unit_id };
  const { id } = await server.db
    .insertInto('answer_template')
    .values(template)
    .returning('id')
    .executeTakeFirstOrThrow();
  const code = await accepted();
  const { html } = await desk.page(`${desk.at}/${code}/answer?template=${id}`, desk.minh);
  expect(html).toMatch(/<textarea[^>]*>\s*Đơn vị đã thay đèn tại …/);
  const stranger = await arrangePetitionDesk(server);
  const theirs = await stranger.take();
  await stranger.act(theirs, 'accept');
  const other = await stranger.page(`${stranger.at}/${theirs}/answer?template=${id}`, stranger.minh);
  expect(other.html).not.toContain('thay đèn tại');
});

test('everybody whose petition was merged has the answer', async () => {
  const [first, second] = [await accepted(), await desk.take()];
  await desk.act(second, 'merge', { 'merge-into': first });
  await desk.answer(first);
  await desk.act(first, 'approve', {}, desk.hoa);
  await sendForm(first, 'publish', { act: 'publish', more: '' });
  expect(await publicView(second)).toMatchObject({ state: 'merged', mergedInto: first });
});

test('the text is published without what gives people away, as far as the sender allowed it, and taken back', async () => {
  const text = 'Đèn hỏng, gọi tôi số 0987 654 321.';
  const code = await accepted({ text, mayPublish: { text: true, photos: false } });
  const page = await desk.page(`${desk.at}/${code}/text`, desk.hoa);
  const hide = [...page.html.matchAll(/name="hide" value="([^"]+)"/g)].map(([, key]) => key!);
  expect((await sendForm(code, 'text', { act: 'show', words: 'yes', hide, more: '' })).status).toBe(303);
  expect((await publicView(code)).text).toBe('Đèn hỏng, gọi tôi số [số điện thoại].');
  const petition = await desk.stateOf(code);
  expect(petition.text).toBe(text);
  const shown = (await listEvents(server.db, petition.id)).at(-1)!;
  expect(shown).toMatchObject({ move: 'show-text', facts: { leftOut: { phone: 1 }, photos: 0 } });
  expect((await sendForm(code, 'text', { act: 'hide' })).status).toBe(303);
  expect((await publicView(code)).text).toBeNull();
});

test('what the sender did not allow is published by nobody', async () => {
  const code = await accepted();
  expect((await desk.page(`${desk.at}/${code}/text`, desk.hoa)).status).toBe(303);
  const { seen } = { seen: valueIn((await desk.open(code)).html, 'seen') };
  const forced = await desk.send(desk.hoa, `${desk.at}/${code}/text`, {
    seen,
    act: 'show',
    words: 'yes',
    more: '',
  });
  expect(forced.status).toBe(422);
  expect((await publicView(code)).text).toBeNull();
});
