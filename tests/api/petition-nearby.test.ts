import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusePetition } from '../../api/petitions/handle.ts';
import { findPetition } from '../../api/petitions/store.ts';
import { filledPetition, multipart, sendPetitionForm } from '../support/petition-form.ts';
import { handled, sendPetition } from '../support/petitions.ts';
import { asBrowser, readPage } from '../support/survey-form.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let unit: TestUnit;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const place = { text: 'ngõ 5', latitude: 20.85, longitude: 106.68 };

/** What the form shows to who asks for what is nearby. */
async function look(changes: Record<string, string>) {
  const fields = filledPetition(unit.slug, { 'place.text': '', step: 'nearby', ...changes });
  return readPage(sendPetitionForm(server, multipart(fields)));
}
const buttonsIn = (html: string) =>
  [...html.matchAll(/name="also" value="([^"]+)"/g)].map(([, value]) => value!);
const press = (also: string) =>
  server.post('/kien-nghi/cung-gap', new URLSearchParams({ also }).toString(), {
    ...asBrowser,
    'Content-Type': 'application/x-www-form-urlencoded',
  });

test('what is open nearby is shown by its day and state, never by its words, its code or its place', async () => {
  unit = await arrangeCommune(server);
  const sent = await sendPetition(server, unit.slug, {
    place: { ...place, text: 'hẻm 77' },
    text: 'Đèn tắt trước nhà bà Sáu Mười.',
  });
  const { status, html } = await look({ 'place.latitude': '20.8510', 'place.longitude': '106.6801' });
  expect(status).toBe(200);
  expect(buttonsIn(html)).toHaveLength(1);
  expect(html).toContain('Gửi ngày 15/06/2026');
  for (const hidden of ['bà Sáu Mười', sent.code, 'hẻm 77', (await findPetition(server.db, sent))!.id]) {
    expect(html).not.toContain(hidden);
  }
  // Everything that was typed is still there.
  expect(html).toContain('Nguyễn Thị Lan');
});

test('nearby is 150 m, the same words, the same category and not longer than 60 days ago', async () => {
  unit = await arrangeCommune(server);
  await sendPetition(server, unit.slug, { place });
  const found = async (changes: Record<string, string>) => buttonsIn((await look(changes)).html).length;
  // 0.0018 degrees of latitude are 200 m.
  expect(await found({ 'place.latitude': '20.8518', 'place.longitude': '106.68' })).toBe(0);
  expect(await found({ 'place.text': ' NGO 5.' })).toBe(1);
  expect(await found({ 'place.text': 'ngõ 55' })).toBe(0);
  expect(await found({ 'place.text': 'ngõ 5', category: 'rac-thai' })).toBe(0);
  const then = server.clock.now;
  server.clock.now = new Date(then.getTime() + 61 * 24 * 3_600_000);
  expect(await found({ 'place.text': 'ngõ 5' })).toBe(0);
  server.clock.now = then;
});

test('what goes past the unit, is refused, or belongs to another unit is not shown', async () => {
  unit = await arrangeCommune(server);
  await sendPetition(server, unit.slug, { place, category: 'nhung-nhieu' });
  expect(buttonsIn((await look({ 'place.text': 'ngõ 5', category: 'nhung-nhieu' })).html)).toEqual([]);
  const refused = await sendPetition(server, unit.slug, { place });
  await handled(server, refused.code, (trx, by, petition, around) =>
    refusePetition(trx, by, petition, { reason: 'not-ours', text: 'Việc riêng.' }, around),
  );
  const other = await arrangeCommune(server);
  await sendPetition(server, other.slug, { place });
  const { html } = await look({ 'place.text': 'ngõ 5' });
  expect(buttonsIn(html)).toEqual([]);
  expect(html).toContain('Chưa ai báo việc này ở đây');
});

test('without a place or a category the form says what it needs to look', async () => {
  unit = await arrangeCommune(server);
  expect((await look({})).html).toContain('xin chọn việc gì và cho biết ở đâu trước');
  expect((await look({ 'place.text': 'ngõ 5', category: 'unknown' })).html).toContain('xin chọn việc gì');
  expect((await look({ 'place.latitude': 'x', 'place.longitude': '1e999' })).status).toBe(200);
});

test('who met it too counts once however often the button is pressed, and everybody sees how many', async () => {
  unit = await arrangeCommune(server);
  const { code } = await sendPetition(server, unit.slug, { place });
  const first = await look({ 'place.text': 'ngõ 5' });
  const second = await look({ 'place.text': 'ngõ 5' });
  const [a, b] = [buttonsIn(first.html)[0]!, buttonsIn(second.html)[0]!];
  for (const also of [a, a, b]) {
    const response = await press(also);
    expect(response.status).toBe(303);
    expect((await readPage(server.get(response.headers.get('location')!, asBrowser))).html).toContain(
      'Đã ghi nhận',
    );
  }
  expect(await server.getJson(`/api/v1/petitions/${code}`)).toMatchObject({ alsoMet: 2 });
  expect((await look({ 'place.text': 'ngõ 5' })).html).toContain('2 người cũng gặp');
});

test('a button that leads to nothing any more says so, and one that was made up is refused', async () => {
  unit = await arrangeCommune(server);
  const { code } = await sendPetition(server, unit.slug, { place });
  const [also] = buttonsIn((await look({ 'place.text': 'ngõ 5' })).html);
  await handled(server, code, (trx, by, petition, around) =>
    refusePetition(trx, by, petition, { reason: 'not-ours', text: 'Việc riêng.' }, around),
  );
  const gone = await press(also!);
  expect((await readPage(server.get(gone.headers.get('location')!, asBrowser))).html).toContain(
    'không còn mở',
  );
  for (const made of ['', 'x', `${unit.slug} ${'A'.repeat(22)} nothing`]) {
    expect((await press(made)).status).toBe(400);
  }
});
