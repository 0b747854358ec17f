import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveAnswer, draftAnswer, publishAnswer } from '../../api/petitions/answering.ts';
import { ends } from '../../api/petitions/books.ts';
import {
  acceptPetition,
  askSender,
  redirectPetition,
  refusePetition,
  transferPetition,
} from '../../api/petitions/handle.ts';
import type { PetitionBooks } from '../../api/publication/petition-books.ts';
import { handled, sendPetition } from '../support/petitions.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const at = (instant: string) => {
  server.clock.now = new Date(instant);
};
const began = '2026-06-15T03:00:00Z';

const books = (slug: string, query = 'from=2026-06-01&to=2026-08-31'): Promise<PetitionBooks> =>
  server.getJson(`/u/${slug}/petitions.json?${query}`);

async function answer(code: string, outcome: 'done' | 'promised' = 'done', promiseDay: string | null = null) {
  await handled(server, code, (trx, by, petition, around) => acceptPetition(trx, by, petition, {}, around));
  await handled(server, code, (trx, by, petition, around) =>
    draftAnswer(trx, by, petition, { outcome, promiseDay, text: 'Đã thay bóng <mới>.', files: [] }, around),
  );
  await handled(server, code, approveAnswer, { staffId: 'hoa' });
  await handled(server, code, (trx, by, petition, around) =>
    publishAnswer(trx, by, petition, { hidden: [], publicFiles: [] }, around),
  );
}

const rate = (sent: { code: string; secret: string }, level: number) =>
  server.post(`/api/v1/petitions/${sent.code}/rating`, { secret: sent.secret, level });

test('every petition stands once in the books, under its category and month, and they balance', async () => {
  at(began);
  const { slug } = await arrangeCommune(server, {
    targets: [
      {
        metric: 'petitions-answered',
        threshold: 1,
        from: '2026-01-01',
        to: '2026-12-31',
        source: 'KH 14/KH',
      },
    ],
  });
  const send = (changes = {}) => sendPetition(server, slug, changes);
  const [done, promised, refused, transferred, redirected, withdrawn, spam, open] = [
    await send(),
    await send({ category: 'rac-thai' }),
    await send(),
    await send(),
    await send(),
    await send(),
    await send({ kind: 'gop-y', text: 'http://a http://b http://c http://d' }),
    await send({ category: undefined }),
  ];
  await answer(done.code);
  await answer(promised.code, 'promised', '2026-06-30');
  await handled(server, refused.code, (trx, by, petition, around) =>
    refusePetition(trx, by, petition, { reason: 'not-ours', text: 'Không thuộc.' }, around),
  );
  await handled(server, transferred.code, (trx, by, petition, around) =>
    transferPetition(trx, by, petition, { to: 'Sở Xây dựng', reference: null, text: 'Đã chuyển.' }, around),
  );
  await handled(server, redirected.code, (trx, by, petition, around) =>
    redirectPetition(trx, by, petition, { text: 'Theo Luật Khiếu nại.' }, around),
  );
  await server.post(`/api/v1/petitions/${withdrawn.code}/withdraw`, { secret: withdrawn.secret });
  expect(spam.code).toBeTruthy();
  expect(open.code).toBeTruthy();

  const early = await books(slug);
  expect(early.total).toMatchObject({ received: 8, fellDue: 0, onTimeRate: null, open: 1 });

  // Past the day of all, and of the promise.
  at('2026-07-20T03:00:00Z');
  const late = await books(slug);
  for (const row of [late.total, ...late.categories, ...late.months]) {
    expect(ends.reduce((sum, end) => sum + row[end], 0)).toBe(row.received);
  }
  expect(late.total).toMatchObject({
    received: 8,
    answered: 1,
    promised: 1,
    refused: 1,
    transferred: 1,
    redirected: 1,
    withdrawn: 1,
    spam: 1,
    open: 1,
    // Answered, promised, refused, and the one still open.
    fellDue: 4,
    onTime: 2,
    onTimeRate: 0.5,
    overdueNow: 1,
    oldestOpenDay: '2026-06-15',
    medianWorkingDays: 0,
    promises: { made: 1, kept: 0, broken: 1, pending: 0 },
  });
  expect(late.categories.map(({ category, received }) => [category?.key ?? null, received])).toEqual(
    expect.arrayContaining([
      ['chieu-sang', 6],
      ['rac-thai', 1],
      [null, 1],
    ]),
  );
  expect(late.months.map(({ month, received }) => [month, received])).toEqual([['2026-06', 8]]);
  expect(late.refusals).toEqual([expect.objectContaining({ reason: 'not-ours', count: 1 })]);
  expect(late.target).toMatchObject({ threshold: 1, official: 'not-met' });
  expect(late.index766).toMatchObject({ inferred: true, handledOnTime: 3 });
});

