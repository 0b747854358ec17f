import { addDays, dayOf } from '../../dist/api/days.js';
import { embeddedPlace, postgresPlace } from './support/database-places.mjs';
import { median } from './support/figures.mjs';
import { fillWard } from './support/fill.mjs';
import { applyWard, unit } from './support/installation.mjs';
import { get } from './support/requests.mjs';
import { mustRun, startServer } from './support/server.mjs';

const few = 10_000;
const many = 1_000_000;
const daysBack = 180;
const warmUps = 20;
const rounds = 10;
const perRound = 20;
const mostTimes = 1.3;
const paths = { page: `/u/${unit}`, JSON: `/u/${unit}/satisfaction.json` };

/** A unit's figures come from tallies: a hundred times the responses must not be felt. */
export async function measure() {
  return [...(await compare('embedded', embeddedPlace)), ...(await compare('PostgreSQL', postgresPlace))];
}

async function compare(database, makePlace) {
  const small = await openFilled(await makePlace(), few);
  if (!small) return [];
  const large = await openFilled(await makePlace(), many);
  console.log(`${database}: filled with ${few} and ${many} responses, the latter in ${large.seconds} s`);
  const figures = [
    {
      name: `${database}: differences in a recount of ${few.toLocaleString('en')}`,
      value: small.differences,
      limit: 0,
    },
  ];
  for (const [name, path] of Object.entries(paths)) {
    const [ofFew, ofMany] = await timeInTurns([small.server.url + path, large.server.url + path]);
    const row = { unit: 'ms', digits: 1 };
    figures.push(
      { name: `${database}: ${name}, ${few.toLocaleString('en')} responses`, value: ofFew, ...row },
      { name: `${database}: ${name}, ${many.toLocaleString('en')} responses`, value: ofMany, ...row },
      { name: `${database}: ${name}, ratio`, value: ofMany / ofFew, digits: 2, limit: mostTimes },
    );
  }
  await small.server.stop();
  await large.server.stop();
  return figures;
}

/** A server on a place filled with so many responses. */
async function openFilled(place, responses) {
  if (!place) return undefined;
  const to = dayOf(new Date());
  const from = addDays(to, 1 - daysBack);
  await applyWard(place, { from, to: addDays(to, daysBack) });
  const start = performance.now();
  await fillWard(place, { responses, from, to });
  const seconds = Math.round((performance.now() - start) / 1000);
  // Of the small one only: it shows that the fill is what the intake makes, and a million would take minutes.
  const differences = responses === few ? await countDifferences(place) : null;
  const server = await startServer(place);
  await requireOnPage(server, responses);
  return { server, seconds, differences };
}

const countDifferences = async (place) =>
  Number(/^(\d+) differences$/m.exec(await mustRun(place, ['recount']))?.[1]);

// All but what waits for its block to fill: what is timed is the page of all these responses.
async function requireOnPage({ url }, responses) {
  const { overall } = JSON.parse((await get(url + paths.JSON)).body);
  if (overall.responses > responses * 0.99) return;
  throw new Error(`the page tells of ${overall.responses} responses instead of ${responses}`);
}

/** Median milliseconds of each address, asked in turns so that a busy moment of the machine meets all alike. */
async function timeInTurns(urls) {
  const times = urls.map(() => []);
  for (const url of urls) for (let i = 0; i < warmUps; i++) await fetchTimed(url);
  for (let round = 0; round < rounds; round++) {
    for (const [which, url] of urls.entries()) {
      for (let i = 0; i < perRound; i++) times[which].push(await fetchTimed(url));
    }
  }
  return times.map(median);
}

async function fetchTimed(url) {
  const start = performance.now();
  const { status, body } = await get(url);
  const milliseconds = performance.now() - start;
  if (status !== 200) throw new Error(`${url}: ${status} ${body.slice(0, 500)}`);
  return milliseconds;
}
