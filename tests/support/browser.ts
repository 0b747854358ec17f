import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { expect } from 'vitest';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Starts the Chromium that `npm test` found; close it in afterAll. */
export function openBrowser(more: string[] = []): Promise<Browser> {
  const executablePath = process.env.CHROMIUM;
  if (!executablePath) throw new Error('CHROMIUM is not set: run `npm test`, which looks for a Chromium');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}

// Requests that a test has refused or cut off on purpose.
const onPurpose = /^Failed to load resource/;

/** A device of its own; fails with whatever its pages wrote to their console, but for what is done on purpose. */
export async function onDevice(
  browser: Browser,
  options: BrowserContextOptions,
  work: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' && !onPurpose.test(message.text())) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
  try {
    await work(await context.newPage(), context);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

/** Fails with every rule of WCAG 2.2 AA and of good practice that the page as it stands now breaks. */
export const expectNoAxeViolations = (page: Page): Promise<void> =>
  expectKept(page, { type: 'tag', values: standards });

/** The same of a light page, and then of its colours in the dark, which is all that differs there. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoAxeViolations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectKept(page, { type: 'rule', values: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });
}

async function expectKept(page: Page, rules: axe.RunOnly): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await bringAxe(page);
  const { violations } = await page.evaluate(runAxe, rules);
  if (violations.length === 0) return;
  throw new Error(
    `${page.url()} breaks ${violations.length} accessibility rules:\n${violations.map(describe).join('\n')}`,
  );
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// By the debugging protocol itself: that needs no inline script, so the page keeps its strict CSP, and is quicker than
// `page.evaluate`.
async function bringAxe(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: `${axeSource}\n;0` });
  await session.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.text);
}

// Runs in the page, where axe is a global.
function runAxe(runOnly: axe.RunOnly): Promise<axe.AxeResults> {
  return (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
    runOnly,
    resultTypes: ['violations'],
  });
}

function describe({ id, help, helpUrl, nodes }: axe.Result): string {
  const places = nodes.map((node) => `    ${node.target.join(' ')}\n      ${node.html}`);
  return [`  ${id}: ${help} (${helpUrl})`, ...places].join('\n');
}
