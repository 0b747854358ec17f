import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendLetters } from '../../api/notices/jobs.ts';
import { mailBy } from '../../api/notices/mail.ts';
import { inHalves } from '../../api/petitions/code.ts';
import { listAccesses } from '../../api/petitions/message-store.ts';
import { findPetition } from '../../api/petitions/store.ts';
import { openVisitor } from '../support/console-visitor.ts';
import { openMailReceiver } from '../support/mail-receiver.ts';
import { hasPoppler, papersOf, qrOnPage, textOfPages } from '../support/pdf.ts';
import { type SentPetition, sendPetition } from '../support/petitions.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let unit: TestUnit;
let officer: TestStaff;
let mail: Awaited<ReturnType<typeof openMailReceiver>>;
beforeAll(async () => {
  mail = await openMailReceiver();
  server = await openTestApp({ smtpUrl: mail.url, mailFrom: 'khaosat@example.gov.vn' });
  unit = await arrangeCommune(server);
  officer = await arrangeStaff(server, 'officer', unit.slug, 'Trần Văn Minh');
});
afterAll(async () => {
  await server.close();
  await mail.close();
});

const slipOf = ({ code }: SentPetition) => `/kien-nghi/${code}/phieu`;
const secretPage = ({ code }: SentPetition) => `/console/units/${unit.slug}/petitions/${code}/secret`;
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

async function accessesOf({ code }: SentPetition) {
  const { id } = (await findPetition(server.db, { code }))!;
  return (await listAccesses(server.db, id)).map(({ staffName, what }) => `${staffName}: ${what}`);
}

test('a slip carries the secret only for who has shown it', async () => {
  const sent = await sendPetition(server, unit.slug);
  const stranger = await (await openVisitor(server).get(slipOf(sent))).text();
  expect(stranger).toContain(inHalves(sent.code));
  expect(stranger).toContain('06/07/2026');
  expect(stranger).not.toContain(inHalves(sent.secret));
  const visitor = openVisitor(server);
  await visitor.submit(`/kien-nghi/${sent.code}/mo`, { secret: sent.secret, to: '' });
  expect(await (await visitor.get(slipOf(sent))).text()).toContain(inHalves(sent.secret));
});

test.runIf(hasPoppler)('the slip as PDF is one page A6 whose QR code opens the tracking page', async () => {
  const sent = await sendPetition(server, unit.slug);
  const visitor = openVisitor(server);
  await visitor.submit(`/kien-nghi/${sent.code}/mo`, { secret: sent.secret, to: '' });
  const pdf = await bytesOf(await visitor.get(`${slipOf(sent)}.pdf`));
  expect(papersOf(pdf)).toEqual(['105 × 148']);
  expect(qrOnPage(pdf, 1)).toBe(`HTTP://KHAOSAT.EXAMPLE.GOV.VN/KIEN-NGHI/${sent.code}`);
  const [text = ''] = textOfPages(pdf);
  for (const words of ['Xã Thử Nghiệm', inHalves(sent.code), inHalves(sent.secret), '06/07/2026']) {
    expect(text).toContain(words);
  }
  const public_ = await bytesOf(await server.get(`${slipOf(sent)}.pdf`));
  expect(textOfPages(public_).join()).not.toContain(inHalves(sent.secret));
});

