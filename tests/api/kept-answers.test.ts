import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { sendRatings } from '../support/public-page.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const embed = (slug: string, query = ''): Promise<Satisfaction> =>
  server.getJson(`/u/${slug}/embed.json${query}`);

const responses = async (of: string) => {
  const badge = await (await server.get(`/u/${of}/badge.svg`)).text();
  const { overall } = await embed(of);
  return [overall.responses, badge.match(/(\d+) phiếu/)?.[1] ?? null];
};

test('the fifth response of a block is on badge and JSON as soon as it is acknowledged', async () => {
  const { slug, oneFieldCode } = await arrangeCommune(server);
  expect(await responses(slug)).toEqual([null, null]);
  await sendRatings(server, oneFieldCode, 4, 4);
  expect(await responses(slug)).toEqual([null, null]);
  await sendRatings(server, oneFieldCode, 1, 1);
  expect(await responses(slug)).toEqual([5, '5']);
  for (let i = 0; i < 4; i++) await sendRatings(server, oneFieldCode, 1, 1);
  expect(await responses(slug)).toEqual([5, '5']);
  await sendRatings(server, oneFieldCode, 0, 1);
  expect(await responses(slug)).toEqual([10, '10']);
});

test('a superior’s figures with all units below it follow at once as well', async () => {
  const { slug: superior } = await arrangeCommune(server);
  const { oneFieldCode } = await arrangeCommune(server, { unit: { parent: superior } });
  const all = () => embed(superior, '?descendants=true');
  expect((await all()).overall.responses).toBeNull();
  await sendRatings(server, oneFieldCode, 5, 5);
  expect((await all()).overall.responses).toBe(5);
});

test('what another process changes is seen within ten seconds, what this one changes at once', async () => {
  server.clock.now = new Date('2026-06-15T03:00:10Z');
  const { slug } = await arrangeCommune(server);
  const name = async () => (await embed(slug)).unit.name;
  expect(await name()).toBe('Xã Thử Nghiệm');
  await sql`update unit set name = jsonb_build_object('vi', 'Xã Khác') where slug = ${slug}`.execute(
    server.db,
  );
  expect(await name()).toBe('Xã Thử Nghiệm');
  server.clock.now = new Date('2026-06-15T03:00:20Z');
  expect(await name()).toBe('Xã Khác');
  await server.apply({ units: [{ slug, name: 'Xã Mới', kind: 'commune' }] });
  expect(await name()).toBe('Xã Mới');
});

test('no copy outlives the minute that its figures name', async () => {
  const { slug } = await arrangeCommune(server);
  server.clock.now = new Date('2026-06-15T03:00:58Z');
  expect((await embed(slug)).asOf).toBe('2026-06-15T03:00:00Z');
  server.clock.now = new Date('2026-06-15T03:01:01Z');
  expect((await embed(slug)).asOf).toBe('2026-06-15T03:01:00Z');
});

test('a copy is whole in every encoding, and counted like any other answer', async () => {
  const { slug } = await arrangeCommune(server);
  const counted = async () => {
    const metrics = await (await server.get('/metrics')).text();
    const line = /_count\{method="GET",route="\/u\/:slug\/embed\.json",status="200"\} (\d+)/;
    return Number(metrics.match(line)?.[1]);
  };
  const before = await counted();
  const encodings = ['gzip', 'deflate', 'identity', 'gzip;q=0', 'gzip', 'identity', 'gzip;q=0'];
  for (const encoding of encodings) {
    const answer = await server.get(`/u/${slug}/embed.json`, { 'Accept-Encoding': encoding });
    const packed = answer.headers.get('content-encoding');
    expect(packed, encoding).toBe(['gzip', 'deflate'].includes(encoding) ? encoding : null);
    const body = packed ? answer.body!.pipeThrough(new DecompressionStream(packed as 'gzip')) : answer.body!;
    expect(await new Response(body).json()).toMatchObject({ unit: { slug } });
  }
  expect((await counted()) - before).toBe(encodings.length);
});
