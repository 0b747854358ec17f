import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import { verdict } from '../../api/targets/verdict.ts';

test.each([
  [0.925, '92,5\u00a0%', '92.5%'],
  [0.9, '90\u00a0%', '90%'],
  [0.8927477, '89,3\u00a0%', '89.3%'],
  [0.9003, '90\u00a0%', '90%'],
  [0.9225, '92,3\u00a0%', '92.3%'],
  [0.1325, '13,3\u00a0%', '13.3%'],
  [0.057, '5,7\u00a0%', '5.7%'],
  [0.007, '0,7\u00a0%', '0.7%'],
  [0, '0\u00a0%', '0%'],
  [1, '100\u00a0%', '100%'],
])('%f reads as %s in Vietnamese and %s in English', (rate, vi, en) => {
  expect(displayedRate(rate, null, 'vi')).toBe(vi);
  expect(displayedRate(rate, null, 'en')).toBe(en);
});

test('a half that binary fractions hold a hair too low rounds up', () => {
  for (let k = 1; k < 1999; k += 2) {
    expect(displayedRate(k / 2000, null, 'en')).toBe(`${(k + 1) / 2 / 10}%`);
  }
});

test.each([
  ['just below the target', 0.9096, 0.91, '90.96%'],
  ['nearer still', 0.90996, 0.91, '90.996%'],
  ['one rating short among a million', 0.909999, 0.91, '90.9999%'],
  ['on the target', 0.91, 0.91, '91%'],
  ['just above the target', 0.9104, 0.91, '91%'],
  ['on a target of two decimals', 0.9164, 0.9164, '91.64%'],
  ['above a target of two decimals', 0.91642, 0.9164, '91.64%'],
  ['below a target of two decimals', 0.91575, 0.9158, '91.575%'],
  ['far from the target', 0.8567, 0.91, '85.7%'],
  ['as near below as numbers go', 0.9099999999999999, 0.91, '90.999999999999%'],
  ['on two thirds', 2 / 3, 2 / 3, '66.7%'],
  ['on a third', 1 / 3, 1 / 3, '33.333333333334%'],
])('a rate %s: %f against %f reads as %s', (_, rate, target, text) => {
  expect(displayedRate(rate, target, 'en')).toBe(text);
});

test.each([
  [0.9996, '99.96%'],
  [0.99999, '99.999%'],
  [1 - 2 ** -53, '99.999999999999%'],
  [0.0004, '0.04%'],
  [0.0000001, '0.00001%'],
])('%d is neither everybody nor nobody and reads as %s', (rate, text) => {
  expect(displayedRate(rate, null, 'en')).toBe(text);
});

const rate = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((m) => fc.integer({ min: 0, max: m }).map((s) => s / m));
const target = fc.oneof(
  fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
  fc.integer({ min: 0, max: 10_000 }).map((parts) => parts / 10_000),
);
const hairsbreadth = fc.constantFrom(0, 1e-3, 4e-4, 3e-5, 2e-6, 1e-7, 1e-9, 1e-11, 1e-16);
const rateAndTarget = fc.oneof(
  fc.record({ rate, target }),
  fc
    .record({ target, by: hairsbreadth, sign: fc.constantFrom(-1, 1) })
    .map(({ target, by, sign }) => ({ rate: Math.min(1, Math.max(0, target + sign * by)), target })),
);

test('what is displayed gives the verdict of the rate itself', () => {
  fc.assert(
    fc.property(rateAndTarget, ({ rate, target }) => {
      const shown = read(displayedRate(rate, target, 'en'));
      expect(verdict(shown, null, null, target)).toEqual(verdict(rate, null, null, target));
    }),
    { numRuns: 2000 },
  );
});

test('what is displayed is at most half a tenth of a percent away', () => {
  fc.assert(
    fc.property(rateAndTarget, ({ rate, target }) => {
      expect(Math.abs(read(displayedRate(rate, target, 'en')) - rate)).toBeLessThanOrEqual(0.0005 + 1e-12);
    }),
  );
});

test('only everybody is 100 % and only nobody is 0 %', () => {
  fc.assert(
    fc.property(rateAndTarget, ({ rate, target }) => {
      const text = displayedRate(rate, target, 'en');
      expect(text === '100%').toBe(rate === 1);
      expect(text === '0%').toBe(rate === 0);
    }),
    { numRuns: 2000 },
  );
});

test('both languages show the same figure', () => {
  fc.assert(
    fc.property(rateAndTarget, ({ rate, target }) => {
      const vi = displayedRate(rate, target, 'vi');
      expect(vi).toMatch(/^\d+(,\d*[1-9])?\u00a0%$/);
      expect(vi.replace(',', '.').replace('\u00a0', '')).toBe(displayedRate(rate, target, 'en'));
    }),
  );
});

/** Read as a decimal, so that "91.64%" is exactly the number 0.9164. */
function read(english: string): number {
  return Number(english.replace('%', 'e-2'));
}
