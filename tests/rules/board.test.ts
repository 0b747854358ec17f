import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contributionsOf } from '../../api/board/contributions.ts';
import { differenceOf } from '../../api/board/difference.ts';
import { effectiveResponses, moreAnswersToBeSure, mostMoreAnswers } from '../../api/board/more-answers.ts';
import { lastQuarters, yearBefore } from '../../api/board/periods.ts';
import { rankRanges } from '../../api/board/ranking.ts';
import { satisfactionInterval, sumsOfSingle, wilson } from '../../api/statistics/interval.ts';
import { judge, meets, type TargetKind } from '../../api/targets/goal.ts';
import { verdict } from '../../api/targets/verdict.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a verdict on any kind of target', () => {
  test('of a threshold is the verdict that figures carry', () => {
    fc.assert(
      fc.property(share, share, share, share, (a, b, c, threshold) => {
        const [low, value, high] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
        expect(judge({ kind: 'threshold', threshold }, { value, low, high })).toEqual(
          verdict(value, low, high, threshold),
        );
      }),
    );
  });

  test.each<[TargetKind, number, number, boolean]>([
    ['threshold', 0.9, 0.9, true],
    ['ceiling', 0.04, 0.04, false],
    ['ceiling', 0.04, 0.0399, true],
    ['ceiling', 0, 0, true],
    ['ceiling', 0, 0.001, false],
    ['count', 300, 299, false],
    ['count', 300, 300, true],
    ['rise', 0.02, 0.83 - 0.81, true],
    ['rise', 0.02, 0.0199, false],
    ['share', 0.8, 0.8, true],
  ])('%s of %d is held against %d', (kind, threshold, value, isMet) => {
    expect(meets({ kind, threshold }, value)).toBe(isMet);
  });

  test.each<[TargetKind, number, number, boolean]>([
    ['threshold', 20, 12, true],
    ['threshold', 20, 21, false],
    ['rise', 3, -3, true],
    ['rise', 3, 3, false],
  ])('where less is better, %s of %d is held against %d', (kind, threshold, value, isMet) => {
    expect(meets({ kind, threshold, direction: 'down' }, value)).toBe(isMet);
  });

  test('is official without an interval, and unsure', () => {
    expect(judge({ kind: 'threshold', threshold: 0.9 }, { value: 0.95, low: null, high: null })).toEqual({
      official: 'met',
      evidence: 'unsure',
    });
    expect(judge({ kind: 'count', threshold: 3 }, { value: null, low: null, high: null })).toEqual({
      official: null,
      evidence: null,
    });
  });
});

