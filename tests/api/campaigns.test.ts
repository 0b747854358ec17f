import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recount } from '../../api/responses/recount.ts';
import { arrangeCampaign, giveOut, ofParent, sendAll } from '../support/campaign.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const send = async (body: object) => {
  const answer = await server.post('/api/v1/responses', body);
  return { status: answer.status, body: (await answer.json()) as { code?: string; receivedAt?: string } };
};

async function on(day: string, work: () => Promise<void>) {
  const { now } = server.clock;
  server.clock.now = new Date(`${day}T09:30:00+07:00`);
  await work().finally(() => {
    server.clock.now = now;
  });
}

test('a code lets one answer in, and no second', async () => {
  const { point, codes } = await arrangeCampaign(server, { codes: 2 });
  expect((await send(ofParent(point, codes[0]))).status).toBe(201);
  expect(await send(ofParent(point, codes[0]))).toMatchObject({ status: 403, body: { code: 'code-used' } });
  expect((await send(ofParent(point, codes[1]))).status).toBe(201);
});

test('without a code, with a mistyped one or with one of another campaign nothing is recorded', async () => {
  const [mine, other] = [
    await arrangeCampaign(server, { codes: 1 }),
    await arrangeCampaign(server, { codes: 1 }),
  ];
  for (const code of [undefined, '', '   ']) {
    expect((await send(ofParent(mine.point, code))).body.code).toBe('code-required');
  }
  for (const code of ['AAAA-BBBB-CCCC', 'x', '\u0000', '4F7K2M9QX', other.codes[0]]) {
    expect(await send(ofParent(mine.point, code))).toMatchObject({
      status: 403,
      body: { code: 'code-unknown' },
    });
  }
  const row = await server.db
    .selectFrom('response')
    .innerJoin('point', 'point.id', 'response.point_id')
    .select('response.id')
    .where('point.code', '=', mine.point)
    .executeTakeFirst();
  expect(row).toBeUndefined();
});

test('an answer sent again with its code is the same answer, also the next day and when the campaign is over', async () => {
  const { point, codes } = await arrangeCampaign(server, { codes: 1 });
  const response = ofParent(point, codes[0]);
  const first = await send(response);
  expect(first.status).toBe(201);
  for (const day of ['2026-06-16', '2026-07-20']) {
    await on(day, async () => {
      expect(await send(response)).toEqual({ status: 200, body: first.body });
    });
  }
  const changed = { ...response, ratings: { ...response.ratings, c1: 1 } };
  expect((await send(changed)).status).toBe(409);
});

test('of an answer given with a code no time finer than the day is kept or told', async () => {
  const { point, codes } = await arrangeCampaign(server, { codes: 1 });
  const midnight = '2026-06-14T17:00:00.000Z';
  expect((await send(ofParent(point, codes[0]))).body.receivedAt).toBe(midnight);
  const row = await server.db
    .selectFrom('response')
    .innerJoin('point', 'point.id', 'response.point_id')
    .select(['received_at', 'day'])
    .where('point.code', '=', point)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ received_at: new Date(midnight), day: '2026-06-15' });
});

test('of two answers that come at once with one code, one is accepted', async () => {
  const { point, codes } = await arrangeCampaign(server, { codes: 4 });
  for (const code of codes) {
    const answers = await Promise.all([1, 2, 3].map(() => send(ofParent(point, code))));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 403, 403]);
    expect(answers.filter((answer) => answer.status === 403).map((answer) => answer.body.code)).toEqual([
      'code-used',
      'code-used',
    ]);
  }
});

test('the same answer sent twice at once is accepted once and known the other time', async () => {
  const { point, codes } = await arrangeCampaign(server, { codes: 6 });
  for (const code of codes) {
    const response = ofParent(point, code);
    const answers = await Promise.all([send(response), send(response)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 201]);
  }
});

test('one id sent at once with two codes uses up one of them', async () => {
  const { point, codes } = await arrangeCampaign(server, { codes: 2 });
  const id = randomUUID();
  const answers = await Promise.all(codes.map((code) => send(ofParent(point, code, 5, { id }))));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 201]);
  const left = await Promise.all(codes.map((code) => send(ofParent(point, code))));
  expect(left.map((answer) => answer.status).sort()).toEqual([201, 403]);
});

test('in a batch each item stands for itself, and of two with one code the first has it', async () => {
  const { point, codes } = await arrangeCampaign(server, { codes: 3 });
  const results = await sendAll(server, [
    ofParent(point, codes[0]),
    ofParent(point, codes[0]),
    ofParent(point, undefined),
    ofParent(point, codes[1]),
    ofParent(point, 'AAAA-BBBB-CCCC'),
    ofParent(point, codes[2]),
  ]);
  expect(results.map(({ status, problem }) => problem?.code ?? status)).toEqual([
    'accepted',
    'code-used',
    'code-required',
    'accepted',
    'code-unknown',
    'accepted',
  ]);
});

