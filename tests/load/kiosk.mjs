import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { findTestTools } from '../../scripts/find-test-tools.mjs';
import { root } from '../../scripts/up-to-date.mjs';
import { everyPlace } from './support/database-places.mjs';
import { median, percentile } from './support/figures.mjs';
import { applyWard, points } from './support/installation.mjs';
import { countOnce, fillQueue, openPairedKiosk, startOffline, tapToThanks } from './support/kiosk.mjs';
import { fetchRaw } from './support/raw-fetch.mjs';
import { mustRun, startServer } from './support/server.mjs';

const taps = 40;
const starts = 7;
const queued = 10_000;
const longestSending = 120_000;

/** What a person at the counter waits for, and how soon a day without a network is made up for. */
export async function measure() {
  const { chromium: executablePath } = findTestTools();
  if (!executablePath) throw new Error('Not found: Chromium, which the kiosk is measured in.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const figures = [];
  try {
    for (const { database, place } of await everyPlace())
      figures.push(...(await measureOn(browser, place, database)));
  } finally {
    await browser.close();
  }
  return figures;
}

async function measureOn(browser, place, database) {
  await applyWard(place);
  const code = (await mustRun(place, ['pair-kiosk', points.kiosk])).trim().split('\n').at(-1);
  const server = await startServer(place);
  const figures = [];
  const { page, context } = await openPairedKiosk(browser, server.url, code);
  if (database === 'embedded') figures.push(...(await measureApp(page, context, server.url)));
  await context.setOffline(true);
  const ids = await fillQueue(page, points.kiosk, queued);
  const seconds = await sendAll(page, context);
  await context.close();
  await server.stop();
  const { lost, twice } = await countOnce(place, ids);
  return [
    ...figures,
    {
      name: `${database}: ${queued} queued responses are sent and gone`,
      value: seconds,
      unit: 's',
      digits: 1,
      limit: 20,
    },
    { name: `${database}: of them lost`, value: lost, limit: 0 },
    { name: `${database}: of them counted twice`, value: twice, limit: 0 },
  ];
}

async function measureApp(page, context, url) {
  const bytes = await firstLoad(url);
  await context.setOffline(true);
  const waits = await tapToThanks(page, taps);
  const seconds = [];
  for (let i = 0; i < starts; i++) seconds.push(await startOffline(page));
  await context.setOffline(false);
  return [
    {
      name: 'first load, all that the app needs, compressed, headers included',
      value: bytes,
      limit: 150_000,
    },
    {
      name: `tap to thanks, 4 times slowed, no network: median of ${taps}`,
      value: median(waits),
      unit: 'ms',
      digits: 0,
      limit: 100,
    },
    // Each answer waits for the disk, which this machine may share.
    { name: 'the same: p95', value: percentile(waits, 0.95), unit: 'ms', digits: 0 },
    {
      name: `start without a network, median of ${starts}`,
      value: median(seconds),
      unit: 's',
      digits: 2,
      limit: 1,
    },
  ];
}

/** Every file of the app, as it goes over the wire. */
async function firstLoad(url) {
  const files = readdirSync(join(root, 'dist/kiosk'), { recursive: true, withFileTypes: true }).filter(
    (file) => file.isFile(),
  );
  let bytes = 0;
  for (const file of files) {
    const path = join(file.parentPath ?? file.path, file.name).slice(join(root, 'dist').length);
    bytes += (await fetchRaw(url + path.split('\\').join('/'))).bytes;
  }
  return bytes;
}

async function sendAll(page, context) {
  const began = Date.now();
  await context.setOffline(false);
  while ((await page.evaluate(() => globalThis.leftInQueue())) > 0) {
    if (Date.now() - began > longestSending) throw new Error('the queue does not empty');
    await sleep(100);
  }
  return (Date.now() - began) / 1000;
}
