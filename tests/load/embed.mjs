import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { chromium } from 'playwright-core';
import { addDays, dayOf } from '../../dist/api/days.js';
import { snippetsFor } from '../../dist/survey-web/console/website/snippets.js';
import { findTestTools } from '../../scripts/find-test-tools.mjs';
import { embeddedPlace } from './support/database-places.mjs';
import { percentile } from './support/figures.mjs';
import { fillWard } from './support/fill.mjs';
import { shiftOnHostPage } from './support/host-page.mjs';
import { applyWard, unit } from './support/installation.mjs';
import { answersPerSecond } from './support/pace.mjs';
import { startServer } from './support/server.mjs';
import { undoLater } from './support/undo.mjs';

const responses = 10_000;
const rounds = 40;
const perRound = 250;
const warmUp = 3_000;
/** Half the pace of a bare route. */
const mostTimes = 2;
const browserHeaders = { 'Accept-Encoding': 'gzip', Accept: '*/*' };

/** What other websites ask for with every visit to them: its pace, its size, and what it moves there. */
export async function measure() {
  const place = embeddedPlace();
  const to = dayOf(new Date());
  const from = addDays(to, -179);
  await applyWard(place, { from, to: addDays(to, 180) });
  await fillWard(place, { responses, from, to });
  const server = await startServer(place);
  const figures = [];
  for (const name of ['badge.svg', 'embed.json']) figures.push(...(await compare(server, name)));
  const script = await getBytes(`${server.url}/embed.js`);
  figures.push({ name: 'embed.js compressed', value: script.body.length, unit: 'bytes', limit: 8_000 });
  figures.push({ name: 'layout shift on a host page', value: await shift(server), digits: 4, limit: 0 });
  await server.stop();
  return figures;
}

/** The pace of ours against that of a bare route with the same bytes, in turns. */
async function compare({ url }, name) {
  const ours = `${url}/u/${unit}/${name}`;
  const bare = await startBareRoute(await getBytes(ours));
  const paces = { ours: [], bare: [] };
  for (const address of [ours, bare.url]) await answersPerSecond(address, browserHeaders, warmUp);
  for (let round = 0; round < rounds; round++) {
    paces.ours.push(await answersPerSecond(ours, browserHeaders, perRound));
    paces.bare.push(await answersPerSecond(bare.url, browserHeaders, perRound));
  }
  bare.stop();
  // Other work of the machine slows down most rounds of either; the best tenth of them shows what each can do.
  const [pace, barePace] = [percentile(paces.ours, 0.9), percentile(paces.bare, 0.9)];
  return [
    { name: `${name}: answers per second`, value: pace },
    { name: `${name}: those of a bare Hono route with the same bytes`, value: barePace },
    {
      name: `${name}: the bare route is so many times as fast`,
      value: barePace / pace,
      digits: 2,
      limit: mostTimes,
    },
  ];
}

async function startBareRoute({ headers, body }) {
  const child = spawn(process.execPath, ['tests/load/support/bare-route.mjs'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  undoLater(() => child.kill('SIGKILL'));
  const kept = Object.fromEntries(
    ['content-type', 'content-encoding'].filter((name) => headers[name]).map((name) => [name, headers[name]]),
  );
  child.stdin.end(JSON.stringify({ headers: kept, body: body.toString('base64') }));
  const [line] = await once(child.stdout, 'data');
  return { url: `http://127.0.0.1:${Number(line)}/bytes`, stop: () => child.kill() };
}

/** An answer as it comes over the wire. */
function getBytes(url) {
  return new Promise((resolve, reject) => {
    request(url, { headers: browserHeaders }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.once('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts) }));
    })
      .once('error', reject)
      .end();
  });
}

async function shift({ url }) {
  const { chromium: executablePath } = findTestTools();
  if (!executablePath) {
    console.error('Not found: Chromium. The layout shift is not measured.');
    return null;
  }
  const chosen = { show: ['petitions', 'form'], period: '', language: 'vi', theme: 'auto', accent: '' };
  const { script } = snippetsFor({ slug: unit, name: unit }, url, chosen);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    return await shiftOnHostPage(browser, { base: url, snippet: script });
  } finally {
    await browser.close();
  }
}
