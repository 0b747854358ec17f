import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addSums,
  noSums,
  type Sums,
  satisfactionInterval,
  sumsOfOne,
  sumsOfSingle,
} from '../../api/statistics/interval.ts';
import { type Stratum, weightedInterval } from '../../api/statistics/weighted.ts';
import golden from '../golden/weighted-rates.json' with { type: 'json' };

const nothing = { rate: null, low: null, high: null, effectiveN: null, covered: null };

const ratings = fc
  .integer({ min: 1, max: 12 })
  .chain((m) => fc.record({ s: fc.integer({ min: 0, max: m }), m: fc.constant(m) }));
const anySums = fc.array(ratings, { maxLength: 40 }).map(summed);
const stratum: fc.Arbitrary<Stratum> = fc.record({
  caseload: fc.integer({ min: 1, max: 5000 }),
  closed: fc.boolean(),
  sums: anySums,
});
const anyStrata = fc.array(stratum, { minLength: 1, maxLength: 6 });

test.each(golden)('agrees with the stratified svyratio of R: $name', (row) => {
  const interval = weightedInterval(row.strata.map(goldenStratum));
  for (const figure of ['rate', 'low', 'high', 'effectiveN', 'covered'] as const)
    near(interval[figure], row[figure]);
});

test('without responses, or without caseload, there is no rate', () => {
  expect(weightedInterval([])).toEqual(nothing);
  expect(weightedInterval([open(500, noSums), open(20, noSums)])).toEqual(nothing);
  expect(weightedInterval([open(0, sumsOfSingle(20, 18))])).toEqual(nothing);
});

test('a field with three times the dossiers counts three times', () => {
  const { rate } = weightedInterval([open(300, sumsOfSingle(10, 8)), open(100, sumsOfSingle(50, 20))]);
  expect(rate).toBe(0.7);
});

test('a field nobody answered for lowers the share covered and nothing else', () => {
  const answered = [open(600, sumsOfSingle(30, 24)), open(150, sumsOfSingle(20, 19))];
  const withSilence = weightedInterval([...answered, open(250, noSums)]);
  expect(withSilence).toEqual({ ...weightedInterval(answered), covered: 0.75 });
});

test('answers in a field without caseload change nothing', () => {
  const counted = [open(600, sumsOfSingle(30, 24)), open(150, sumsOfSingle(20, 19))];
  const stray = open(0, sumsOfSingle(40, 0));
  expect(weightedInterval([...counted, stray])).toEqual(weightedInterval(counted));
});

// Added up in binary fractions, these caseloads make 0.8999999999999999.
test('nine tenths in every field are nine tenths overall', () => {
  const { rate } = weightedInterval([open(1, sumsOfSingle(10, 9)), open(8, sumsOfSingle(20, 18))]);
  expect(rate).toBe(0.9);
});

test('one response in each field gives a rate without an interval', () => {
  const { rate, low, high } = weightedInterval([open(50, sumsOfOne(1, 2)), open(50, sumsOfOne(2, 2))]);
  expect({ rate, low, high }).toEqual({ rate: 0.75, low: null, high: null });
});

test('one satisfied response in each field leaves an interval below 1', () => {
  const { low, high, effectiveN } = weightedInterval([open(50, sumsOfOne(2, 2)), open(50, sumsOfOne(3, 3))]);
  expect(high).toBe(1);
  expect(low).toBeLessThan(1);
  expect(effectiveN).toBeCloseTo(2, 9);
});

test('nobody satisfied anywhere leaves an interval above 0', () => {
  const { low, high, effectiveN } = weightedInterval([open(50, sumsOfSingle(10, 0))]);
  expect(low).toBe(0);
  expect(high).toBeGreaterThan(0);
  expect(effectiveN).toBeCloseTo(10, 9);
});

test('more answers than families leave nothing to estimate in that class', () => {
  const overfull = { caseload: 20, closed: true, sums: sumsOfSingle(25, 15) };
  const full = { caseload: 20, closed: true, sums: sumsOfSingle(20, 12) };
  expect(weightedInterval([overfull, full])).toMatchObject({
    rate: 0.6,
    low: 0.6,
    high: 0.6,
    effectiveN: null,
  });
});

