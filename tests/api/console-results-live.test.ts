import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../api/app.ts';
import { surveyWeb } from '../../survey-web/pages.ts';
import { sendAll } from '../support/public-page.ts';
import { arrangeStaff, type TestStaff } from '../support/staff.ts';
import { arrangeCommune, fitting, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

interface Event {
  event: string;
  data: string;
}

/** Listens as a browser would; `next` waits for the next event, and gives undefined once the stream has ended. */
async function listen(
  staff: TestStaff,
  path: string,
  app: { request: TestApp['app']['request'] } = server.app,
) {
  const answer = await app.request(path, { headers: { ...staff.headers, accept: 'text/event-stream' } });
  const reader = answer.body!.getReader();
  const decoder = new TextDecoder();
  let text = '';
  async function next(): Promise<Event | undefined> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        const value = (name: string) =>
          lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        if (value('event')) return { event: value('event')!, data: value('data') ?? '' };
        continue;
      }
      const { done, value } = await reader.read();
      if (done) return undefined;
      text += decoder.decode(value, { stream: true });
    }
  }
  return { answer, next, leave: () => reader.cancel() };
}

const countsOf = (event: Event | undefined) => JSON.parse(event!.data) as { today: number; week: number };

async function arrangeListening(role: 'officer' | 'manager' = 'officer') {
  const unit = await arrangeCommune(server);
  const staff = await arrangeStaff(server, role, unit.slug);
  return { unit, staff, path: `/console/units/${unit.slug}/results/live` };
}

test('the numbers move when a response comes in, and say nothing of what it says', async () => {
  const { unit, staff, path } = await arrangeListening();
  const stream = await listen(staff, path);
  expect(stream.answer.headers.get('content-type')).toContain('text/event-stream');
  expect(stream.answer.headers.get('content-encoding')).toBeNull();
  expect(countsOf(await stream.next())).toMatchObject({ today: 0, week: 0, published: 0 });
  await sendAll(server, [fitting(unit.oneFieldCode, { ratings: { overall: 1 }, reasons: ['waiting'] })]);
  const told = await stream.next();
  expect(countsOf(told)).toMatchObject({ today: 1, week: 1, published: 0 });
  expect(Object.values((countsOf(told) as unknown as { points: object }).points)).toContainEqual([1, 1]);
  expect(told!.data).not.toMatch(/rating|level|reason|waiting|"4"/);
  await sendAll(
    server,
    Array.from({ length: 4 }, () => fitting(unit.oneFieldCode)),
  );
  expect(countsOf(await stream.next())).toMatchObject({ today: 5, week: 5, published: 5 });
  await stream.leave();
});

test('the stream ends with the session, and with the right', async () => {
  const one = await arrangeListening();
  const signedOut = await listen(one.staff, one.path);
  await signedOut.next();
  await server.db.deleteFrom('staff_session').where('staff_id', '=', one.staff.id).execute();
  expect((await signedOut.next())?.event).toBe('end');
  expect(await signedOut.next()).toBeUndefined();

  const two = await arrangeListening();
  const withoutRight = await listen(two.staff, two.path);
  await withoutRight.next();
  await server.db
    .updateTable('staff_grant')
    .set({ last_day: '2026-06-14' })
    .where('staff_id', '=', two.staff.id)
    .execute();
  expect((await withoutRight.next())?.event).toBe('end');
});

test('what is out of reach is not found, also as a stream', async () => {
  const { staff } = await arrangeListening();
  const other = await arrangeCommune(server);
  const { answer } = await listen(staff, `/console/units/${other.slug}/results/live`);
  expect(answer.status).toBe(404);
});

test('of one session only so many listen at once; who leaves makes room', async () => {
  const { staff, path } = await arrangeListening();
  const streams = [];
  for (let i = 0; i < 10; i++) streams.push(await listen(staff, path));
  const refused = await server.get(path, staff.headers);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('60');
  await streams[0]!.leave();
  const again = await listen(staff, path);
  expect(again.answer.status).toBe(200);
  for (const stream of [...streams, again]) await stream.leave();
});

test('a server that stops ends its streams at once', async () => {
  const { staff, path } = await arrangeListening();
  const stopping = new AbortController();
  const app = createApp({ ...server.deps, stopping: stopping.signal }, surveyWeb);
  const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => listening.once('listening', resolve));
  const { port } = listening.address() as { port: number };
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { cookie: staff.headers.cookie },
  });
  const reader = answer.body!.getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toContain('event: counts');
  const closed = new Promise((resolve) => listening.close(resolve));
  const began = performance.now();
  stopping.abort();
  expect(new TextDecoder().decode((await reader.read()).value)).toContain('event: end');
  expect((await reader.read()).done).toBe(true);
  if ('closeIdleConnections' in listening) listening.closeIdleConnections();
  await closed;
  expect(performance.now() - began).toBeLessThan(2_000);
});
