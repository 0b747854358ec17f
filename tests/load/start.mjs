import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { embeddedPlace } from './support/database-places.mjs';
import { median } from './support/figures.mjs';
import { get } from './support/requests.mjs';
import { spawnServer, waitForAnswer } from './support/server.mjs';

const laterStarts = 5;
const pollEvery = 20;

/** From `npm start` on a built checkout to the first answer, on the embedded database; then what it takes of memory. */
export async function measure() {
  const place = embeddedPlace();
  const first = await startTimed(place);
  await first.server.stop();
  const later = [];
  let server;
  for (let i = 0; i < laterStarts; i++) {
    await server?.stop();
    const started = await startTimed(place);
    server = started.server;
    later.push(started.seconds);
  }
  await sleep(10_000);
  const atRest = residentMegabytes(server.pid);
  for (let i = 0; i < 1_000; i++) await get(`${server.url}/`);
  const afterRequests = residentMegabytes(server.pid);
  await server.stop();
  return [
    { name: 'first start to first answer', value: first.seconds, unit: 's', digits: 2, limit: 6 },
    { name: `later start, median of ${laterStarts}`, value: median(later), unit: 's', digits: 2, limit: 2 },
    { name: 'memory 10 s after start', value: atRest, unit: 'MB' },
    { name: 'memory after 1 000 requests', value: afterRequests, unit: 'MB' },
  ];
}

async function startTimed(place) {
  const start = performance.now();
  const server = await spawnServer(place, 'scripts/start.mjs');
  await waitForAnswer(server, '/', pollEvery);
  return { server, seconds: (performance.now() - start) / 1000 };
}

/** Memory that the process really holds; null on systems that do not say so in /proc. */
function residentMegabytes(pid) {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return null;
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'))[1]) / 1024;
}
