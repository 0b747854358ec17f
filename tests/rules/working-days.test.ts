import { expect, test } from 'vitest';
import {
  addWorkingDays,
  countWorkingDays,
  isWorkingDay,
  nextWorkingDay,
} from '../../api/calendar/working-days.ts';
import { shippedCalendar as shipped } from '../support/calendar.ts';

test.each([
  ['2026-11-20', true, 'a Friday'],
  ['2026-11-21', false, 'a Saturday'],
  ['2026-11-22', false, 'a Sunday'],
  ['2026-09-02', false, 'National Day'],
  ['2026-04-30', false, 'Reunification Day'],
])('%s is worked: %s (%s)', (day, worked) => expect(isWorkingDay(shipped, day)).toBe(worked));

test('a Saturday made up for a day off is worked', () => {
  const [saturday] = Object.values(shipped).flatMap((year) => year.workedSaturdays);
  expect(isWorkingDay(shipped, saturday!)).toBe(true);
});

test('working days are counted after a day, up to and with another', () => {
  expect(countWorkingDays(shipped, '2026-11-20', '2026-11-20')).toBe(0);
  expect(countWorkingDays(shipped, '2026-11-20', '2026-11-22')).toBe(0);
  expect(countWorkingDays(shipped, '2026-11-20', '2026-11-23')).toBe(1);
  expect(countWorkingDays(shipped, '2026-11-16', '2026-11-23')).toBe(5);
});

test('so many working days after a day, over a weekend, a holiday and a worked Saturday', () => {
  expect(addWorkingDays(shipped, '2026-11-20', 0)).toBe('2026-11-20');
  expect(addWorkingDays(shipped, '2026-11-20', 1)).toBe('2026-11-23');
  expect(addWorkingDays(shipped, '2026-02-13', 1)).toBe('2026-02-23');
  expect(addWorkingDays(shipped, '2026-01-09', 1)).toBe('2026-01-10');
});

test('the next working day is the day itself where it is one', () => {
  expect(nextWorkingDay(shipped, '2026-02-13')).toBe('2026-02-13');
  expect(nextWorkingDay(shipped, '2026-02-14')).toBe('2026-02-23');
});