test('seen from the dissatisfied side the interval is its mirror', () => {
  fc.assert(
    fc.property(anyStrata, (strata) => {
      const satisfied = weightedInterval(strata);
      const dissatisfied = weightedInterval(strata.map((one) => ({ ...one, sums: turnedRound(one.sums) })));
      fc.pre(satisfied.rate !== null);
      near(dissatisfied.rate, 1 - satisfied.rate!);
      near(dissatisfied.effectiveN, satisfied.effectiveN);
      near(dissatisfied.low, satisfied.high === null ? null : 1 - satisfied.high);
      near(dissatisfied.high, satisfied.low === null ? null : 1 - satisfied.low);
    }),
    { numRuns: 300 },
  );
});

test('with one open field the weighted rate is the plain rate', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), anySums, (caseload, sums) => {
      fc.pre(sums.n > 0);
      near(weightedInterval([open(caseload, sums)]).rate, sums.s / sums.m);
    }),
  );
});

test('with one open field of several criteria the interval is the plain interval too', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), anySums, (caseload, sums) => {
      fc.pre(sums.n > 1 && sums.s > 0 && sums.s < sums.m && sums.mm > sums.n);
      const plain = satisfactionInterval(sums, null);
      const weighted = weightedInterval([open(caseload, sums)]);
      for (const figure of ['low', 'high', 'effectiveN'] as const) near(weighted[figure], plain[figure]);
    }),
  );
});

test('the rate lies between the lowest and the highest field, inside its interval, within 0 and 1', () => {
  fc.assert(
    fc.property(anyStrata, (strata) => {
      const { rate, low, high, covered } = weightedInterval(strata);
      const rates = strata.filter(({ sums }) => sums.n > 0).map(({ sums }) => sums.s / sums.m);
      fc.pre(rate !== null);
      expect(rate).toBeGreaterThanOrEqual(Math.min(...rates) - 1e-12);
      expect(rate).toBeLessThanOrEqual(Math.max(...rates) + 1e-12);
      expect(covered).toBeGreaterThan(0);
      expect(covered).toBeLessThanOrEqual(1);
      if (low === null || high === null) return;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(rate!);
      expect(high).toBeGreaterThanOrEqual(rate!);
      expect(high).toBeLessThanOrEqual(1);
    }),
  );
});

test('one code per dossier never widens the interval', () => {
  fc.assert(
    fc.property(anyStrata, (strata) => {
      const anyone = weightedInterval(strata.map((one) => ({ ...one, closed: false })));
      const coded = weightedInterval(strata.map((one) => ({ ...one, closed: true })));
      fc.pre(anyone.low !== null && coded.low !== null);
      expect(coded.low).toBeGreaterThanOrEqual(anyone.low! - 1e-12);
      expect(coded.high).toBeLessThanOrEqual(anyone.high! + 1e-12);
    }),
  );
});

test('caseloads matter by their proportions alone where surveys are open', () => {
  fc.assert(
    fc.property(anyStrata, fc.integer({ min: 2, max: 9 }), (strata, times) => {
      const once = weightedInterval(strata.map((one) => ({ ...one, closed: false })));
      const more = weightedInterval(
        strata.map((one) => ({ ...one, closed: false, caseload: times * one.caseload })),
      );
      for (const figure of ['rate', 'low', 'high', 'effectiveN', 'covered'] as const)
        near(more[figure], once[figure]);
    }),
  );
});

function open(caseload: number, sums: Sums): Stratum {
  return { caseload, closed: false, sums };
}

function turnedRound({ n, s, m, ss, sm, mm }: Sums): Sums {
  return { n, s: m - s, m, ss: mm - 2 * sm + ss, sm: mm - sm, mm };
}

function goldenStratum(row: (typeof golden)[number]['strata'][number]): Stratum {
  const { caseload, closed, responses: n, sumS: s, sumM: m, sumSS: ss, sumSM: sm, sumMM: mm } = row;
  return { caseload, closed, sums: { n, s, m, ss, sm, mm } };
}

function summed(list: { s: number; m: number }[]): Sums {
  return list.map(({ s, m }) => sumsOfOne(s, m)).reduce(addSums, noSums);
}

function near(actual: number | null, expected: number | null): void {
  expect(actual === null).toBe(expected === null);
  const difference = Math.abs((actual ?? 0) - (expected ?? 0));
  expect(difference).toBeLessThanOrEqual(1e-9 * Math.max(1, expected ?? 0));
}
