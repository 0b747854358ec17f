import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verdict } from '../../api/targets/verdict.ts';

test.each([
  { rate: 0.95, low: 0.92, high: 0.97, official: 'met', evidence: 'sure' },
  { rate: 0.95, low: 0.91, high: 0.97, official: 'met', evidence: 'sure' },
  { rate: 0.92, low: 0.9, high: 0.94, official: 'met', evidence: 'unsure' },
  { rate: 0.91, low: 0.89, high: 0.93, official: 'met', evidence: 'unsure' },
  { rate: 0.91, low: 0.91, high: 0.91, official: 'met', evidence: 'sure' },
  { rate: 0.909, low: 0.89, high: 0.93, official: 'not-met', evidence: 'unsure' },
  { rate: 0.9, low: 0.88, high: 0.91, official: 'not-met', evidence: 'unsure' },
  { rate: 0.9, low: 0.88, high: 0.9099, official: 'not-met', evidence: 'sure' },
  { rate: 0.95, low: null, high: null, official: 'met', evidence: 'unsure' },
  { rate: 0.5, low: null, high: null, official: 'not-met', evidence: 'unsure' },
] as const)('against 91 %, $rate from $low to $high is $official and $evidence', (row) => {
  const { rate, low, high, official, evidence } = row;
  expect(verdict(rate, low, high, 0.91)).toEqual({ official, evidence });
});

test('without a target in force there is no verdict', () => {
  expect(verdict(0.95, 0.92, 0.97, null)).toEqual({ official: null, evidence: null });
});

test('without a rate there is no verdict', () => {
  expect(verdict(null, null, null, 0.91)).toEqual({ official: null, evidence: null });
});

test('a target and a rate of nothing are still a target and a rate', () => {
  expect(verdict(0, 0, 0.2, 0.91)).toEqual({ official: 'not-met', evidence: 'sure' });
  expect(verdict(0.5, 0.4, 0.6, 0)).toEqual({ official: 'met', evidence: 'sure' });
});

// In thousandths, even for figures and odd for the target, so that neither stands on the other.
const interval = fc
  .tuple(...([0, 1, 2] as const).map(() => fc.integer({ min: 0, max: 500 }).map((half) => 2 * half)))
  .map((three) => three.toSorted((a, b) => a - b) as [number, number, number]);
const target = fc.integer({ min: 0, max: 499 }).map((half) => 2 * half + 1);

test('seen from the dissatisfied side the verdict turns round and the evidence stays', () => {
  fc.assert(
    fc.property(interval, target, ([low, rate, high], t) => {
      const satisfied = verdict(rate / 1000, low / 1000, high / 1000, t / 1000);
      const dissatisfied = verdict(1 - rate / 1000, 1 - high / 1000, 1 - low / 1000, 1 - t / 1000);
      expect(dissatisfied.official).not.toBe(satisfied.official);
      expect(dissatisfied.evidence).toBe(satisfied.evidence);
    }),
  );
});

test('a target inside the interval is never sure, one outside always', () => {
  fc.assert(
    fc.property(interval, target, ([low, rate, high], t) => {
      const inside = low < t && t < high;
      expect(verdict(rate, low, high, t).evidence).toBe(inside ? 'unsure' : 'sure');
    }),
  );
});

test('a higher target is never met where a lower one is not', () => {
  fc.assert(
    fc.property(interval, target, target, ([low, rate, high], t, more) => {
      fc.pre(verdict(rate, low, high, t).official === 'not-met');
      expect(verdict(rate, low, high, t + more).official).toBe('not-met');
    }),
  );
});
