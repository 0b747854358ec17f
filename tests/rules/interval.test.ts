import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addSums,
  linearisedVariance,
  noSums,
  type RateInterval,
  type Sums,
  satisfactionInterval,
  sumsOfOne,
  sumsOfSingle,
} from '../../api/statistics/interval.ts';
import { normal975, studentT975 } from '../../api/statistics/student-t.ts';
import golden from '../golden/satisfaction-intervals.json' with { type: 'json' };

const ratings = fc
  .integer({ min: 1, max: 12 })
  .chain((m) => fc.record({ s: fc.integer({ min: 0, max: m }), m: fc.constant(m) }));
const responses = fc.array(ratings, { minLength: 1, maxLength: 60 });
const anySums = responses.map(summed);

test.each(golden)('agrees with svyratio of R: $name', (row) => {
  const sums = { n: row.responses, s: row.sumS, m: row.sumM, ss: row.sumSS, sm: row.sumSM, mm: row.sumMM };
  const interval = satisfactionInterval(sums, row.population);
  for (const figure of ['rate', 'low', 'high', 'effectiveN'] as const) near(interval[figure], row[figure]);
});

test('without responses there is no rate', () => {
  const nothing: RateInterval = { rate: null, low: null, high: null, effectiveN: null };
  expect(satisfactionInterval(noSums, null)).toEqual(nothing);
  expect(satisfactionInterval(noSums, 0)).toEqual(nothing);
  expect(satisfactionInterval(noSums, 300)).toEqual(nothing);
});

test('a response without a valid rating is not counted', () => {
  expect(sumsOfOne(0, 0)).toEqual(noSums);
});

test('a response of nine ratings, eight satisfied, brings its squares', () => {
  expect(sumsOfOne(8, 9)).toEqual({ n: 1, s: 8, m: 9, ss: 64, sm: 72, mm: 81 });
});

test('five satisfied of seven single ratings are seven responses added up', () => {
  const seven = [1, 1, 1, 1, 1, 0, 0].map((s) => sumsOfOne(s, 1)).reduce(addSums, noSums);
  expect(sumsOfSingle(7, 5)).toEqual(seven);
});

test.each([60, 59, 1])(
  'a closed population of %i of whom 60 answered leaves nothing to estimate',
  (population) => {
    const interval = satisfactionInterval(sumsOfSingle(60, 45), population);
    expect(interval).toEqual({ rate: 0.75, low: 0.75, high: 0.75, effectiveN: null });
  },
);

test('half of a closed population says as much as twice the sample', () => {
  expect(satisfactionInterval(sumsOfSingle(40, 30), 80).effectiveN).toBe(80);
});

test('nine ratings that each person gives alike say no more than one question', () => {
  const alike = summed([...Array(30).fill({ s: 9, m: 9 }), ...Array(10).fill({ s: 0, m: 9 })]);
  const { effectiveN } = satisfactionInterval(alike, null);
  expect(effectiveN).toBeLessThan(40);
  expect(effectiveN).toBeGreaterThan(30);
});

test('however evenly people answer, ratings never count more than once', () => {
  fc.assert(
    fc.property(ratings, fc.integer({ min: 2, max: 200 }), ({ s, m }, people) => {
      fc.pre(0 < s && s < m);
      const { effectiveN } = satisfactionInterval(summed(Array(people).fill({ s, m })), null);
      near(effectiveN, people * m * (normal975 / studentT975(people - 1)) ** 2);
    }),
    { numRuns: 500 },
  );
});

test('the interval holds the rate and stays within 0 and 1', () => {
  const population = fc.option(fc.integer({ min: 1, max: 200 }), { nil: null });
  fc.assert(
    fc.property(anySums, population, (sums, population) => {
      const { rate, low, high } = satisfactionInterval(sums, population);
      expect(rate).toBe(sums.s / sums.m);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(rate!);
      expect(high).toBeGreaterThanOrEqual(rate!);
      expect(high).toBeLessThanOrEqual(1);
    }),
  );
});

test('unanimous answers to an open survey still leave room for doubt', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (n) => {
      expect(satisfactionInterval(sumsOfSingle(n, n), null)).toMatchObject({ rate: 1, high: 1 });
      expect(satisfactionInterval(sumsOfSingle(n, n), null).low).toBeLessThan(1);
      expect(satisfactionInterval(sumsOfSingle(n, 0), null)).toMatchObject({ rate: 0, low: 0 });
      expect(satisfactionInterval(sumsOfSingle(n, 0), null).high).toBeGreaterThan(0);
    }),
  );
});

test('the variance from sums is the variance from the responses one by one', () => {
  fc.assert(
    fc.property(fc.array(ratings, { minLength: 2, maxLength: 60 }), (list) => {
      const m = list.reduce((sum, one) => sum + one.m, 0);
      const rate = list.reduce((sum, one) => sum + one.s, 0) / m;
      const squares = list.reduce((sum, one) => sum + (one.s - rate * one.m) ** 2, 0);
      const expected = ((list.length / (list.length - 1)) * squares) / m ** 2;
      expect(Math.abs(linearisedVariance(summed(list)) - expected)).toBeLessThan(1e-12);
    }),
  );
});

test('sums add up in any order and grouping', () => {
  fc.assert(
    fc.property(anySums, anySums, anySums, (a, b, c) => {
      expect(addSums(a, b)).toEqual(addSums(b, a));
      expect(addSums(addSums(a, b), c)).toEqual(addSums(a, addSums(b, c)));
      expect(addSums(a, noSums)).toEqual(a);
    }),
  );
  fc.assert(
    fc.property(responses, responses, (day, next) => {
      expect(addSums(summed(day), summed(next))).toEqual(summed([...day, ...next]));
    }),
  );
});

test('a larger closed population never narrows the interval, and an open one is the widest', () => {
  const size = fc.integer({ min: 1, max: 5000 });
  fc.assert(
    fc.property(anySums, size, size, (sums, population, more) => {
      const small = satisfactionInterval(sums, population);
      const large = satisfactionInterval(sums, population + more);
      const open = satisfactionInterval(sums, null);
      expect(large.low).toBeLessThanOrEqual(small.low! + 1e-12);
      expect(large.high).toBeGreaterThanOrEqual(small.high! - 1e-12);
      expect(open.low).toBeLessThanOrEqual(large.low! + 1e-12);
      expect(open.high).toBeGreaterThanOrEqual(large.high! - 1e-12);
    }),
  );
});

function summed(list: { s: number; m: number }[]): Sums {
  return list.map(({ s, m }) => sumsOfOne(s, m)).reduce(addSums, noSums);
}

function near(actual: number | null, expected: number | null): void {
  expect(actual === null).toBe(expected === null);
  const difference = Math.abs((actual ?? 0) - (expected ?? 0));
  expect(difference).toBeLessThanOrEqual(1e-9 * Math.max(1, expected ?? 0));
}
