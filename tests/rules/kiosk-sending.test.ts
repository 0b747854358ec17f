import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delayAfter, isBarred, judgeBatch, type Reply, retryAfterSeconds } from '../../kiosk/sending.ts';

const ids = ['a1', 'b2', 'c3'];
const answer = (status: number, body: unknown, retryAfter: number | null = null): Reply => ({
  arrived: true,
  status,
  body,
  retryAfter,
});
const results = (...statuses: string[]) => ({
  results: statuses.map((status, i) => ({ id: ids[i], status })),
});
const problem = (status: number, code: string) => answer(status, { status, code, requestId: 'r' });
const fatesOf = (reply: Reply, sent = ids) =>
  [...judgeBatch(sent, reply).fates].map(([i, { fate }]) => [i, fate]);

test('what the server has is delivered, what it did not take is kept', () => {
  const reply = answer(200, results('accepted', 'duplicate', 'conflict'));
  expect(fatesOf(reply)).toEqual([
    [0, 'delivered'],
    [1, 'delivered'],
    [2, 'conflict'],
  ]);
  expect(judgeBatch(ids, reply).next).toBe('go-on');
});

test('a rejected response is kept with its problem; one rejected for the moment is sent again', () => {
  const body = {
    results: [
      { id: 'a1', status: 'rejected', problem: { status: 422, code: 'invalid-input' } },
      { id: 'b2', status: 'rejected', problem: { status: 500, code: 'internal' } },
      { id: 'C3', status: 'accepted' },
    ],
  };
  const { fates } = judgeBatch(ids, answer(200, body));
  expect(fates.get(0)).toEqual({ fate: 'rejected', problem: 'invalid-input' });
  expect(fates.has(1)).toBe(false);
  expect(fates.get(2)).toEqual({ fate: 'delivered' });
});

describe('nothing is deleted', () => {
  test.each<[what: string, reply: Reply]>([
    ['without an answer', { arrived: false }],
    ['after the sign-in page of a network', answer(200, undefined)],
    ['after another list', answer(200, { results: [] })],
    [
      'after the right answers for other responses',
      answer(200, { results: [{ id: 'x', status: 'accepted' }] }),
    ],
    [
      'after answers in another order',
      answer(200, { results: [...results('accepted', 'accepted', 'accepted').results].reverse() }),
    ],
    ['after a word that nobody knows', answer(200, results('accepted', 'accepted', 'fine'))],
    ['after 204', answer(204, results('accepted', 'accepted', 'accepted'))],
    ['after a failure', problem(500, 'internal')],
    ['after a request for patience', problem(429, 'too-many-requests')],
    ['after a page of a proxy', answer(403, undefined)],
    ['after a refusal that is not our server’s', answer(422, { code: 'invalid-input' })],
    ['after a proof that came too late', problem(401, 'kiosk-proof-late')],
  ])('%s', (_, reply) => {
    const { fates, next } = judgeBatch(ids, reply);
    expect([fates.size, next]).toEqual([0, 'later']);
  });

  test('whatever the body is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), fc.anything(), (status, body) => {
        expect(judgeBatch(ids, answer(status, body)).fates.size).toBe(0);
      }),
    );
  });
});

test('a batch that is refused whole is cut down to the one that is wrong', () => {
  expect(judgeBatch(ids, problem(413, 'too-large')).next).toBe('smaller');
  expect(judgeBatch(ids, problem(422, 'invalid-input')).next).toBe('smaller');
  const { fates } = judgeBatch(['a1'], problem(422, 'invalid-input'));
  expect(fates.get(0)).toEqual({ fate: 'rejected', problem: 'invalid-input' });
});

test('a device that may send no more is told apart from a server that is away', () => {
  expect(judgeBatch(ids, problem(403, 'kiosk-revoked')).next).toBe('barred');
  expect(isBarred(problem(401, 'kiosk-unknown'))).toBe(true);
  expect(isBarred(answer(403, { code: 'kiosk-revoked' }))).toBe(false);
});

test('what the server asks for is waited, within reason', () => {
  expect(judgeBatch(ids, answer(503, undefined, 90)).wait).toBe(90);
  expect(judgeBatch(ids, answer(503, undefined, 999_999)).wait).toBe(3_600);
});

test.each<[header: string | null, seconds: number | null]>([
  [null, null],
  ['120', 120],
  ['0', null],
  ['Thu, 01 Jan 1970 00:01:00 GMT', 50],
  ['Thu, 01 Jan 1970 00:00:01 GMT', null],
  ['bald', null],
])('Retry-After %j is %j seconds', (header, seconds) => {
  expect(retryAfterSeconds(header, 10_000)).toBe(seconds);
});

test('after each failure it waits longer, never more than five minutes, never less than asked', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8].map((failures) => delayAfter(failures, 0, 1))).toEqual([
    5, 10, 20, 40, 80, 160, 300, 300,
  ]);
  expect(delayAfter(1, 0, 0)).toBe(2.5);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2_000 }),
      fc.integer({ min: 0, max: 3_600 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, asked, chance) => {
        const delay = delayAfter(failures, asked, chance);
        expect(delay).toBeGreaterThanOrEqual(Math.max(asked, 2.5));
        expect(delay).toBeLessThanOrEqual(Math.max(300, asked * 1.1));
      },
    ),
  );
});
