import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openBrowser } from './browser.ts';
import { surveyInstallation } from './survey-form.ts';
import { openTestApp } from './test-app.ts';

type Options = NonNullable<Parameters<Browser['newContext']>[0]>;
export const phone: Options = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

// Requests that tests have refused; and a header that has no meaning on plain http, which Chromium remarks on.
const expected = /^Failed to load resource/;

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

  /** Fails with whatever the page wrote to its console, but for what is expected. */
  async function on(options: Options, work: (page: Page, context: BrowserContext) => Promise<void>) {
    const context = await browser.newContext({ baseURL: base, ...options });
    const complaints: string[] = [];
    context.on('console', (message) => {
      if (message.type() === 'error' && !expected.test(message.text())) complaints.push(message.text());
    });
    context.on('weberror', (error) => complaints.push(error.error().message));
    try {
      await work(await context.newPage(), context);
      expect(complaints).toEqual([]);
    } finally {
      await context.close();
    }
  }

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

/** Serves it on a free port of this machine. */
export function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
      resolve({ server, port }),
    );
  });
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
