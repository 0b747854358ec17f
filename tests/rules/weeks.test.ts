import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, weekdayOf } from '../../api/days.ts';
import { findWeek, lastFinishedWeek, weekOf } from '../../api/periods/week.ts';

// From the examples of ISO 8601 and the calendars of those years.
test.each([
  ['2026-11-22', '2026-W47', '2026-11-16', '2026-11-22'],
  ['2026-11-23', '2026-W48', '2026-11-23', '2026-11-29'],
  ['2027-01-01', '2026-W53', '2026-12-28', '2027-01-03'],
  ['2027-01-04', '2027-W01', '2027-01-04', '2027-01-10'],
  ['2024-12-31', '2025-W01', '2024-12-30', '2025-01-05'],
  ['2023-01-01', '2022-W52', '2022-12-26', '2023-01-01'],
])('%s lies in %s', (day, slug, from, to) => {
  expect(weekOf(day)).toMatchObject({ slug, from, to });
});

test('every day lies in exactly the week that its name finds, from Monday to Sunday', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80_000 }), (days) => {
      const day = addDays('1950-01-01', days);
      const week = weekOf(day);
      expect(findWeek(week.slug)).toEqual(week);
      expect(weekdayOf(week.from)).toBe(1);
      expect(week.from <= day && day <= week.to).toBe(true);
      expect(weekOf(addDays(week.to, 1)).from).toBe(addDays(week.to, 1));
      expect(lastFinishedWeek(day).to).toBe(addDays(week.from, -1));
    }),
  );
});

test.each(['2025-W53', '2026-W00', '2026-W54', '2026-W7', '2026-47', '', 'W47', '9999-W01', '2026-W47 '])(
  '%s is no week',
  (slug) => expect(findWeek(slug)).toBeUndefined(),
);
