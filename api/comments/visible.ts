import type { Calendar } from '../calendar/calendar.ts';
import { lastWorkingDay } from '../calendar/working-days.ts';
import { addDays, type Day } from '../days.ts';

/**
 * The last day whose comments staff see: from the next working day on, so that nobody at a counter reads what was
 * said a minute ago and knows by whom.
 */
export const lastVisibleDay = (calendar: Calendar, today: Day): Day =>
  addDays(lastWorkingDay(calendar, today), -1);
