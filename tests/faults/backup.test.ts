import { cpSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { answerMaker } from '../load/support/answers.mjs';
import { applyWard, unit } from '../load/support/installation.mjs';
import { mustRun, type Place, runCommand, startServer } from '../load/support/server.mjs';
import { makeFolder, undoAll } from '../load/support/undo.mjs';
import { onTestCluster, randomName, urlOf } from '../support/test-cluster.ts';

afterEach(undoAll);

/** A ward with answers; what its public page says of them. */
async function fillWard(place: Place): Promise<unknown> {
  await applyWard(place);
  return serving(place, async (url) => {
    const makeAnswer = answerMaker(7);
    const responses = Array.from({ length: 60 }, () => makeAnswer());
    await fetch(`${url}/api/v1/responses/batch`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ responses }),
    });
    return figuresAt(url);
  });
}

async function serving<T>(place: Place, look: (url: string) => Promise<T>): Promise<T> {
  const server = await startServer(place);
  const seen = await look(server.url);
  await server.stop();
  return seen;
}

async function figuresAt(url: string): Promise<unknown> {
  const answer = await fetch(`${url}/api/v1/units/${unit}/satisfaction`);
  const { asOf: _, ...figures } = (await answer.json()) as { asOf: string; overall: { responses: number } };
  expect(figures.overall.responses).toBeGreaterThan(50);
  return figures;
}

test('an installation moves to another folder by backup and restore, and shows the same figures', async () => {
  const [old, fresh] = [makeFolder(), makeFolder()].map((dataDir) => ({ dataDir, databaseUrl: null }));
  const figures = await fillWard(old!);

  const folder = join(old!.dataDir, 'to', 'carry');
  expect(await mustRun(old!, ['backup', folder])).toContain('SECRET is not in this file');
  const [file] = readdirSync(folder);
  expect(file).toMatch(/^lang-nghe-\d{4}-\d{2}-\d{2}T\d{6}\.backup\.gz$/);
  expect(statSync(join(folder, file!)).mode & 0o777).toBe(0o600);

  const damaged = join(makeFolder(), file!);
  cpSync(join(folder, file!), damaged);
  truncateSync(damaged, statSync(damaged).size - 10);
  const refused = await runCommand(fresh!, ['restore', damaged]);
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('damaged or was altered') });

  const { code, stdout, stderr } = await runCommand(fresh!, ['restore', folder]);
  expect([code, stderr]).toEqual([0, expect.stringContaining('SECRET here is not that of the backed-up')]);
  expect(stdout).toMatch(/restored: \d+ dòng/);
  expect(stdout).toMatch(/^0 differences$/m);
  expect(await serving(fresh!, figuresAt)).toEqual(figures);

  // Once there is something, it stays.
  const again = await runCommand(fresh!, ['restore', folder]);
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('holds data already') });
});

test.skipIf(!process.env.TEST_POSTGRES_URL)(
  'an installation moves from the embedded database to PostgreSQL as the README says, and back',
  async () => {
    const name = randomName('moved');
    await onTestCluster(`create database ${name}`);
    try {
      const embedded = { dataDir: makeFolder(), databaseUrl: null };
      const figures = await fillWard(embedded);
      // The folder stays, and with it SECRET.
      const postgres = { ...embedded, databaseUrl: urlOf(name) };
      const folder = join(embedded.dataDir, 'move');
      await mustRun(embedded, ['backup', folder]);
      const { stdout, stderr } = await runCommand(postgres, ['restore', folder]);
      expect([stdout, stderr]).toEqual([expect.stringMatching(/^0 differences$/m), '']);
      expect(await serving(postgres, figuresAt)).toEqual(figures);

      const back = { dataDir: makeFolder(), databaseUrl: null };
      cpSync(join(embedded.dataDir, 'secret'), join(back.dataDir, 'secret'));
      const home = join(back.dataDir, 'home');
      await mustRun(postgres, ['backup', home]);
      const returned = await runCommand(back, ['restore', home]);
      expect([returned.code, returned.stderr]).toEqual([0, '']);
      expect(await serving(back, figuresAt)).toEqual(figures);
    } finally {
      await onTestCluster(`drop database ${name} with (force)`);
    }
  },
);
