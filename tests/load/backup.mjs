import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeBackup } from '../../dist/api/backups/make.js';
import { beginBackup, listBackups } from '../../dist/api/backups/record-store.js';
import { openDatabase } from '../../dist/api/database/open.js';
import { addDays, dayOf } from '../../dist/api/days.js';
import { receiveResponses } from '../../dist/api/responses/receive.js';
import { answerMaker } from './support/answers.mjs';
import { embeddedPlace, postgresPlace } from './support/database-places.mjs';
import { median } from './support/figures.mjs';
import { fillWard } from './support/fill.mjs';
import { applyWard } from './support/installation.mjs';
import { mustRun } from './support/server.mjs';

const few = 10_000;
const many = 1_000_000;
const daysBack = 180;

/** All there is goes into a file and back, in a time and a memory that a small machine has, while answers come in. */
export async function measure() {
  return [...(await measureOn('embedded', embeddedPlace)), ...(await measureOn('PostgreSQL', postgresPlace))];
}

async function measureOn(database, makePlace) {
  const small = await makePlace();
  if (!small) return [];
  await fill(small, few);
  const large = await makePlace();
  await fill(large, many);
  console.log(`${database}: filled`);

  const ofFew = await runMeasured(small, ['backup', join(small.dataDir, 'moved')]);
  const written = await runMeasured(large, ['backup', join(large.dataDir, 'moved')]);
  const folder = join(large.dataDir, 'moved');
  const rows = rowsIn(written.stdout);
  const restored = await runMeasured(await makePlace(), ['restore', folder]);
  const waits = await waitWhileBackingUp(large);
  const tell = (name, value, more = {}) => ({ name: `${database}: ${name}`, value, ...more });
  return [
    tell(`rows backed up of ${many.toLocaleString('en')} responses`, rows),
    tell('size of the file', statSync(join(folder, readdirSync(folder)[0])).size / 1e6, { unit: 'MB' }),
    tell('backup, read back too', written.seconds, { unit: 's', digits: 1 }),
    tell('memory at most', written.megabytes, { unit: 'MB' }),
    tell(`memory at most with ${few.toLocaleString('en')} responses`, ofFew.megabytes, { unit: 'MB' }),
    tell('restore, with a recount', restored.seconds, { unit: 's', digits: 1 }),
    tell('memory at most of it', restored.megabytes, { unit: 'MB' }),
    tell('rows lost', rows - rowsIn(restored.stdout), { limit: 0 }),
    tell('differences in the recount', Number(/^(\d+) differences$/m.exec(restored.stdout)[1]), { limit: 0 }),
    tell('taking in one response before', waits.before, { unit: 'ms', digits: 1, note: 'median' }),
    tell('and while it is backed up', waits.meanwhile, { unit: 'ms', digits: 1, note: 'median' }),
    tell('the longest of these', waits.longest, { unit: 'ms' }),
  ];
}

async function fill(place, responses) {
  const today = dayOf(new Date());
  const [from, to] = [addDays(today, -daysBack), addDays(today, -1)];
  await applyWard(place, { from, to });
  await fillWard(place, { responses, from, to });
}

/** What a command says, its seconds, and the most memory that its process held (null where /proc does not say so). */
async function runMeasured(place, args) {
  const start = performance.now();
  let megabytes = null;
  let watching;
  const watch = (pid) => {
    const file = `/proc/${pid}/status`;
    watching = setInterval(() => {
      const most = existsSync(file) && /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'));
      if (most) megabytes = Number(most[1]) / 1024;
    }, 100);
  };
  const stdout = await mustRun(place, args, watch).finally(() => clearInterval(watching));
  return { stdout, megabytes, seconds: (performance.now() - start) / 1000 };
}

const rowsIn = (said) => Number(/: (\d+) dòng/.exec(said)[1]);

/** How long one response after the other has to wait, before and during a backup in the same process. */
async function waitWhileBackingUp(place) {
  const db = await openDatabase(place);
  const config = { privacyMinimum: 5, dataDir: place.dataDir, backupDir: null, secret: 'a secret' };
  const now = () => new Date();
  const deps = { db, config, now, log: console, stopping: new AbortController().signal };
  const makeAnswer = answerMaker(7);
  const sendTimed = async () => {
    const start = performance.now();
    await receiveResponses(deps, [makeAnswer()], 'vi');
    // A moment between two, as from a few counters.
    const milliseconds = performance.now() - start;
    await sleep(20);
    return milliseconds;
  };
  try {
    const before = [];
    for (let i = 0; i < 100; i++) before.push(await sendTimed());
    let isMaking = true;
    const making = makeBackup(deps, await beginBackup(db, 'console', now(), 'bench')).finally(() => {
      isMaking = false;
    });
    const meanwhile = [];
    while (isMaking) meanwhile.push(await sendTimed());
    await making;
    const [{ problem }] = await listBackups(db);
    if (problem) throw new Error(problem);
    return { before: median(before), meanwhile: median(meanwhile), longest: Math.max(...meanwhile) };
  } finally {
    await db.destroy();
  }
}