describe('how many more answers', () => {
  const answered = fc
    .tuple(fc.integer({ min: 5, max: 3000 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([n, part]) => ({ n, s: Math.round(n * part) }));
  const threshold = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100);

  test('make it sure, and one fewer does not, at the present rate', () => {
    fc.assert(
      fc.property(answered, threshold, ({ n, s }, t) => {
        const { rate, low, high } = satisfactionInterval(sumsOfSingle(n, s), null);
        const isMet = (one: number) => one >= t;
        const more = moreAnswersToBeSure({ rate: rate!, low: low!, high: high!, responses: n }, isMet);
        const isSure = (all: number) => {
          const ends = wilson(rate!, all);
          return isMet(ends.low) === isMet(rate!) && isMet(ends.high) === isMet(rate!);
        };
        if (more === null) {
          // Nothing makes a rate sure that lies on its target; else far more than anyone will collect.
          expect(rate === t || !isSure((n + mostMoreAnswers) * 0.999)).toBe(true);
        } else if (more === 0) {
          expect(isSure(n)).toBe(true);
        } else {
          // The size is read from the interval's width: to a hair.
          expect(isSure((n + more) * (1 + 1e-6))).toBe(true);
          expect(isSure((n + more - 1) * (1 - 1e-6))).toBe(false);
        }
      }),
    );
  });

  test('are none where a rate lies on its target', () => {
    const { rate, low, high } = satisfactionInterval(sumsOfSingle(100, 90), null);
    const figure = { rate: rate!, low: low!, high: high!, responses: 100 };
    expect(moreAnswersToBeSure(figure, (one) => one >= 0.9)).toBeNull();
  });

  test('are never more than have not answered yet, where each can once', () => {
    fc.assert(
      fc.property(answered, fc.integer({ min: 1, max: 500 }), threshold, ({ n, s }, others, t) => {
        const population = n + others;
        const { rate, low, high } = satisfactionInterval(sumsOfSingle(n, s), population);
        const figure = { rate: rate!, low: low!, high: high!, responses: n };
        const more = moreAnswersToBeSure(figure, (one) => one >= t, population);
        expect(more).not.toBeNull();
        expect(more).toBeLessThanOrEqual(others);
        // As many more as that, at the same rate.
        const all = n + more!;
        const after = satisfactionInterval(sumsOfSingle(all, rate! * all), population);
        if (more! > 0 && all < population) {
          const wide = wilson(rate!, after.effectiveN! * (1 + 1e-6));
          expect([wide.low >= t, wide.high >= t]).toEqual([rate! >= t, rate! >= t]);
        }
      }),
    );
  });

  test('are reckoned from the sample that the interval was made with', () => {
    fc.assert(
      fc.property(answered, fc.double({ min: 0.3, max: 3, noNaN: true }), ({ n, s }, worth) => {
        const rate = s / n;
        const size = effectiveResponses({ rate, ...wilson(rate, n * worth) });
        expect(Math.abs(size / (n * worth) - 1)).toBeLessThan(1e-6);
      }),
    );
  });
});

describe('the places of units', () => {
  const interval = fc.tuple(share, share).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));

  test('are what every pair says', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 30 }), (units) => {
        const ranks = rankRanges(units);
        units.forEach((unit, i) => {
          const ahead = units.filter((other) => other.low > unit.high).length;
          const behind = units.filter((other) => other.high < unit.low).length;
          expect(ranks[i]).toEqual({ best: ahead + 1, worst: units.length - behind });
        });
      }),
    );
  });

  test('are shared by those that cannot be told apart', () => {
    expect(
      rankRanges([
        { low: 0.95, high: 0.99 },
        { low: 0.85, high: 0.93 },
        { low: 0.9, high: 0.94 },
        { low: 0.5, high: 0.6 },
      ]),
    ).toEqual([
      { best: 1, worst: 1 },
      { best: 2, worst: 3 },
      { best: 2, worst: 3 },
      { best: 4, worst: 4 },
    ]);
  });
});

test('what each criterion costs adds up to the whole, the dearest first', () => {
  const criterion = (key: string, rate: number | null, ratings: number | null) => ({
    key,
    text: key,
    rate,
    ratings,
  });
  expect(
    contributionsOf([
      criterion('c1', 0.9, 100),
      criterion('c2', 0.5, 60),
      criterion('c3', 1, 100),
      criterion('c4', null, null),
    ]),
  ).toEqual([
    { key: 'c2', text: 'c2', dissatisfied: 30, share: 0.75 },
    { key: 'c1', text: 'c1', dissatisfied: 10, share: 0.25 },
  ]);
  expect(contributionsOf([criterion('c3', 1, 100)])).toEqual([]);
});

// Newcombe 1998, table II, 56/70 against 48/80, method 10: 0.0524 to 0.3339.
test('a rise on the year before has the interval of two groups of people', () => {
  const of = (s: number, n: number) => ({ value: s / n, ...wilson(s / n, n) });
  const { value, low, high } = differenceOf(of(56, 70), of(48, 80));
  expect(value).toBeCloseTo(0.2, 12);
  expect(low).toBeCloseTo(0.0524, 4);
  expect(high).toBeCloseTo(0.3339, 4);
  expect(differenceOf(of(1, 2), { value: null, low: null, high: null }).value).toBeNull();
});

test('the quarters of a trend end with the day that is shown', () => {
  expect(lastQuarters('2026-11-27')).toEqual([
    { from: '2026-01-01', to: '2026-03-31' },
    { from: '2026-04-01', to: '2026-06-30' },
    { from: '2026-07-01', to: '2026-09-30' },
    { from: '2026-10-01', to: '2026-11-27' },
  ]);
  expect(lastQuarters('2026-02-01')[0]).toEqual({ from: '2025-04-01', to: '2025-06-30' });
  expect(yearBefore({ from: '2024-02-29', to: '2024-12-31' })).toEqual({
    from: '2023-02-28',
    to: '2023-12-31',
  });
});
