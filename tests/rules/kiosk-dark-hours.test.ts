import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openingTimes } from '../../api/calendar/opening.ts';
import { common, darkSpans, joined, lengthOf, openingSpans, type Span } from '../../api/kiosks/dark-hours.ts';
import type { DatedHours } from '../../api/units/hours.ts';

// 2026-06-15 is a Monday.
const calendar = {
  '2026': { off: ['2026-06-17'], workedSaturdays: ['2026-06-20'], status: 'announced' },
};
const hours: DatedHours[] = [
  { from: null, hours: { 'mon-fri': ['07:30-11:30', '13:30-17:00'] }, source: null },
  { from: '2026-06-16', hours: { 'mon-fri': ['08:00-12:00'], sat: ['08:00-10:00'] }, source: null },
];
/** In Vietnam. */
const at = (day: string, time: string) => Date.parse(`${day}T${time}:00+07:00`);
const span = (day: string, from: string, to: string): Span => ({ from: at(day, from), to: at(day, to) });
const always: Span[] = [{ from: at('2026-01-01', '00:00'), to: at('2027-01-01', '00:00') }];
const open = openingSpans(calendar, hours, '2026-06-15', '2026-06-21');

test('opening hours are those in force on each day, without holidays, with the Saturdays worked', () => {
  expect(open).toEqual([
    span('2026-06-15', '07:30', '11:30'),
    span('2026-06-15', '13:30', '17:00'),
    span('2026-06-16', '08:00', '12:00'),
    span('2026-06-18', '08:00', '12:00'),
    span('2026-06-19', '08:00', '12:00'),
    span('2026-06-20', '08:00', '10:00'),
  ]);
  expect(openingTimes(calendar, hours[0]!.hours, '2026-06-20')).toEqual(['07:30-11:30', '13:30-17:00']);
  expect(openingSpans(calendar, [], '2026-06-15', '2026-06-21')).toEqual([]);
});

describe('dark hours', () => {
  test.each<[string, Span[], Span[], Span[]]>([
    [
      'in the morning',
      [span('2026-06-15', '09:00', '11:00')],
      always,
      [span('2026-06-15', '09:00', '11:00')],
    ],
    [
      'over noon and past closing time',
      [span('2026-06-15', '11:00', '23:00')],
      always,
      [span('2026-06-15', '11:00', '11:30'), span('2026-06-15', '13:30', '17:00')],
    ],
    ['on a holiday and at night', [span('2026-06-17', '00:00', '23:59')], always, []],
    [
      'only while it stood there',
      [span('2026-06-15', '08:00', '11:00')],
      [span('2026-06-15', '08:30', '09:00'), span('2026-06-15', '10:00', '12:00')],
      [span('2026-06-15', '08:30', '09:00'), span('2026-06-15', '10:00', '11:00')],
    ],
    [
      'for some seconds',
      [{ from: at('2026-06-15', '11:29') + 30_000, to: at('2026-06-15', '13:00') }],
      always,
      [],
    ],
  ])('%s', (_, gaps, posts, expected) => {
    expect(darkSpans(gaps, posts, open)).toEqual(expected);
  });
});

const anySpans = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 60 })), { maxLength: 20 })
  .map((pairs) => pairs.map(([from, length]): Span => ({ from, to: from + length })));
const holds = (spans: Span[], instant: number) =>
  spans.some(({ from, to }) => from <= instant && instant < to);

test('instant by instant, joining keeps what is in any, and the common part what is in both', () => {
  fc.assert(
    fc.property(anySpans, anySpans, (some, others) => {
      const [a, b] = [joined(some), joined(others)];
      const both = common(a, b);
      for (let instant = -1; instant < 1062; instant++) {
        expect(holds(a, instant)).toBe(holds(some, instant));
        expect(holds(both, instant)).toBe(holds(a, instant) && holds(b, instant));
      }
      for (const spans of [a, both]) {
        for (const [i, one] of spans.entries()) {
          expect(one.from).toBeLessThan(one.to);
          if (i > 0) expect(one.from).toBeGreaterThanOrEqual(spans[i - 1]!.to);
        }
      }
      expect(lengthOf(both)).toBeLessThanOrEqual(Math.min(lengthOf(a), lengthOf(b)));
    }),
    { numRuns: 50 },
  );
});
