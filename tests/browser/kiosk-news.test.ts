import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reloadKiosk } from '../../api/kiosks/change.ts';
import { asStaff, staff } from '../support/kiosk.ts';
import { face, type KioskSite, meet, openKioskSite, press, screen, tablet } from '../support/kiosk-site.ts';

let site: KioskSite;
beforeAll(async () => {
  site = await openKioskSite();
});
afterAll(() => site?.close());

/** A mark on the page that a reload takes away. */
const mark = (page: Page) =>
  page.evaluate(() => {
    document.title = 'marked';
  });
const isMarked = async (page: Page) => (await page.title()) === 'marked';
const waitForReload = (page: Page) => page.waitForFunction(() => document.title !== 'marked');

test('a new way of asking waits until the person before the screen has gone', async () => {
  const code = await site.addPoint();
  await site.on(tablet, async (page) => {
    await site.pairAt(page, code);
    await press(page, 'Bắt đầu');
    await site.setUp(page, { asks: 'items' });
    await face(page, 5);
    await screen(page, 'thanks');
    await press(page, 'Người tiếp theo');
    await expect
      .poll(async () => {
        await press(page, 'Bắt đầu');
        const text = await page.locator('main').textContent();
        if (!text!.includes('Câu 1/10')) await press(page, 'Về trang đầu');
        return text;
      })
      .toContain('Câu 1/10');
  });
});

test('an order to load anew is followed once, when nobody stands before the screen', async () => {
  const code = await site.addPoint();
  await site.on(tablet, async (page) => {
    await site.pairAt(page, code);
    const { device } = await site.app.db
      .selectFrom('kiosk')
      .select('device')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    await mark(page);
    await press(page, 'Bắt đầu');
    await asStaff(site.app, { device }, (trx, kiosk) => reloadKiosk(trx, kiosk, staff, site.app.clock.now));
    const heard = page.waitForResponse((response) => response.url().endsWith('/heartbeat'));
    await meet(page);
    await heard;
    await face(page, 4);
    await screen(page, 'thanks');
    expect(await isMarked(page)).toBe(true);
    await press(page, 'Người tiếp theo');
    await waitForReload(page);
    await screen(page, 'idle');
    await mark(page);
    await meet(page);
    await page.waitForTimeout(1_500);
    expect(await isMarked(page)).toBe(true);
    await site.waitForReceived(code, 1);
  });
});

test('a new version of the app is taken when nobody stands before the screen', async () => {
  const code = await site.addPoint();
  await site.on(tablet, async (page) => {
    await site.pairAt(page, code);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await mark(page);
    await press(page, 'Bắt đầu');
    site.files.change = (path, text) => (path.endsWith('/sw.js') ? `${text}\n// 2` : text);
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    const isWaiting = () => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
    await expect.poll(isWaiting, { timeout: 30_000 }).toBe(true);
    await face(page, 5);
    await screen(page, 'thanks');
    expect(await isMarked(page)).toBe(true);
    await press(page, 'Người tiếp theo');
    await waitForReload(page);
    await screen(page, 'idle');
    await site.waitForReceived(code, 1);
    site.files.change = undefined;
  });
});

test('a version that arrives as something else, such as the page of a network, is not taken', async () => {
  const code = await site.addPoint();
  await site.on(tablet, async (page, context) => {
    site.files.change = (path, text) =>
      path.includes('/assets/') && path.endsWith('.css') ? '<h1>Wi-Fi</h1>' : text;
    await page.goto('/kiosk/');
    await screen(page, 'pairing');
    await page.waitForTimeout(1_000);
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBe(null);
    site.files.change = undefined;
    await site.pairAt(page, code);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await context.setOffline(true);
    await page.reload();
    await screen(page, 'idle');
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('.start')!).borderRadius)).toBe(
      '10px',
    );
  });
});