test('bug: asked and then refused, a petition never fell due; a question is no way round the books', async () => {
  at(began);
  const { slug } = await arrangeCommune(server);
  const { code } = await sendPetition(server, slug);
  await handled(server, code, (trx, by, petition, around) =>
    askSender(trx, by, petition, { question: 'Đèn nào ạ?' }, around),
  );
  await handled(server, code, (trx, by, petition, around) =>
    refusePetition(trx, by, petition, { reason: 'unclear', text: 'Không rõ.' }, around),
  );
  at('2026-07-20T03:00:00Z');
  expect((await books(slug)).total).toMatchObject({ refused: 1, fellDue: 1, onTime: 0 });
});

test('ratings of answers are published from five on, as a metric of their own', async () => {
  at(began);
  const { slug } = await arrangeCommune(server);
  for (const [i, level] of [5, 4, 4, 1].entries()) {
    const sent = await sendPetition(server, slug, { text: `Việc ${i}` });
    await answer(sent.code);
    expect((await rate(sent, level)).status).toBe(200);
  }
  expect((await books(slug)).rating).toMatchObject({ rate: null, levels: null, suppressed: true });
  const fifth = await sendPetition(server, slug);
  await answer(fifth.code);
  await rate(fifth, 2);
  await rate(fifth, 5);
  expect((await books(slug)).rating).toMatchObject({ rate: 0.8, responses: 5, levels: [1, 0, 0, 2, 2] });
});

test('what goes past a unit stands in the books of its superior', async () => {
  at(began);
  const above = await arrangeCommune(server, { unit: { kind: 'province' } });
  const below = await arrangeCommune(server, { unit: { parent: above.slug } });
  await sendPetition(server, below.slug, { category: 'nhung-nhieu' });
  expect((await books(below.slug)).total.received).toBe(0);
  expect((await books(above.slug)).total.received).toBe(1);
  expect((await books(above.slug, 'from=2026-06-01&to=2026-06-30&descendants=true')).total.received).toBe(1);
});

test('the feed tells the outcomes, and the unit’s page too, without words that could break either', async () => {
  at(began);
  const { slug } = await arrangeCommune(server);
  const empty = await server.get(`/u/${slug}/feed.xml`);
  expect(await empty.text()).toContain('<feed xmlns="http://www.w3.org/2005/Atom"');
  const { code } = await sendPetition(server, slug);
  await answer(code);
  const response = await server.get(`/u/${slug}/feed.xml`);
  expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const feed = await response.text();
  expect(feed).toContain('Đã thay bóng &lt;mới&gt;.');
  expect(feed).toContain(`/kien-nghi/${code}`);
  expect(feed).not.toMatch(/Lan|0912/);
  const page = await (await server.get(`/u/${slug}`, { accept: 'text/html' })).text();
  expect(page).toContain('Đã thay bóng &lt;mới&gt;.');
  expect(page).toContain(`/kien-nghi?unit=${slug}`);
});
