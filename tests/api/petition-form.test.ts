import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFiles } from '../../api/petitions/file-store.ts';
import { findPetition, findSender } from '../../api/petitions/store.ts';
import { codesOn, filledPetition, multipart, sendPetitionForm } from '../support/petition-form.ts';
import { phonePhoto, plain } from '../support/photos.ts';
import { asBrowser, readPage } from '../support/survey-form.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let unit: TestUnit;
beforeAll(async () => {
  server = await openTestApp();
  unit = await arrangeCommune(server);
});
afterAll(() => server.close());

const open = (path: string) => readPage(server.get(path, asBrowser));
const send = (changes: Record<string, string | null> = {}, photos: { name: string; bytes: Buffer }[] = []) =>
  readPage(sendPetitionForm(server, multipart(filledPetition(unit.slug, changes), photos)));
const countPetitions = async () =>
  (await server.db.selectFrom('petition').select('id').where('unit_id', '>', 0).execute()).length;

test('the form offers every kind and category, and ticks no box', async () => {
  const { status, html, headers } = await open(`/kien-nghi?unit=${unit.slug}`);
  expect(status).toBe(200);
  for (const word of ['Phản ánh', 'Khen ngợi', 'Đèn đường, chiếu sáng', 'Tôi không biết', 'Nhũng nhiễu']) {
    expect(html).toContain(word);
  }
  expect(html).not.toContain('checked=""');
  expect(html).toContain('/kien-nghi/khieu-nai-to-cao');
  expect(html).toContain('91/2025/QH15');
  expect(headers.get('set-cookie')).toBeNull();
  expect(headers.get('permissions-policy')).toContain('geolocation=(self)');
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
});

test('no other page may ask for the position', async () => {
  const { headers } = await open('/');
  expect(headers.get('permissions-policy')).toContain('geolocation=()');
});

test('without a unit one is looked for, with or without diacritics', async () => {
  const { html } = await open('/kien-nghi');
  expect(html).toContain(`/kien-nghi?unit=${unit.slug}`);
  const found = await open('/kien-nghi?q=thu+nghiem');
  expect(found.html).toContain(`href="/kien-nghi?unit=${unit.slug}"`);
  expect(found.html).not.toContain(`href="/u/${unit.slug}"`);
});

test.each(['khong-co', '%00', "'"])('a unit that does not exist (%s) leads to the search', async (slug) => {
  const { status, html } = await open(`/kien-nghi?unit=${slug}`);
  expect(status).toBe(404);
  expect(html).toContain('name="q"');
});

test('a sent form is a petition with its sender, and the answer is the receipt', async () => {
  const { status, html, headers } = await send();
  expect(status).toBe(201);
  const [code, secret] = codesOn(html);
  const petition = (await findPetition(server.db, { code: code!.replace('-', '') }))!;
  expect(petition).toMatchObject({
    channel: 'web',
    kind: 'phan-anh',
    place: 'trước nhà số 12, đường Trần Phú',
  });
  expect(petition.mayPublishText).toBe(false);
  expect(await findSender(server.db, petition.id)).toMatchObject({ phone: '0912345678' });
  // Monday 15 June 2026: two and fifteen working days after it.
  expect(html).toContain('17/06/2026');
  expect(html).toContain('06/07/2026');
  const tried = await server.post(`/api/v1/petitions/${petition.code}/withdraw`, { secret });
  expect(tried.status).toBe(200);
  // No address that a log or a history would keep carries the secret.
  expect(html).not.toContain(`${secret!.replace('-', '')}"`);
  expect(headers.get('cache-control')).toBe('no-store');
});

test('the receipt opens again where it was sent from, and nowhere else', async () => {
  const { html, headers } = await send();
  const [code, secret] = codesOn(html);
  const path = `/kien-nghi/${code!.replace('-', '')}/da-gui`;
  const cookie = headers.get('set-cookie')!;
  expect(cookie).toContain(`Path=${path}`);
  expect(cookie).toContain('HttpOnly');
  const again = await readPage(server.get(path, { ...asBrowser, Cookie: cookie.split(';')[0]! }));
  expect(codesOn(again.html)).toEqual([code, secret]);
  const other = await server.get(path, asBrowser);
  expect(other.status).toBe(303);
  expect(other.headers.get('location')).toBe(`/kien-nghi/${code!.replace('-', '')}`);
  expect((await server.get(path, { ...asBrowser, Cookie: 'phieu=AAAABBBB' })).status).toBe(303);
});

test('tapped twice, or reloaded, it counts once and gets the same receipt', async () => {
  const photo = { name: 'a.jpg', bytes: await phonePhoto(60, 40) };
  const fields = filledPetition(unit.slug);
  const before = await countPetitions();
  const answers = await Promise.all(
    [1, 2].map(() => readPage(sendPetitionForm(server, multipart(fields, [photo])))),
  );
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(codesOn(answers[0]!.html)).toEqual(codesOn(answers[1]!.html));
  expect(await countPetitions()).toBe(before + 1);
  const changed = await readPage(
    sendPetitionForm(server, multipart({ ...fields, text: 'Thêm: cả ngõ tối.' }, [photo])),
  );
  expect(changed.status).toBe(409);
  expect(changed.html).toContain('data-state="conflict"');
});

