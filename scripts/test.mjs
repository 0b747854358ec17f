// `npm test`: brings everything up to date, gets what tests need, runs all of them, and ends with `N passed, N failed`.
// `npm run test:long` does the same with those tests alone that take an hour, of which `npm test` runs a small part.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTestTools } from './find-test-tools.mjs';
import { startTemporaryPostgres } from './temporary-postgres.mjs';
import { buildIfNeeded, installIfNeeded, requireNode, root } from './up-to-date.mjs';

const tsc = 'node_modules/typescript/bin/tsc';
const checks = [
  ['tsc --noEmit', [tsc, '--noEmit']],
  ['tsc --noEmit -p tests', [tsc, '--noEmit', '-p', 'tests']],
  ['biome check .', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
];
const isLong = process.argv[2] === '--long';
const asked = isLong ? ['--project', 'long', ...process.argv.slice(3)] : process.argv.slice(2);
const totals = { passed: 0, failed: 0, skipped: 0 };
const notes = [];
const scratch = makeScratch();
let finished = false;
let postgres;
let vitest;

// Everything is undone, and the total is said, in this one place: it runs after a failed build and after Ctrl-C as well.
process.on('exit', () => {
  if (vitest) killGroup(vitest, 'SIGKILL');
  postgres?.stop();
  rmSync(scratch, { recursive: true, force: true });
  if (!finished) totals.failed = Math.max(1, totals.failed);
  for (const note of notes) console.log(note);
  const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
  console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
  process.exitCode = totals.failed > 0 ? 1 : 0;
});
process.on('SIGINT', stopSoon).on('SIGTERM', stopSoon).on('SIGHUP', stopSoon);

requireNode();
await installIfNeeded();
await buildIfNeeded();
const tools = findTestTools();
if (!tools.chromium) countAsMissing('Chromium', testFilesIn('tests/browser'));
if (!tools.postgresBin) countAsMissing('PostgreSQL 15 or later', testFilesIn('tests/api'));
// These tests are in files with others, which leave them out, and count them, by themselves.
if (!tools.pdftotext) countAsMissing('Poppler (pdftotext), which reads PDFs', 0);
if (!tools.sftpServer) countAsMissing("OpenSSH's SFTP server", 0);
for (const [name, args] of checks) runCheck(name, args);
if (tools.postgresBin) postgres = await startTemporaryPostgres(tools.postgresBin, scratch);
addTotals(await runVitest());
finished = true;

/** A folder for all that tests write, in memory where there is plenty: databases are made and thrown away by the hundred. */
function makeScratch() {
  const gigabyte = 2 ** 30;
  const memory = '/dev/shm';
  const { bavail, bsize } = existsSync(memory) ? statfsSync(memory) : { bavail: 0, bsize: 0 };
  const isRoomy = bavail * bsize > 6 * gigabyte && freemem() > 8 * gigabyte;
  const folder = mkdtempSync(join(isRoomy ? memory : tmpdir(), 'lang-nghe-test-'));
  // PostgreSQL runs as a user of its own, who has to come through.
  chmodSync(folder, 0o711);
  return folder;
}

function countAsMissing(what, skippedFiles) {
  if (process.env.CI === 'true') {
    totals.failed += 1;
    notes.push(`Not found: ${what}. In CI everything is tested, so this counts as failed.`);
    return;
  }
  totals.skipped += skippedFiles;
  notes.push(`Not found: ${what}. The tests that need it were skipped.`);
}

function testFilesIn(folder) {
  const full = join(root, folder);
  const names = existsSync(full) ? readdirSync(full, { recursive: true }) : [];
  return Math.max(1, names.filter((name) => name.endsWith('.test.ts')).length);
}

function runCheck(name, args) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  totals[status === 0 ? 'passed' : 'failed'] += 1;
  console.log(`${status === 0 ? '✓' : '✗'} ${name}`);
}

function runVitest() {
  const reporters = ['--reporter=default', '--reporter=./scripts/vitest-totals.mjs'];
  vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...asked], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // A process group of its own, so that its workers can be ended with it.
    detached: true,
    env: environment(),
  });
  return new Promise((resolve) => vitest.once('close', resolve));
}

function environment() {
  const inherited = { ...process.env };
  // The first two name what this run found itself; the others could lead a test to somebody's real answers.
  for (const name of ['CHROMIUM', 'TEST_POSTGRES_URL', 'TEST_LONG', 'DATABASE_URL', 'DATA_DIR'])
    delete inherited[name];
  return {
    ...inherited,
    ...(isLong && { TEST_LONG: '1' }),
    TMPDIR: scratch,
    TEST_TOTALS: join(scratch, 'totals.json'),
    TEST_MODULES: join(scratch, 'modules'),
    ...(postgres && { TEST_POSTGRES_URL: postgres.url }),
    ...(tools.chromium && { CHROMIUM: tools.chromium }),
  };
}

function addTotals(exitCode) {
  const file = join(scratch, 'totals.json');
  const run = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { passed: 0, failed: 0, skipped: 0 };
  if (run.passed + run.failed === 0) notes.push('No test ran.');
  // vitest ends with 1 for reasons that are no test, and none at all is a failure too.
  const uncounted = run.failed === 0 && (exitCode !== 0 || run.passed === 0);
  totals.passed += run.passed;
  totals.failed += uncounted ? 1 : run.failed;
  totals.skipped += run.skipped;
}

function stopSoon() {
  if (!vitest) process.exit();
  killGroup(vitest, 'SIGTERM');
  setTimeout(() => process.exit(), 5_000);
  vitest.once('close', () => process.exit());
}

function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
