import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../api/database/open.ts';
import { answerMaker } from '../load/support/answers.mjs';
import { applyWard, unit } from '../load/support/installation.mjs';
import { startServer } from '../load/support/server.mjs';
import { makeFolder, undoAll } from '../load/support/undo.mjs';
import { arrangeStaff } from '../support/staff.ts';
import type { TestApp } from '../support/test-app.ts';

afterEach(undoAll);

test('a server told to stop answers what is under way, keeps it, and ends with 0', async () => {
  const place = { dataDir: makeFolder(), databaseUrl: null };
  await applyWard(place);
  const server = await startServer(place);
  const makeAnswer = answerMaker(1);
  const responses = Array.from({ length: 200 }, () => makeAnswer());
  const slow = beginPosting(`${server.url}/api/v1/responses/batch`, JSON.stringify({ responses }));

  // The server has begun with it when it is told to stop; the body comes once it takes no more connections.
  await slow.begun;
  const ended = server.stop();
  await untilRefused(`${server.url}/healthz`);
  slow.sendBody();

  const answer = await slow.answered;
  expect(answer.status).toBe(200);
  expect(answer.results.map(({ status }) => status)).toEqual(responses.map(() => 'accepted'));
  expect(await ended).toEqual({ code: 0, signal: null });
  const db = await openDatabase(place);
  const stored = await db.selectFrom('response').select('id').execute();
  await db.destroy();
  expect(stored.map((row) => row.id).sort()).toEqual(responses.map((response) => response.id).sort());
});

test('a server told to stop ends the streams of those who watch, and does not wait for them', async () => {
  const place = { dataDir: makeFolder(), databaseUrl: null };
  await applyWard(place);
  const db = await openDatabase(place);
  const secret = readFileSync(join(place.dataDir, 'secret'), 'utf8').trim();
  const app = { db, clock: { now: new Date() }, deps: { config: { secret } } } as unknown as TestApp;
  const { headers } = await arrangeStaff(app, 'officer', unit);
  await db.destroy();
  const server = await startServer(place);
  const stream = await fetch(`${server.url}/console/units/${unit}/results/live`, { headers });
  const reader = stream.body!.getReader();
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  expect(await next()).toContain('event: counts');

  const told = performance.now();
  const ended = server.stop();
  expect(await next()).toContain('event: end');
  expect(await ended).toEqual({ code: 0, signal: null });
  // Well before the five seconds after which it gives up on those who hold on.
  expect(performance.now() - told).toBeLessThan(4_000);
});

interface BatchAnswer {
  status: number | undefined;
  results: { status: string }[];
}

/** Asks the server to take a body, and sends it when told to. */
function beginPosting(url: string, body: string) {
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    Expect: '100-continue',
  };
  const sent = request(url, { method: 'POST', headers });
  sent.flushHeaders();
  const begun = new Promise<void>((resolve) => sent.once('continue', () => resolve()));
  const answered = new Promise<BatchAnswer>((resolve, reject) => {
    sent.once('error', reject);
    sent.once('response', async (answer) => {
      const parts: Buffer[] = [];
      for await (const part of answer) parts.push(part);
      resolve({ status: answer.statusCode, results: JSON.parse(Buffer.concat(parts).toString()).results });
    });
  });
  return { begun, sendBody: () => sent.end(body), answered };
}

async function untilRefused(url: string): Promise<void> {
  for (;;) {
    const taken = await fetch(url, { headers: { Connection: 'close' } }).then(
      () => true,
      () => false,
    );
    if (!taken) return;
    await sleep(20);
  }
}
