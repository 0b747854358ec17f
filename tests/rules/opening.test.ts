import { describe, expect, test } from 'vitest';
import { isOpeningDay, openingDaysBetween, openWeekdays } from '../../api/calendar/opening.ts';

// 2026-06-15 is a Monday.
const calendar = {
  '2026': { off: ['2026-06-17'], workedSaturdays: ['2026-06-20'], status: 'announced' },
};

describe('the weekdays on which a unit serves people', () => {
  test.each<[Record<string, string[]> | null, number[]]>([
    [null, [1, 2, 3, 4, 5]],
    [{}, [1, 2, 3, 4, 5]],
    [{ 'mon-fri': ['07:30-11:30'], sat: ['07:30-11:30'] }, [1, 2, 3, 4, 5, 6]],
    [{ 'tue-thu': ['08:00-12:00'] }, [2, 3, 4]],
    [{ 'sat-mon': ['08:00-12:00'] }, [0, 1, 6]],
    [{ 'mon-sun': ['00:00-24:00'] }, [0, 1, 2, 3, 4, 5, 6]],
    [{ 'mon-fri': ['07:30-11:30'], sat: [] }, [1, 2, 3, 4, 5]],
  ])('%j', (hours, weekdays) => {
    expect([...openWeekdays(hours)].sort()).toEqual(weekdays);
  });
});

describe('opening days', () => {
  const withSaturdays = { 'mon-sat': ['07:30-11:30'] };
  test.each<[string, Record<string, string[]> | null, boolean]>([
    ['2026-06-15', null, true],
    ['2026-06-17', null, false],
    ['2026-06-17', withSaturdays, false],
    ['2026-06-13', null, false],
    ['2026-06-13', withSaturdays, true],
    ['2026-06-20', null, true],
    ['2026-06-21', withSaturdays, false],
    // A year that nobody has entered has no holidays.
    ['2031-06-17', null, true],
  ])('%s with hours %j: %s', (day, hours, open) => {
    expect(isOpeningDay(calendar, hours, day)).toBe(open);
  });

  test('a weekend and a holiday in between do not count', () => {
    const isOpen = (day: string) => isOpeningDay(calendar, null, day);
    // Friday to Thursday: Monday, Tuesday and Thursday; Wednesday is a holiday.
    expect(openingDaysBetween('2026-06-12', '2026-06-18', isOpen, 9)).toEqual([
      '2026-06-15',
      '2026-06-16',
      '2026-06-18',
    ]);
    expect(openingDaysBetween('2026-06-12', '2026-06-18', isOpen, 2)).toHaveLength(2);
    expect(openingDaysBetween('2026-06-18', '2026-06-18', isOpen, 2)).toEqual([]);
  });
});
