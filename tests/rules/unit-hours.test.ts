import { describe, expect, test } from 'vitest';
import { type DatedHours, hoursOn, hoursWith } from '../../api/units/hours.ts';
import { hoursInLines } from '../../survey-web/console/hours/week.ts';

const morning = { 'mon-fri': ['07:30-11:30'] };
const whole = { 'mon-fri': ['07:30-11:30', '13:30-17:00'] };
const first: DatedHours = { from: null, hours: morning, source: null };
const second: DatedHours = { from: '2026-07-01', hours: whole, source: 'QĐ 12' };

describe('the hours in force', () => {
  test.each<[string, DatedHours[], string, DatedHours | undefined]>([
    ['none are known', [], '2026-07-01', undefined],
    ['none yet', [second], '2026-06-30', undefined],
    ['from the beginning', [first, second], '2026-06-30', first],
    ['from their first day on', [first, second], '2026-07-01', second],
    ['long after', [first, second], '2030-01-01', second],
  ])('%s', (_, all, day, expected) => {
    expect(hoursOn(all, day)).toEqual(expected);
  });
});

test('hours are put in in the order of their days, changed with their source kept, and taken out', () => {
  expect(hoursWith([second], first)).toEqual([first, second]);
  expect(hoursWith([first, second], { from: '2026-07-01', hours: morning })).toEqual([
    first,
    { ...second, hours: morning },
  ]);
  expect(hoursWith([second], { from: '2026-07-01', hours: whole, source: null })).toEqual([
    { ...second, source: null },
  ]);
  expect(hoursWith([first, second], { from: null, hours: null })).toEqual([second]);
});

const weekdays = 'Thứ Hai – Thứ Sáu';
test.each([
  [whole, [{ days: weekdays, times: ['07:30–11:30', '13:30–17:00'] }]],
  [{ ...morning, sat: [] }, [{ days: weekdays, times: ['07:30–11:30'] }]],
  [
    { 'sat-mon': ['08:00-12:00'], wed: ['09:00-10:00'] },
    [
      { days: 'Thứ Hai', times: ['08:00–12:00'] },
      { days: 'Thứ Tư', times: ['09:00–10:00'] },
      { days: 'Thứ Bảy – Chủ nhật', times: ['08:00–12:00'] },
    ],
  ],
  [{}, []],
])('%j is said in lines', (hours, lines) => {
  expect(hoursInLines(hours as Record<string, string[]>, 'vi')).toEqual(lines);
});
