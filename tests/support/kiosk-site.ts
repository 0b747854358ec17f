import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { onDevice, openBrowser } from './browser.ts';
import { addKioskPoint, letPairAt } from './kiosk.ts';
import { listen } from './listen.ts';
import { arrangeCommune, openTestApp } from './test-app.ts';

type Options = NonNullable<Parameters<Browser['newContext']>[0]>;
export const upright: Options = { viewport: { width: 1080, height: 1920 }, hasTouch: true };
export const tablet: Options = { viewport: { width: 1280, height: 800 }, hasTouch: true };

export type KioskSite = Awaited<ReturnType<typeof openKioskSite>>;

/**
 * A real server and a browser before it, at localhost, which browsers trust like https. The server's clock stands still
 * where the test sets it, months from that of the browser: so every test has a device whose clock is wrong.
 */
export async function openKioskSite() {
  const browser = await openBrowser(['--host-resolver-rules=MAP khaosat.test 127.0.0.1']);
  const app = await openTestApp();
  const unit = await arrangeCommune(app);
  /** Changes the files of the app on their way, as another version of it would. */
  const files: { change?: (path: string, text: string) => string } = {};
  const { server, port } = await listen(async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (!files.change || !/^\/kiosk\/.*\.(js|css)$/.test(pathname)) return app.app.fetch(request);
    // Asked for anew, since what is compressed cannot be changed.
    const answer = await app.get(pathname);
    const { status, headers } = answer;
    headers.delete('Content-Length');
    return new Response(files.change(pathname, await answer.text()), { status, headers });
  });
  const base = `http://localhost:${port}`;

  const on = (options: Options, work: (page: Page, context: BrowserContext) => Promise<void>) =>
    onDevice(browser, { baseURL: base, ...options }, work);

  /** A point for a kiosk; `asks` as in the settings of a device. */
  const addPoint = (more: object = {}) => addKioskPoint(app, unit, more);

  /** Opens the app and pairs it with a point. */
  async function pairAt(page: Page, code: string, settings?: object): Promise<void> {
    await page.goto('/kiosk/');
    await typeCode(page, await letPairAt(app, code));
    await press(page, 'Ghép máy');
    await screen(page, 'idle');
    if (settings) await setUp(page, settings);
  }

  /** Changes the settings of the device that was paired last, which it hears with the next heartbeat. */
  async function setUp(page: Page, settings: object): Promise<void> {
    const { id } = await app.db
      .selectFrom('kiosk')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const whole = JSON.stringify({ locale: 'vi', asks: 'overall', minimumInterval: 3, ...settings });
    await app.db.updateTable('kiosk').set({ settings: whole }).where('id', '=', id).execute();
    const news = page.waitForResponse((response) => response.url().endsWith('/kiosks/me'));
    await meet(page);
    await news;
  }

  /** The responses of a point as the server has them. */
  const received = (code: string) =>
    app.db
      .selectFrom('response')
      .innerJoin('point', 'point.id', 'response.point_id')
      .where('point.code', '=', code)
      .orderBy('response.received_at')
      .select(['response.id', 'ratings', 'reasons', 'locale', 'kiosk_id', 'pressed_at', 'response.field_id'])
      .execute();

  /** Waits until the server has so many responses of a point. */
  const waitForReceived = async (code: string, count: number) => {
    await expect.poll(async () => (await received(code)).length, { timeout: 30_000 }).toBe(count);
    return received(code);
  };

  const close = async () => {
    await browser.close();
    server.close();
    await app.close();
  };
  return { app, unit, files, base, port, on, addPoint, pairAt, setUp, received, waitForReceived, close };
}

export const screen = (page: Page, name: string) => page.waitForSelector(`main[data-screen="${name}"]`);
export const press = (page: Page, label: string) =>
  page.getByRole('button', { name: label, exact: true }).tap();
export const face = (page: Page, level: number) => page.locator(`.face[data-level="${level}"]`).tap();

export async function typeCode(page: Page, code: string): Promise<void> {
  await screen(page, 'pairing');
  for (const letter of code.replace('-', '')) await press(page, letter);
}

/** Makes the app meet the server now instead of within a minute. */
export const meet = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')));

/** One whole visit of one tap. */
export async function answerWith(page: Page, level: number): Promise<void> {
  await press(page, 'Bắt đầu');
  await face(page, level);
  await screen(page, level > 3 ? 'thanks' : 'reasons');
  if (level <= 3) await press(page, 'Xong');
  await screen(page, 'thanks');
  await press(page, 'Người tiếp theo');
  await screen(page, 'idle');
}

/** What the device keeps of responses: their states, in order. */
export const queueOf = (page: Page): Promise<{ state: string; answer: { id: string } }[]> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('lang-nghe-kiosk');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const asking = db.transaction('responses').objectStore('responses').getAll();
          asking.onsuccess = () => {
            db.close();
            resolve(asking.result);
          };
        };
      }),
  );

/** From now on nothing more can be written down; returns what makes room again. */
export async function fillDisk(page: Page): Promise<() => Promise<void>> {
  const writing = await page.evaluateHandle(() => {
    const before = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    return before;
  });
  return () =>
    page.evaluate((before) => {
      IDBObjectStore.prototype.add = before;
    }, writing);
}
