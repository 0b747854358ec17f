import { expect, test } from 'vitest';
import { nextTry, problemOf } from '../../api/notices/letter.ts';

const written = new Date('2026-06-15T03:00:00Z');
const hours = (count: number) => count * 3_600_000;

test('a letter is tried again after 1, 5 and 30 minutes, 2 and 6 hours, then daily, for five days', () => {
  const tries: number[] = [];
  for (let now: Date | null = written, tried = 1; now !== null; tried++) {
    tries.push((now.getTime() - written.getTime()) / 60_000);
    now = nextTry(tried, written, now);
  }
  expect(tries).toEqual([0, 1, 6, 36, 156, 516, 1956, 3396, 4836, 6276]);
});

test('a server that stood still for a week tries once and gives up', () => {
  expect(nextTry(1, written, new Date(written.getTime() + hours(24 * 7)))).toBeNull();
});

test.each([
  [
    { code: 'EENVELOPE', responseCode: 550, message: '550 <hoa@example.vn> unknown' },
    { code: 'EENVELOPE 550', isOfLetter: true },
  ],
  [
    { code: 'ESOCKET', message: 'connect ECONNREFUSED 127.0.0.1:25' },
    { code: 'ESOCKET', isOfLetter: false },
  ],
  [new Error('hoa@example.vn'), { code: 'unknown', isOfLetter: false }],
])('of what went wrong only the codes are kept: $code', (error, expected) => {
  expect(problemOf(error)).toEqual(expected);
});
