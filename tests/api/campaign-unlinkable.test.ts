import { createHash, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../api/app.ts';
import { codeKeyFrom, inGroups, makeCodes } from '../../api/campaigns/one-time-code.ts';
import { insertCodes, listCampaigns } from '../../api/campaigns/store.ts';
import { keepUpWithTheDay } from '../../api/installation/start.ts';
import { recount } from '../../api/responses/recount.ts';
import { surveyWeb } from '../../survey-web/pages.ts';
import { arrangeCampaign, ofParent } from '../support/campaign.ts';
import { openOwnDatabase } from '../support/lent-database.ts';
import { asBrowser, formOf } from '../support/survey-form.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { type Dump, dumpAll, ranked } from '../support/whole-database.ts';

// Whoever printed the slips knows which family has which code. With the whole database in hand, and the secret too,
// they must not find out which answer came with which.

const families = 30;
const answers = Array.from({ length: 12 }, (_, i) => ({
  id: randomUUID(),
  level: 1 + (i % 5),
  comment: `Ý kiến số ${i}`,
  at: new Date(Date.parse('2026-06-15T01:00:00Z') + i * 1_777_000),
}));

interface World {
  server: TestApp;
  /** Which code each answer came with. */
  order: number[];
  dump: Dump;
}

let codes: string[];
let worlds: [World, World];

beforeAll(async () => {
  const key = codeKeyFrom('a secret of the tests');
  const made = makeCodes(key, 'phu-huynh', families);
  codes = made.map(({ code }) => code);
  const begin = async (order: number[]): Promise<World> => {
    const server = await openTestApp({}, openOwnDatabase);
    await arrangeCampaign(server, { slug: 'phu-huynh', population: families });
    // A point's code is drawn by lot as well.
    await server.db.updateTable('point').set({ code: 'SAME0001' }).execute();
    const id = (await listCampaigns(server.db)).get('phu-huynh')!.id;
    await server.db.transaction().execute((trx) =>
      insertCodes(
        trx,
        id,
        made.map(({ hash }) => hash),
      ),
    );
    for (const [i, answer] of answers.entries()) {
      server.clock.now = answer.at;
      const { level, comment } = answer;
      const body = ofParent('SAME0001', codes[order[i]!], level, { id: answer.id, comment });
      const sent = await server.post('/api/v1/responses', body);
      expect(sent.status).toBe(201);
    }
    return { server, order, dump: await dumpAll(server.db) };
  };
  const inOrder = answers.map((_, i) => i);
  worlds = [await begin(inOrder), await begin([5, 11, 2, 9, 0, 7, 3, 10, 1, 8, 6, 4])];
}, 60_000);
afterAll(() => Promise.all(worlds?.map(({ server }) => server.close()) ?? []));

test('who used which code leaves no trace: worlds that differ in nothing else are the same to the last system column', () => {
  const [one, other] = worlds.map(({ dump }) => withoutClock(ranked(dump))) as [Dump, Dump];
  expect(one.response).toHaveLength(answers.length);
  expect(one.one_time_code).toHaveLength(families - answers.length);
  expect(other).toEqual(one);
});

test('the comparison sees what it looks for: a mark on each used code, made with its answer, tells the worlds apart', () => {
  const [one, other] = worlds.map(({ dump, order }) => {
    const marked = structuredClone(dump);
    for (const [i, answer] of answers.entries()) {
      const { _xmin, _xmax, _tableoid } = dump.response!.find((row) => row.id === answer.id)!;
      marked.one_time_code!.push({
        code_hash: codes[order[i]!]!,
        _xmin,
        _xmax,
        _tableoid,
      } as Dump[string][number]);
    }
    marked.one_time_code!.sort((a, b) => (a.code_hash! < b.code_hash! ? -1 : 1));
    return withoutClock(ranked(marked));
  });
  expect(one!.one_time_code).toHaveLength(families);
  expect(other).not.toEqual(one);
});

test('nothing made from a used code stands anywhere, and no unused one shares a transaction with an answer', () => {
  const [{ dump }] = worlds;
  const everything = JSON.stringify(dump).toUpperCase();
  for (const code of codes.slice(0, answers.length)) {
    const forms = [code, inGroups(code), code.slice(0, 10), code.slice(-8), hashOf(code), md5Of(code)];
    for (const form of forms) expect(everything).not.toContain(form.toUpperCase());
  }
  const ofAnswers = new Set(dump.response!.flatMap((row) => [row._xmin, row._xmax]).filter((x) => x !== '0'));
  const ofCodes = dump.one_time_code!.flatMap((row) => [row._xmin, row._xmax]);
  expect(ofCodes.filter((x) => ofAnswers.has(x!))).toEqual([]);
});

test('the answers tell no time of the day', () => {
  const [{ dump }] = worlds;
  for (const row of dump.response!) expect(row.received_at).toMatch(/T17:00:00|T00:00:00/);
});

test('once the day is over, not even the order of the answers is left, and the sums are what they were', async () => {
  const server = await openTestApp();
  const { point, codes: given } = await arrangeCampaign(server, { codes: 25 });
  const sent: string[] = [];
  for (const [i, code] of given.entries()) {
    const body = ofParent(point, code, 1 + (i % 5));
    sent.push(body.id);
    expect((await server.post('/api/v1/responses', body)).status).toBe(201);
  }
  const rowsInOrder = async () =>
    (await dumpAll(server.db)).response!.map((row) => ({
      id: row.id!,
      xmin: row._xmin!,
      block: Number(row.block),
    }));
  const blocksOf = (rows: { id: string; block: number }[]) =>
    sent.map((id) => rows.find((row) => row.id === id)!.block);
  const before = await rowsInOrder();
  expect(before.map(({ id }) => id)).toEqual(sent);
  expect(blocksOf(before)).toEqual([1, 2, 3, 4, 5].flatMap((block) => [block, block, block, block, block]));

  const nextDay = new Date(server.clock.now.getTime() + 24 * 3_600_000);
  await keepUpWithTheDay(server.db, nextDay);
  const after = await rowsInOrder();
  expect(new Set(after.map(({ xmin }) => xmin)).size).toBe(1);
  expect(after.map(({ id }) => id).sort()).toEqual([...sent].sort());
  expect(after.map(({ id }) => id)).not.toEqual(sent);
  expect(blocksOf(after)).not.toEqual(blocksOf(before));
  expect(blocksOf(after).sort()).toEqual(blocksOf(before));
  expect(await recount(server.db)).toEqual([]);
  await keepUpWithTheDay(server.db, nextDay);
  expect(await rowsInOrder(), 'done once').toEqual(after);
  await server.close();
}, 60_000);

test('neither the log nor the metrics hold a code', async () => {
  const { server } = worlds[0];
  const lines: string[] = [];
  const log = pino(
    { level: 'trace' },
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  const app = createApp({ ...server.deps, log }, surveyWeb);
  const code = codes[families - 1]!;
  const page = await app.request(`/s/SAME0001/${code}`, { headers: asBrowser });
  const form = formOf(await page.text());
  expect(form.get('oneTimeCode')).toBe(code);
  form.set('r.overall', '9');
  const sent = await app.request(`/S/SAME0001/${code}`, {
    method: 'POST',
    headers: { ...asBrowser, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  });
  expect(sent.status).toBe(422);
  await app.request(`/s/SAME0001?m=${code}`, { headers: asBrowser });
  const metrics = await (await app.request('/metrics')).text();
  const written = lines.join('') + metrics;
  expect(lines.length).toBeGreaterThanOrEqual(3);
  expect(written).toContain('SAME0001');
  expect(written).not.toContain(code);
});

/** Times at which the installation itself was made, and ids drawn by lot; answers keep theirs. */
const withoutClock = (dump: Dump): Dump =>
  Object.fromEntries(
    Object.entries(dump)
      .filter(([table]) => !table.startsWith('kysely_migration') && table !== 'audit_entry')
      .map(([table, rows]) => [
        table,
        rows.map(({ created_at: _, ...row }) => (table === 'comment' ? { ...row, id: '' } : row)),
      ]),
  );

const hashOf = (code: string) => createHash('sha256').update(code).digest('base64url');
const md5Of = (code: string) => createHash('md5').update(code).digest('hex');