test('staff give a new secret to who says the right number, and each try is written down', async () => {
  const sent = await sendPetition(server, unit.slug);
  const form = await (await server.get(secretPage(sent), officer.headers)).text();
  expect(form).not.toContain('0912');
  const seen = valueIn(form, 'seen');
  const wrong = await submit(server, officer, secretPage(sent), { way: 'phone', phone: '0911111111', seen });
  const html = await wrong.text();
  expect(wrong.status).toBe(422);
  expect(valueIn(html, 'phone')).toBe('0911111111');
  const right = await submit(server, officer, secretPage(sent), {
    way: 'phone',
    phone: '+84 912-345-678',
    seen,
  });
  expect(right.status).toBe(200);
  const given = await right.text();
  const secret = /([0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4})<\/p>/.exec(given)?.[1] ?? '';
  expect(secret).not.toBe(inHalves(sent.secret));
  const open = (typed: string) =>
    openVisitor(server).submit(`/kien-nghi/${sent.code}/mo`, { secret: typed, to: '' });
  expect((await open(sent.secret)).status).toBe(403);
  expect((await open(secret)).status).toBe(303);
  expect(await accessesOf(sent)).toEqual([
    'Trần Văn Minh: Cấp lại mã bí mật: số điện thoại đọc không đúng, không cấp',
    'Trần Văn Minh: Cấp lại mã bí mật: người gửi đọc đúng số điện thoại',
  ]);
  // A second tap gives no third secret.
  const again = await submit(server, officer, secretPage(sent), {
    way: 'phone',
    phone: '0912345678',
    seen,
  });
  expect(again.status).toBe(409);
  expect((await open(secret)).status).toBe(303);

  const pdf = await submit(server, officer, `${secretPage(sent)}/slip`, { secret });
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  const guessed = await submit(server, officer, `${secretPage(sent)}/slip`, { secret: 'ABCDEFGH' });
  expect(guessed.status).toBe(403);
});

test('who left an e-mail address alone gets the new secret there, and staff do not see it', async () => {
  const contact = { name: 'Lan', email: 'lan@example.com' };
  const sent = await sendPetition(server, unit.slug, { contact });
  await sendLetters(server.deps, mailBy(server.deps.config));
  mail.received.length = 0;
  const form = await (await server.get(secretPage(sent), officer.headers)).text();
  expect(form).not.toContain('lan@example.com');
  expect(form).not.toContain('name="phone"');
  const answer = await submit(server, officer, secretPage(sent), {
    way: 'email',
    seen: valueIn(form, 'seen'),
  });
  expect(answer.status).toBe(200);
  await sendLetters(server.deps, mailBy(server.deps.config));
  const [letter] = mail.received;
  const secret = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(?![0-9A-Z-])/.exec(letter!.text)?.[0] ?? '';
  expect(await answer.text()).not.toContain(secret);
  const opened = await openVisitor(server).submit(`/kien-nghi/${sent.code}/mo`, { secret, to: '' });
  expect(opened.status).toBe(303);
});

test('nobody gives a secret where nothing tells who the sender is', async () => {
  const anonymous = { kind: 'gop-y', contact: undefined, consent: undefined };
  const sent = await sendPetition(server, unit.slug, anonymous);
  const html = await (await server.get(secretPage(sent), officer.headers)).text();
  expect(html).toContain('không cấp lại được mã');
  const seen = 'x';
  for (const way of ['phone', 'email']) {
    const answer = await submit(server, officer, secretPage(sent), { way, phone: '', seen });
    expect(answer.status, way).not.toBe(200);
  }
  expect(await findPetition(server.db, { code: sent.code })).toMatchObject({ secretGeneration: 1 });
});

test('the unit that a petition goes past gives no secret of it', async () => {
  const above = `tp-${crypto.randomUUID().slice(0, 8)}`;
  await server.apply({ units: [{ slug: above, name: 'Thành phố Trên', kind: 'province' }] });
  const below = await arrangeCommune(server, { unit: { parent: above } });
  const sent = await sendPetition(server, below.slug, { category: 'nhung-nhieu' });
  const own = await arrangeStaff(server, 'manager', below.slug);
  const higher = await arrangeStaff(server, 'manager', above);
  const page = (slug: string) => `/console/units/${slug}/petitions/${sent.code}/secret`;
  expect((await server.get(page(below.slug), own.headers)).status).toBe(404);
  expect((await server.get(page(above), higher.headers)).status).toBe(200);
  expect((await server.get(page(below.slug), higher.headers)).status).toBe(404);
});
