import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoAxeViolations, openBrowser } from '../support/browser.ts';
import { decodeQr } from '../support/qr.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

// A printed address has a name and no port; the browser finds this server behind it.
const publicUrl = 'http://khaosat.example.gov.vn';
let server: TestApp;
let listening: ServerType;
let browser: Browser;

beforeAll(async () => {
  server = await openTestApp({ publicUrl });
  const port = await new Promise<number>((resolve) => {
    const options = { fetch: server.app.fetch, port: 0, hostname: '127.0.0.1' };
    listening = serve(options, (address: AddressInfo) => resolve(address.port));
  });
  browser = await openBrowser([`--host-resolver-rules=MAP khaosat.example.gov.vn:80 127.0.0.1:${port}`]);
});
afterAll(async () => {
  await browser?.close();
  listening?.close();
  await server?.close();
});

async function arrangeUnit(): Promise<TestUnit> {
  const measure = { family: 'mot-cua', id: 'overall' };
  const year = { from: '2026-01-01', to: '2026-12-31', source: 'Kế hoạch 2026' };
  return arrangeCommune(server, {
    targets: [{ metric: 'satisfaction', scope: 'overall', measure, threshold: 0.9, ...year }],
  });
}

/** What a phone reads from the poster on the wall. */
async function scanPoster(page: Page, code: string): Promise<string> {
  await page.goto(`${publicUrl}/points/${code}/poster`);
  return decodeQr(await page.getByRole('img', { name: /Mã QR/ }).screenshot());
}

async function answer(page: Page, address: string, face: string): Promise<void> {
  await page.goto(address);
  await page.getByText('Đất đai').click();
  await page.getByText(face, { exact: true }).first().click();
  await page.getByRole('button', { name: 'Gửi đánh giá' }).first().click();
  await page.getByRole('heading', { name: /Cảm ơn/ }).waitFor();
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script';
  test(`a citizen scans the poster and answers, and the fifth answer changes the public page, ${how}`, async () => {
    const { slug, code } = await arrangeUnit();
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));

    const address = await scanPoster(page, code);
    expect(address).toBe(`HTTP://KHAOSAT.EXAMPLE.GOV.VN/S/${code}`);
    for (let person = 0; person < 4; person++) await answer(page, address, 'Hài lòng');
    await page.goto(`${publicUrl}/u/${slug}`);
    expect(await page.locator('main').innerText()).toContain('Chưa đủ phiếu để công bố');

    await answer(page, address, 'Rất không hài lòng');
    await page.getByRole('link', { name: /kết quả/ }).click();
    await page.waitForURL(`**/u/${slug}**`);
    const shown = await page.locator('main section').first().innerText();
    const first = shown.replace(/\u00a0/g, ' ');
    expect(first).toContain('80 %');
    expect(first).toContain('Chưa đạt');
    expect(first).toMatch(/5 phiếu/);
    if (javaScriptEnabled) await expectNoAxeViolations(page);
    expect(problems).toEqual([]);
    const { overall } = (await server.getJson(`/u/${slug}/satisfaction.json`)) as { overall: object };
    expect(overall).toMatchObject({ rate: 0.8, responses: 5, official: 'not-met', evidence: 'unsure' });
    await context.close();
  });
}
