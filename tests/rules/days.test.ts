import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, beginOf, dayOf, firstOfMonth, isDay, weekdayOf, wholeMonths } from '../../api/days.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));

test.each([
  ['2026-01-01', '2026-11-22', '2026-01-01', '2026-11-01'],
  ['2026-05-27', '2026-11-22', '2026-06-01', '2026-11-01'],
  ['2026-02-01', '2026-02-28', '2026-02-01', '2026-03-01'],
  ['2026-02-02', '2026-02-28', '2026-03-01', '2026-03-01'],
  ['2026-02-10', '2026-02-12', '2026-03-01', '2026-03-01'],
  ['2026-12-31', '2027-01-01', '2027-01-01', '2027-01-01'],
])('from %s to %s the whole months run from %s to before %s', (from, to, firstMonth, afterMonths) => {
  expect(wholeMonths(from, to)).toEqual({ firstMonth, afterMonths });
});

test('a day is in a whole month exactly when all days of its month are in the stretch', () => {
  fc.assert(
    fc.property(day, fc.nat({ max: 120 }), fc.nat({ max: 120 }), (from, length, offset) => {
      const to = addDays(from, length);
      const inside = addDays(from, offset % (length + 1));
      const { firstMonth, afterMonths } = wholeMonths(from, to);
      const month = firstOfMonth(inside);
      const lastOfMonth = addDays(firstOfMonth(addDays(month, 31)), -1);
      const isWhole = firstMonth <= month && month < afterMonths;
      expect(isWhole).toBe(from <= month && lastOfMonth <= to);
      // No day is read twice: outside the whole months it is before the first or after the last.
      expect(isWhole).toBe(!(inside < firstMonth || inside >= afterMonths));
    }),
  );
});

test('the day in Vietnam begins seven hours before the day in Greenwich', () => {
  expect(dayOf(new Date('2026-06-15T16:59:59Z'))).toBe('2026-06-15');
  expect(dayOf(new Date('2026-06-15T17:00:00Z'))).toBe('2026-06-16');
  fc.assert(fc.property(day, (one) => dayOf(beginOf(one)) === one));
});

test('only days of the calendar are days', () => {
  expect(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', '', '1800-01-01'].filter(isDay)).toEqual([]);
  expect(['2024-02-29', '2026-12-31'].every(isDay)).toBe(true);
  expect(weekdayOf('2026-11-22')).toBe(0);
});