test('a batch of 500 with a code each is taken whole', async () => {
  const { point, codes } = await arrangeCampaign(server, { codes: 500 });
  const results = await sendAll(
    server,
    codes.map((code) => ofParent(point, code)),
  );
  expect(results.every(({ status }) => status === 'accepted')).toBe(true);
});

test('two batches with the same codes in opposite orders do not block each other', async () => {
  const { point, codes } = await arrangeCampaign(server, { codes: 40 });
  const [forth, back] = await Promise.all([
    sendAll(
      server,
      codes.map((code) => ofParent(point, code)),
    ),
    sendAll(
      server,
      [...codes].reverse().map((code) => ofParent(point, code)),
    ),
  ]);
  const accepted = [...forth, ...back].filter(({ status }) => status === 'accepted');
  expect(accepted).toHaveLength(40);
});

test('an open campaign needs no code, but keeps to its days', async () => {
  const { point } = await arrangeCampaign(server, { access: 'open' });
  expect((await send(ofParent(point, undefined))).status).toBe(201);
  for (const day of ['2026-05-31', '2026-07-01']) {
    await on(day, async () => {
      expect(await send(ofParent(point, undefined))).toMatchObject({
        status: 403,
        body: { code: 'campaign-closed' },
      });
    });
  }
  for (const day of ['2026-06-01', '2026-06-30']) {
    await on(day, async () => {
      expect((await send(ofParent(point, undefined))).status).toBe(201);
    });
  }
});

test('a code is not used up by an answer that is refused', async () => {
  const { point, codes } = await arrangeCampaign(server, { codes: 1 });
  expect((await send(ofParent(point, codes[0], 9))).status).toBe(422);
  await on('2026-07-01', async () => {
    expect((await send(ofParent(point, codes[0]))).body.code).toBe('campaign-closed');
  });
  expect((await send(ofParent(point, codes[0]))).status).toBe(201);
});

test('codes are made a hundred thousand at a time, each once, and none is stored as it is', async () => {
  const { slug, point } = await arrangeCampaign(server);
  const codes = await giveOut(server, slug, 100_000);
  expect(new Set(codes).size).toBe(100_000);
  const rows = await server.db
    .selectFrom('one_time_code')
    .innerJoin('campaign', 'campaign.id', 'campaign_id')
    .select('code_hash')
    .where('slug', '=', slug)
    .execute();
  const stored = new Set(rows.map((row) => row.code_hash));
  expect(stored.size).toBe(100_000);
  expect(codes.some((code) => stored.has(code))).toBe(false);
  expect((await send(ofParent(point, codes[99_999]))).status).toBe(201);
}, 60_000);

test('answers given with codes fill public blocks of their own, and a recount finds nothing else', async () => {
  const { unit, point, codes } = await arrangeCampaign(server, { codes: 8 });
  const report = await server.apply({
    points: [{ unit, questionnaire: 'cha-me-mam-non', channel: 'link', label: 'Cổng trường' }],
  });
  const gate = report.newPoints[0]!.code;
  await sendAll(server, [
    ...codes.slice(0, 4).map((code) => ofParent(point, code)),
    ...[1, 2, 3, 4].map(() => ofParent(gate, undefined, 2)),
  ]);
  const published = async () =>
    (
      (await server.getJson(`/api/v1/units/${unit}/satisfaction`)) as {
        overall: { responses: number | null };
      }
    ).overall.responses;
  expect(await published()).toBeNull();
  await sendAll(server, [ofParent(point, codes[4])]);
  expect(await published()).toBe(5);
  await sendAll(server, [ofParent(gate, undefined), ofParent(point, codes[5])]);
  expect(await published()).toBe(10);
  expect(await recount(server.db)).toEqual([]);
  await server.db.deleteFrom('pending_tally').where('campaign_id', 'is not', null).execute();
  expect((await recount(server.db)).length).toBeGreaterThan(0);
  expect(await recount(server.db)).toEqual([]);
});

test('when a school is merged, the codes that it gave out go on for the successor', async () => {
  const { unit, slug, point, codes } = await arrangeCampaign(server, { codes: 2 });
  await send(ofParent(point, codes[0]));
  const next = await arrangeCommune(server);
  await server.apply({
    units: [{ slug: unit, name: 'Trường cũ', kind: 'school', validTo: '2026-06-14', successor: next.slug }],
  });
  expect((await send(ofParent(point, codes[0]))).body.code).toBe('code-used');
  expect((await send(ofParent(point, codes[1]))).status).toBe(201);
  const units = await server.db
    .selectFrom('response')
    .innerJoin('point', 'point.id', 'response.point_id')
    .innerJoin('campaign', 'campaign.id', 'point.campaign_id')
    .innerJoin('unit', 'unit.id', 'response.unit_id')
    .select('unit.slug')
    .where('campaign.slug', '=', slug)
    .execute();
  expect(units.map((row) => row.slug).sort()).toEqual([unit, next.slug].sort());
  expect(await recount(server.db)).toEqual([]);
});
