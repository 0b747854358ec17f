import { afterAll, beforeAll, expect, test } from 'vitest';
import { inGroups } from '../../api/campaigns/one-time-code.ts';
import { findCampaign, setClosed } from '../../api/campaigns/store.ts';
import { inTransaction } from '../../api/database/transaction.ts';
import { arrangeCampaign, ofParent, type TestCampaign } from '../support/campaign.ts';
import { asBrowser, formOf, readPage, sendForm } from '../support/survey-form.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let campaign: TestCampaign;
beforeAll(async () => {
  server = await openTestApp();
  campaign = await arrangeCampaign(server, { codes: 10 });
});
afterAll(() => server.close());

const open = (path: string) => readPage(server.get(path, asBrowser));

/** What a parent's browser sends who has the page of a code before her. */
function filledFrom(html: string): URLSearchParams {
  const form = formOf(html);
  for (const name of ['overall', ...Array.from({ length: 15 }, (_, i) => `c${i + 1}`)])
    form.set(`r.${name}`, '4');
  return form;
}

async function on(day: string, work: () => Promise<void>) {
  const { now } = server.clock;
  server.clock.now = new Date(`${day}T09:30:00+07:00`);
  await work().finally(() => {
    server.clock.now = now;
  });
}

test('the address of a slip opens the form, which sends the code on, once', async () => {
  const address = `/S/${campaign.point}/${campaign.codes[0]}`;
  const { status, html } = await open(address);
  expect(status).toBe(200);
  expect(formOf(html).get('oneTimeCode')).toBe(campaign.codes[0]);
  expect(html).toContain('hệ thống xóa mã');
  const form = filledFrom(html);
  const sent = await sendForm(server, `${campaign.point}/${campaign.codes[0]}`, form);
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `/s/${campaign.point}/thanks`]);
  const thanks = await open(`/s/${campaign.point}/thanks`);
  expect(thanks.html).not.toContain('Gửi một đánh giá khác');

  const again = await sendForm(server, `${campaign.point}/${campaign.codes[0]}`, form);
  expect(again.status, 'a double tap counts once and is thanked').toBe(303);
  const reopened = await open(address);
  expect(reopened.status).toBe(403);
  expect(reopened.html).toContain('Mã này đã được dùng');
  form.set('id', 'b2a4c5de-0000-4000-8000-000000000001');
  const second = await readPage(sendForm(server, `${campaign.point}/${campaign.codes[0]}`, form));
  expect(second.status).toBe(403);
  expect(second.html).toContain('data-state="refused"');
});

test('without a code the page asks for it, and the code typed leads to the form', async () => {
  const asked = await open(`/s/${campaign.point}`);
  expect(asked.status).toBe(200);
  expect(asked.html).toContain('name="m"');
  expect(asked.html).not.toContain('name="r.overall"');
  const typed = encodeURIComponent(inGroups(campaign.codes[1]!).toLowerCase());
  const found = await server.get(`/s/${campaign.point}?m=${typed}`, asBrowser);
  expect(found.headers.get('location')).toBe(`/s/${campaign.point}/${campaign.codes[1]}`);
  const inEnglish = await server.get(`/s/${campaign.point}?m=${typed}&lang=en`, asBrowser);
  expect(inEnglish.headers.get('location')).toBe(`/s/${campaign.point}/${campaign.codes[1]}?lang=en`);
});

test('a mistyped code is kept and asked for again', async () => {
  const wrong = await open(`/s/${campaign.point}?m=4f7k-2m9q-x21b%22%3E`);
  expect(wrong.status).toBe(403);
  expect(wrong.html).toContain('Mã chưa đúng');
  expect(wrong.html).toContain('value="4f7k-2m9q-x21b&quot;&gt;"');
  for (const path of ['/AAAABBBBCCCC', '/x', '/%00', '/a%2Fb']) {
    expect((await open(`/s/${campaign.point}${path}`)).status).toBe(403);
  }
});

test('what is typed on the home page from a slip leads to its form', async () => {
  const address = `khaosat.example.gov.vn/S/${campaign.point}/${campaign.codes[2]}`;
  const found = await server.get(`/s?code=${encodeURIComponent(address)}`, asBrowser);
  expect(found.headers.get('location')).toBe(`/s/${campaign.point}/${campaign.codes[2]}`);
});

test('a form sent without its code, or with a wrong one, meets a kind page', async () => {
  const form = filledFrom((await open(`/s/${campaign.point}/${campaign.codes[3]}`)).html);
  form.delete('oneTimeCode');
  const without = await readPage(sendForm(server, campaign.point, form));
  expect([without.status, without.html.includes('Xin nhập mã trên phiếu mời')]).toEqual([403, true]);
  form.set('oneTimeCode', 'AAAA/"><BBBB');
  const wrong = await readPage(sendForm(server, campaign.point, form));
  expect([wrong.status, wrong.html.includes('Mã chưa đúng')]).toEqual([403, true]);
  expect(wrong.html).not.toContain('"><BBBB');
});

test('what is to be put right keeps the code', async () => {
  const form = filledFrom((await open(`/s/${campaign.point}/${campaign.codes[3]}`)).html);
  form.delete('r.c4');
  const answer = await readPage(sendForm(server, `${campaign.point}/${campaign.codes[3]}`, form));
  expect(answer.status).toBe(422);
  expect(formOf(answer.html).get('oneTimeCode')).toBe(campaign.codes[3]);
  expect(answer.html).toContain(`action="/s/${campaign.point}/${campaign.codes[3]}"`);
});

test('too early, too late and closed early are said kindly, with the days', async () => {
  const address = `/s/${campaign.point}/${campaign.codes[4]}`;
  const form = filledFrom((await open(address)).html);
  await on('2026-05-30', async () => {
    const page = await open(address);
    expect(page.status).toBe(403);
    expect(page.html).toContain('từ ngày 01/06/2026 đến hết ngày 30/06/2026');
  });
  await on('2026-07-01', async () => {
    const page = await open(address);
    expect(page.html).toContain('Khảo sát đã kết thúc');
    const sent = await readPage(sendForm(server, `${campaign.point}/${campaign.codes[4]}`, form));
    expect([sent.status, sent.html.includes('đến hết ngày 30/06/2026')]).toEqual([403, true]);
  });
  const { id } = (await findCampaign(server.db, campaign.slug))!;
  await inTransaction(server.db, (trx) => setClosed(trx, id, server.clock.now));
  expect((await open(address)).html).toContain('Đơn vị đã đóng khảo sát này');
  const refused = await server.post('/api/v1/responses', ofParent(campaign.point, campaign.codes[4]));
  expect(((await refused.json()) as { code: string }).code).toBe('campaign-closed');
  await inTransaction(server.db, (trx) => setClosed(trx, id, null));
  expect((await open(address)).status).toBe(200);
});

test('programs get the problem instead of a page', async () => {
  const refused = await server.get(`/s/${campaign.point}/${campaign.codes[0]}`, {
    Accept: 'application/json',
  });
  expect(refused.status).toBe(403);
  expect(((await refused.json()) as { code: string }).code).toBe('code-used');
});

test('every page for who is kept out stands in both languages', async () => {
  for (const path of ['', '/AAAABBBBCCCC', `/${campaign.codes[0]}`]) {
    const { html } = await open(`/s/${campaign.point}${path}?lang=en`);
    expect(html).toContain('<html lang="en">');
    expect(html).toMatch(/Please enter the code|The code is not right|This code has been used/);
  }
});
