import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CalendarInput } from '../../api/calendar/calendar.ts';
import { countWorkingDays, isWorkingDay } from '../../api/calendar/working-days.ts';
import { root } from '../support/source-files.ts';

const shipped = CalendarInput.parse(
  JSON.parse(readFileSync(join(root, 'api/calendar/working-days.json'), 'utf8')),
);

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
