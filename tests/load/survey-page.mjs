import { chromium } from 'playwright-core';
import { findTestTools } from '../../scripts/find-test-tools.mjs';
import { embeddedPlace } from './support/database-places.mjs';
import { median } from './support/figures.mjs';
import { applyWard, points } from './support/installation.mjs';
import { fetchRaw } from './support/raw-fetch.mjs';
import { startServer } from './support/server.mjs';
import { openSlowPage } from './support/slow-page.mjs';

const visits = 5;
const settled = 3_000;

/** What somebody with an old phone on a poor network waits for after scanning the code. */
export async function measure() {
  const place = embeddedPlace();
  await applyWard(place);
  const server = await startServer(place);
  const counter = await fetchRaw(`${server.url}/s/${points.counter}`);
  const hall = await fetchRaw(`${server.url}/s/${points.hall}`);
  const ofCounter = await visitSlowly(`${server.url}/s/${points.counter}`);
  const ofHall = await visitSlowly(`${server.url}/s/${points.hall}`);
  await server.stop();
  return [...figuresOf('one field', counter, ofCounter), ...figuresOf('eight fields', hall, ofHall)];
}

const figuresOf = (form, { bytes, html }, { seconds, shift }) => [
  { name: `${form}: bytes on the wire, headers included`, value: bytes, limit: 8_000 },
  { name: `${form}: more requests that block rendering`, value: blockingRequests(html).length, limit: 0 },
  { name: `${form}: can be answered, median of ${visits}`, value: seconds, unit: 's', digits: 2, limit: 1.5 },
  { name: `${form}: layout shift`, value: shift, digits: 4, limit: 0 },
];

/** Style sheets and scripts that a browser has to fetch before it shows what follows them. */
function blockingRequests(html) {
  const sheets = html.match(/<link[^>]*rel="?stylesheet[^>]*>|@import/gi) ?? [];
  const scripts = (html.match(/<script[^>]*\bsrc=[^>]*>/gi) ?? []).filter(
    (tag) => !/\b(defer|async)\b|type="?module/i.test(tag),
  );
  return [...sheets, ...scripts];
}

/** Median time of some first visits, and the largest layout shift of any. */
async function visitSlowly(url) {
  const { chromium: executablePath } = findTestTools();
  if (!executablePath) {
    console.error('Not found: Chromium. Only the bytes are measured.');
    return { seconds: null, shift: null };
  }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const found = [];
  try {
    for (let i = 0; i < visits; i++) found.push(await openSlowPage(browser, url, settled));
  } finally {
    await browser.close();
  }
  return {
    seconds: median(found.map((visit) => visit.milliseconds)) / 1000,
    shift: Math.max(...found.map((visit) => visit.shift)),
  };
}
