import type { Browser, BrowserContext, Page } from 'playwright-core';
import { onDevice, openBrowser } from './browser.ts';
import { listen } from './listen.ts';
import { surveyInstallation } from './survey-form.ts';
import { openTestApp } from './test-app.ts';

type Options = NonNullable<Parameters<Browser['newContext']>[0]>;
export const phone: Options = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

export type SurveySite = Awaited<ReturnType<typeof openSurveySite>>;

/**
 * A real server and a browser before it. The address is plain http and not localhost, as in many an office: browsers
 * then lack what they give to secure pages only.
 */
export async function openSurveySite() {
  const browser = await openBrowser(['--host-resolver-rules=MAP khaosat.test 127.0.0.1']);
  const app = await openTestApp();
  await app.apply(surveyInstallation);
  const { server, port } = await listen(app.app.fetch);
  const base = `http://khaosat.test:${port}`;

  const on = (options: Options, work: (page: Page, context: BrowserContext) => Promise<void>) =>
    onDevice(browser, { baseURL: base, ...options }, work);

  const countResponses = async () => (await app.db.selectFrom('response').select('id').execute()).length;

  /** How many responses came in meanwhile. */
  async function cameIn(work: () => Promise<void>): Promise<number> {
    const before = await countResponses();
    await work();
    return (await countResponses()) - before;
  }

  const close = async () => {
    await browser.close();
    server.close();
    await app.close();
  };
  return { app, base, on, cameIn, close };
}

/** The label of an answer, which is what people tap. */
export const answer = (page: Page, name: string, value: string) => {
  const input = page.locator(`[name="${name}"][value="${value}"]`);
  return input.locator('xpath=following-sibling::*[1]');
};

export const chosen = (page: Page, name: string) =>
  page
    .locator(`[name="${name}"]:checked`)
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

export const sendButton = (page: Page) => page.locator('button[type=submit]').first();
export const headingOf = (page: Page) => page.locator('h1');
