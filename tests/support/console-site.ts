import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectNoAxeViolations, onDevice, openBrowser } from './browser.ts';
import { listen } from './listen.ts';
import type { TestStaff } from './staff.ts';
import { openTestApp } from './test-app.ts';

export type ConsoleSite = Awaited<ReturnType<typeof openConsoleSite>>;

/** A real server and a browser before it, for journeys of staff. */
export async function openConsoleSite(changes: Parameters<typeof openTestApp>[0] = {}) {
  const browser = await openBrowser();
  const app = await openTestApp(changes);
  const { server, port } = await listen(app.app.fetch);
  const base = `http://localhost:${port}`;

  /** A member of staff (null: nobody) at a screen. */
  async function as(
    staff: TestStaff | null,
    work: (page: Page) => Promise<void>,
    size = desk,
    more: BrowserContextOptions = {},
  ): Promise<void> {
    await onDevice(browser, { baseURL: base, viewport: size, ...more }, async (page, context) => {
      if (staff) await context.addCookies([{ ...staff.cookie, url: base, httpOnly: true, sameSite: 'Lax' }]);
      await work(page);
    });
  }

  const close = async () => {
    await browser.close();
    server.close();
    await app.close();
  };
  return { app, base, as, close };
}

export const desk = { width: 1280, height: 800 };
export const phone = { width: 360, height: 740 };

/** The page as it stands is accessible, and at 360 pixels nothing hangs over its edge. */
export async function expectGoodPage(page: Page): Promise<void> {
  // On a busy machine the page that a form led to may not have come whole yet.
  await page.waitForLoadState('load');
  await page.locator('h1').first().waitFor();
  await expectNoAxeViolations(page);
  const size = page.viewportSize()!;
  await page.setViewportSize(phone);
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over, `${page.url()} hangs over at 360 pixels`).toBeLessThanOrEqual(0);
  await page.setViewportSize(size);
}
