import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { everyPlace } from './support/database-places.mjs';
import { median } from './support/figures.mjs';
import { writeInstallation } from './support/installation.mjs';
import { get, postForm, postJson } from './support/requests.mjs';
import { mustRun, startServer } from './support/server.mjs';
import { signInManager } from './support/staff-session.mjs';

const count = 100_000;
const answers = 200;
const unit = 'mn-tuoi-hong';
const campaign = 'phu-huynh';
const ratings = Object.fromEntries(
  ['overall', ...Array.from({ length: 15 }, (_, i) => `c${i + 1}`)].map((key) => [key, 5]),
);

/** A hundred thousand one-time codes in one request of the console, and how fast answers with codes come in after it. */
export async function measure() {
  const figures = [];
  for (const { database, place } of await everyPlace()) {
    const applied = await mustRun(place, ['apply', writeInstallation(place, installation)]);
    const [point, openPoint] = [...applied.matchAll(/\/s\/(\w{8})/g)].map((match) => match[1]);
    const cookie = await signInManager(place, unit);
    const server = await startServer(place);
    const tell = (name, value, more) => figures.push({ name: `${database}: ${name}`, value, ...more });

    const before = peakMegabytes(server.pid);
    const { codes, seconds, bytes } = await orderCodes(server.url, cookie);
    tell(`${count.toLocaleString('en')} codes as a table`, seconds, { unit: 's', digits: 1, limit: 60 });
    tell('its size', bytes / 1e6, { unit: 'MB', digits: 1 });
    tell('codes missing or double', count - new Set(codes).size, { limit: 0 });
    const after = peakMegabytes(server.pid);
    const grown = before === null ? null : after - before;
    tell('memory that it took beyond the start’s peak', grown, { unit: 'MB', limit: 300 });

    const [withCode, without] = [[], []];
    for (const code of codes.slice(0, answers)) {
      withCode.push(await answerTimed(server.url, point, code));
      without.push(await answerTimed(server.url, openPoint));
    }
    tell('an answer with a code, median', median(withCode), { unit: 'ms', digits: 1 });
    const ratio = median(withCode) / median(without);
    tell('as against one without', ratio, { unit: 'times', digits: 2, limit: 2 });
    await server.stop();
  }
  return figures;
}

const always = { unit, questionnaire: 'cha-me-mam-non', from: '2000-01-01', to: '2199-12-31' };
const installation = {
  units: [{ slug: unit, name: 'Trường mầm non Tuổi Hồng', kind: 'school' }],
  campaigns: [
    { ...always, slug: campaign, population: count, access: 'one-time' },
    { ...always, slug: 'ai-cung-duoc', access: 'open' },
  ],
};

async function orderCodes(url, cookie) {
  const path = `${url}/console/units/${unit}/campaigns/${campaign}`;
  const page = await get(path, { cookie, accept: 'text/html' });
  const [, seen] = /name="seen" value="([^"]+)"/.exec(page.body) ?? [];
  if (!seen) throw new Error(`no form for codes: ${page.status} ${page.body.slice(0, 500)}`);
  const start = performance.now();
  const order = new URLSearchParams({ seen, count: String(count), form: 'csv' });
  const { status, body } = await postForm(`${path}/codes`, order.toString(), { cookie });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 200) throw new Error(`no codes: ${status} ${body.slice(0, 500)}`);
  const [, ...lines] = body.trimEnd().split('\r\n');
  return { codes: lines.map((line) => line.split(',')[0]), seconds, bytes: body.length };
}

async function answerTimed(url, point, oneTimeCode) {
  const start = performance.now();
  const body = JSON.stringify({ id: randomUUID(), point, ratings, oneTimeCode });
  const { status } = await postJson(`${url}/api/v1/responses`, body);
  if (status !== 201) throw new Error(`not accepted: ${status}`);
  return performance.now() - start;
}

/** The most memory that the process has held; null on systems that do not say so in /proc. */
function peakMegabytes(pid) {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return null;
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'))[1]) / 1024;
}
