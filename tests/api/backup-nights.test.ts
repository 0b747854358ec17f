import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { backUpForTheNight } from '../../api/backups/jobs.ts';
import { makeBackup } from '../../api/backups/make.ts';
import { beginBackup, listBackups } from '../../api/backups/record-store.ts';
import { chooseBackup, restoreBackup } from '../../api/backups/restore.ts';
import { findBackupWarnings } from '../../api/backups/state.ts';
import type { Config } from '../../api/config.ts';
import { makeBackupFolder, usualKind } from '../support/backups.ts';
import { openTestDatabase } from '../support/database.ts';
import { openOwnDatabase } from '../support/lent-database.ts';
import { arrangeCommune, openTestApp, sendRated, type TestApp } from '../support/test-app.ts';

// A busy machine takes its time to make databases.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const oneInTheMorning = new Date('2026-06-15T01:00:00+07:00');
const hours = (count: number) => count * 3_600_000;

/** An installation whose data lie in a folder of their own, and a second folder for copies. */
async function openKept(changes: Partial<Config> = {}) {
  const { folder, remove } = makeBackupFolder();
  const second = join(folder, 'second');
  const server = await openTestApp({ dataDir: folder, backupDir: second, ...changes });
  server.clock.now = oneInTheMorning;
  onTestFinished(async () => {
    await server.close();
    remove();
  });
  return { server, first: join(folder, 'backups'), second };
}

const later = ({ clock }: TestApp, milliseconds: number) => {
  clock.now = new Date(clock.now.getTime() + milliseconds);
};

