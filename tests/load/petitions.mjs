import { everyPlace } from './support/database-places.mjs';
import { percentile } from './support/figures.mjs';
import { applyWard, unit } from './support/installation.mjs';
import { fillWithPetitions } from './support/petitions.mjs';
import { get } from './support/requests.mjs';
import { startServer } from './support/server.mjs';
import { signInManager } from './support/staff-session.mjs';

const petitions = 100_000;
const warmUps = 15;
const times = 300;
const mostMilliseconds = 100;

/** What a hundred thousand petitions with their history leave of an inbox, a search and a page to follow one. */
export async function measure() {
  const figures = [];
  for (const { database, place } of await everyPlace()) {
    await applyWard(place);
    const began = Date.now();
    const codes = await fillWithPetitions(place, unit, petitions);
    console.log(`${database}: ${petitions} petitions in ${Math.round((Date.now() - began) / 1000)} s`);
    const cookie = await signInManager(place, unit);
    const server = await startServer(place);
    const inbox = `/console/units/${unit}/petitions`;
    const asked = {
      inbox: () => inbox,
      'search for a common word': () => `${inbox}?q=${encodeURIComponent('den duong')}`,
      'search for a rare word': (i) => `${inbox}?q=${encodeURIComponent(`hẻm ${1 + 6 * (i * 97)}`)}`,
      'search for what is nowhere': (i) => `${inbox}?q=khongcotunay${i}`,
      'filter that fits nothing that has ended': () => `${inbox}?tab=done&channel=zalo`,
      'two filters and days': (i) =>
        `${inbox}?tab=done&kind=phan-anh&channel=web&from=2020-01-01&to=2020-0${1 + (i % 9)}-02`,
      'page to follow one': (i) => `/kien-nghi/${codes[i % codes.length]}`,
      'the API’s answer for one': (i) => `/api/v1/petitions/${codes[i % codes.length]}`,
      'books of the unit': () => `/u/${unit}/petitions.json`,
    };
    for (const [name, pathOf] of Object.entries(asked)) {
      const value = await p99(server.url, pathOf, { cookie });
      // The books read every petition of half a year; the issue asks nothing of them, and nothing of the embedded database.
      const limit =
        database === 'PostgreSQL' && name !== 'books of the unit' ? { limit: mostMilliseconds } : {};
      figures.push({ name: `${database}: ${name}, p99`, value, unit: 'ms', digits: 1, ...limit });
    }
    await server.stop();
  }
  return figures;
}

async function p99(url, pathOf, headers) {
  for (let i = 0; i < warmUps; i++) await timed(url + pathOf(i), headers);
  const taken = [];
  for (let i = 0; i < times; i++) taken.push(await timed(url + pathOf(i), headers));
  return percentile(taken, 0.99);
}

async function timed(url, headers) {
  const start = performance.now();
  const answer = await get(url, { accept: 'text/html', ...headers });
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
  return performance.now() - start;
}
