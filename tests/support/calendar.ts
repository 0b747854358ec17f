import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CalendarInput } from '../../api/calendar/calendar.ts';
import { root } from './source-files.ts';

/** The calendar that ships with the product. */
export const shippedCalendar = CalendarInput.parse(
  JSON.parse(readFileSync(join(root, 'api/calendar/working-days.json'), 'utf8')),
);
