// `npm run bench -- NAME`: measures what the project promises, on the built program, and says what held.
import { cpus } from 'node:os';
import { buildIfNeeded, installIfNeeded, requireNode } from './up-to-date.mjs';

const benches = {
  'survey-page':
    'Bytes, time until it can be answered on a slow network, and layout shift of the nine-item form.',
  'public-page': 'Median time of a unit page and its JSON with 1 000 000 responses against 10 000.',
  'cold-page':
    'p99 of a page that nobody asked for yet, on PostgreSQL with 10 000 000 responses in 100 wards.',
  start: 'Time from start to first answer, the first time and later, and memory at rest.',
  kill: 'Responses lost or counted twice when the server is killed five times under load.',
  apply: 'Time to apply 34 provinces with 3 321 communes.',
  comments: 'Time that the list of 100 000 comments asks of the database, with and without a search.',
  petitions: 'p99 of an inbox, a search and a page to follow one, with 100 000 petitions and their history.',
  backup:
    'Time and memory to back up and restore 1 000 000 responses, and how long the intake waits meanwhile.',
  kiosk: 'Tap to thanks on a slow tablet, first load, start without a network, and 10 000 queued responses.',
  embed: 'Pace of badge and embed.json against a bare route, size of embed.js, layout shift on a host page.',
  intake: 'Responses taken in per second, one by one and in batches.',
  'campaign-codes': 'Time and memory to make 100 000 one-time codes, and an answer with one of them.',
};

requireNode();
const [name = ''] = process.argv.slice(2);
if (!Object.hasOwn(benches, name)) listBenches();
// What a bench started is undone when the process exits, so a signal has to be an exit.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
await installIfNeeded();
await buildIfNeeded();
const { printFigures } = await import('../tests/load/support/figures.mjs');
const { measure } = await import(`../tests/load/${name}.mjs`);
const began = Date.now();
const figures = await measure();
const [{ model }] = cpus();
console.log(`\n${name}: ${benches[name]}`);
console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${model}`,
);
const held = printFigures(figures);
console.log(`measured in ${Math.round((Date.now() - began) / 1000)} s`);
process.exit(held ? 0 : 1);

function listBenches() {
  const unknown = name && name !== '--help';
  if (unknown) console.error(`There is no bench “${name}”.`);
  const width = Math.max(...Object.keys(benches).map((each) => each.length));
  for (const [each, sentence] of Object.entries(benches)) {
    console.log(`  npm run bench -- ${each.padEnd(width)}  ${sentence}`);
  }
  process.exit(unknown ? 1 : 0);
}