test('what is missing is named with a link to its place, and everything typed is kept', async () => {
  const { status, html } = await send({
    kind: null,
    text: '<b>Cống tắc</b> & ngập\nhai hôm nay',
    category: 'thoat-nuoc',
    'contact.phone': '12',
    'mayPublish.text': 'yes',
  });
  expect(status).toBe(422);
  expect(html).toContain('href="#p-kind"');
  expect(html).toContain('href="#p-contact-phone"');
  expect(html).toContain('&lt;b&gt;Cống tắc&lt;/b&gt; &amp; ngập\nhai hôm nay');
  expect(html).toMatch(/<option value="thoat-nuoc" selected=""/);
  expect(html).toMatch(/name="mayPublish.text" value="yes" checked=""/);
  expect(html).toContain('value="Nguyễn Thị Lan"');
});

test('a kind says what it needs of its sender, and what needs nothing is taken without a name', async () => {
  const nameless = { 'contact.name': '', 'contact.phone': '', 'consent.agreed': null };
  const refused = await send(nameless);
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('href="#p-contact-name"');
  const taken = await send({ ...nameless, kind: 'gop-y' });
  expect(taken.status).toBe(201);
  const petition = (await findPetition(server.db, { code: codesOn(taken.html)[0]!.replace('-', '') }))!;
  expect(await findSender(server.db, petition.id)).toBeUndefined();
});

test('contact details or photos need the box of consent, and nothing is ticked for the sender', async () => {
  const { status, html } = await send({ 'consent.agreed': null });
  expect(status).toBe(422);
  expect(html).toContain('href="#p-consent-agreed"');
  const photo = { name: 'a.jpg', bytes: await phonePhoto(60, 40) };
  const withPhoto = await send(
    { kind: 'gop-y', 'contact.name': '', 'contact.phone': '', 'consent.agreed': null },
    [photo],
  );
  expect(withPhoto.status).toBe(422);
  expect(withPhoto.html).toContain('xin chọn lại ảnh');
});

test('photos come in anew, without where and with what they were taken', async () => {
  const { html } = await send({}, [
    { name: 'a.jpg', bytes: await phonePhoto(200, 100) },
    { name: 'b.png', bytes: await plain(50, 50).png().toBuffer() },
  ]);
  const petition = (await findPetition(server.db, { code: codesOn(html)[0]!.replace('-', '') }))!;
  const files = await listFiles(server.db, petition.id);
  expect(files.map(({ mediaType, purpose, isPublic }) => ({ mediaType, purpose, isPublic }))).toEqual([
    { mediaType: 'image/jpeg', purpose: 'photo', isPublic: false },
    { mediaType: 'image/jpeg', purpose: 'photo', isPublic: false },
  ]);
});

test('what goes to the superior says so on the receipt', async () => {
  const [above, below] = ['tp-tren', 'xa-duoi'];
  await server.apply({
    units: [
      { slug: above, name: 'Thành phố Trên', kind: 'province' },
      { slug: below, name: 'Xã Dưới', kind: 'commune', parent: above },
    ],
  });
  const { html } = await send({ unit: below, category: 'nhung-nhieu' });
  expect(html).toContain('Thành phố Trên');
  expect(html).toContain('Xã Dưới không được biết ai gửi');
});

test('the way out explains where complaints and denunciations go', async () => {
  const { status, html } = await open(`/kien-nghi/khieu-nai-to-cao?unit=${unit.slug}`);
  expect(status).toBe(200);
  for (const law of ['02/2011/QH13', '25/2018/QH14']) expect(html).toContain(law);
  expect(html).toContain(`href="/kien-nghi?unit=${unit.slug}"`);
});

test('the form speaks English where asked, and stays in it', async () => {
  const { html } = await open(`/kien-nghi?unit=${unit.slug}&lang=en`);
  expect(html).toContain('I do not know');
  expect(html).toContain('action="/kien-nghi?lang=en"');
  const sent = await readPage(
    sendPetitionForm(server, multipart(filledPetition(unit.slug, { kind: null })), '?lang=en'),
  );
  expect(sent.html).toContain('please choose a kind');
});

test('people find the form from the thanks of a survey, the page of the unit and the search', async () => {
  const link = `href="/kien-nghi?unit=${unit.slug}"`;
  for (const path of [`/s/${unit.code}/thanks`, `/u/${unit.slug}`, '/?q=thu+nghiem']) {
    expect((await open(path)).html, path).toContain(link);
  }
  expect((await open('/')).html).toContain('href="/kien-nghi"');
});