test('every night one copy is made, in both folders, and fourteen are kept', async () => {
  const { server, first, second } = await openKept();
  const nameOf = (day: number) => `lang-nghe-2026-06-${String(day).padStart(2, '0')}T010000.backup.gz`;
  for (const folder of [first, second]) {
    mkdirSync(folder);
    for (let day = 1; day < 15; day++) writeFileSync(join(folder, nameOf(day)), '');
    writeFileSync(join(folder, 'notes.txt'), '');
  }
  for (let night = 0; night < 2; night++) {
    await backUpForTheNight(server.deps);
    // The same night again does nothing.
    later(server, hours(0.5));
    await backUpForTheNight(server.deps);
    later(server, hours(23.5));
  }
  const kept = Array.from({ length: 14 }, (_, i) => nameOf(i + 3));
  for (const folder of [first, second]) {
    expect(readdirSync(folder).sort()).toEqual([...kept, 'notes.txt']);
    const { path, passedOver } = await chooseBackup(folder);
    expect([basename(path), passedOver]).toEqual([nameOf(16), []]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  }
});

test('of several processes on one database, one makes the copy of a night', async () => {
  const { server, first } = await openKept();
  const others = Array.from({ length: 4 }, (_, i) => ({
    ...server.deps,
    now: () => new Date(oneInTheMorning.getTime() + i * 1000),
  }));
  await Promise.all([server.deps, ...others].map((deps) => backUpForTheNight(deps)));
  expect(readdirSync(first)).toHaveLength(1);
});

test('a night that was missed, failed or cut off is made up for, and the warning says what happened', async () => {
  const { server, first } = await openKept({ backupDir: null });
  const warnings = () => findBackupWarnings(server.deps, server.clock.now);
  expect(await warnings()).toEqual([{ kind: 'none' }]);

  // A file where the folder should be.
  writeFileSync(first, '');
  await backUpForTheNight(server.deps);
  expect(await warnings()).toEqual([
    { kind: 'none' },
    { kind: 'failed', at: oneInTheMorning, reason: expect.stringContaining('EEXIST') },
  ]);
  rmSync(first);
  later(server, hours(0.5));
  await backUpForTheNight(server.deps);
  expect(await warnings(), 'not tried again at once').toHaveLength(2);
  later(server, hours(0.5));
  await backUpForTheNight(server.deps);
  expect(await warnings()).toEqual([]);

  // The next night its process is killed; no other takes over before the hour is over.
  later(server, hours(24));
  const { now } = server.clock;
  await server.db
    .insertInto('backup')
    .values({ cause: 'nightly', day: '2026-06-16', begun_at: now, machine: 'gone' })
    .execute();
  await backUpForTheNight(server.deps);
  expect(await warnings()).toEqual([]);
  later(server, hours(1));
  expect(await warnings()).toEqual([{ kind: 'failed', at: now, reason: null }]);
  await backUpForTheNight(server.deps);
  expect(await warnings()).toEqual([]);
  expect(readdirSync(first)).toHaveLength(2);

  later(server, hours(37));
  expect(await warnings()).toEqual([{ kind: 'old', last: new Date('2026-06-15T20:00:00Z') }]);
});

test('a backup told to stop leaves no file, and says so', async () => {
  const { server, first } = await openKept({ backupDir: null });
  const stopping = new AbortController();
  stopping.abort();
  await backUpForTheNight({ ...server.deps, stopping: stopping.signal });
  expect(readdirSync(first)).toEqual([]);
  expect(await findBackupWarnings(server.deps, server.clock.now)).toMatchObject([
    { kind: 'none' },
    { kind: 'failed' },
  ]);
});

test('a second folder that cannot be written, or lies on the same disk, is warned of', async () => {
  const { server, first, second } = await openKept();
  writeFileSync(second, '');
  await backUpForTheNight(server.deps);
  expect(readdirSync(first)).toHaveLength(1);
  expect(await findBackupWarnings(server.deps, server.clock.now)).toEqual([
    { kind: 'no-second-copy', folder: second, reason: expect.stringContaining('EEXIST') },
    { kind: 'one-disk', folder: second },
  ]);
});

test('a disk that fills is warned of, and not filled up', async () => {
  const { server, first } = await openKept({ backupDir: null });
  await backUpForTheNight(server.deps);
  await server.db
    .updateTable('backup')
    .set({ bytes: 10 ** 15 })
    .execute();
  expect(await findBackupWarnings(server.deps, server.clock.now)).toEqual([
    { kind: 'space', folder: first, free: expect.any(Number), wanted: 3 * 10 ** 15 },
  ]);
  later(server, hours(24));
  await backUpForTheNight(server.deps);
  expect(readdirSync(first)).toHaveLength(1);
  expect(await findBackupWarnings(server.deps, server.clock.now)).toContainEqual({
    kind: 'failed',
    at: server.clock.now,
    reason: expect.stringContaining('bytes free'),
  });
});

// PostgreSQL has snapshots of its own, and no files to copy.
if (usualKind === 'embedded') {
  test('the embedded database goes on taking answers while its backup is written from a copy of its files', async () => {
    const server = await openTestApp({}, openOwnDatabase);
    onTestFinished(server.close);
    const deps = { ...server.deps, config: { ...server.deps.config, dataDir: server.folder! } };
    const commune = await arrangeCommune(server);
    await sendRated(server, commune, 'ho-tich', 20, 40);

    const id = await beginBackup(server.db, 'console', server.clock.now, 'here');
    const making = makeBackup(deps, id);
    let sent = 0;
    let done = false;
    const finished = making.then(() => {
      done = true;
    });
    while (!done) {
      await sendRated(server, commune, 'dat-dai', 1, 1);
      sent++;
      // As between two people; without it the backup would hardly get a turn.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await finished;

    expect(sent, 'answers taken meanwhile').toBeGreaterThan(1);
    const [record] = await listBackups(server.db);
    expect(record).toMatchObject({ problem: null, finishedAt: server.clock.now });
    expect(readdirSync(join(server.folder!, 'backups'))).toEqual([basename(record!.path!)]);
    const { db, close } = await openTestDatabase();
    onTestFinished(close);
    const restored = await restoreBackup(db, await chooseBackup(record!.path!), 'any', server.clock.now);
    expect(restored.differences).toEqual([]);
    const { count } = await db
      .selectFrom('response')
      .select((of) => of.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBeGreaterThanOrEqual(40);
    expect(count).toBeLessThan(40 + sent);
  });
}
