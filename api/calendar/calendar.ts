import { z } from 'zod';
import { DayInput } from '../day-input.ts';
import { weekdayOf } from '../days.ts';
import type { Text } from '../text.ts';

const notSaturday: Text = { vi: 'không phải thứ Bảy', en: 'is not a Saturday' };

const CalendarYearInput = z.strictObject({
  /** Weekdays off: holidays, made-up days and swaps. */
  off: z.array(DayInput).max(100),
  workedSaturdays: z.array(DayInput.refine((day) => weekdayOf(day) === 6, { params: notSaturday })).max(60),
  status: z.string().trim().min(1).max(500),
});
export type CalendarYear = z.output<typeof CalendarYearInput>;

/** Working days by year, as in working-days.json. */
export const CalendarInput = z
  .record(z.string().regex(/^(19|20|21)\d\d$/), CalendarYearInput)
  .superRefine((calendar, context) => {
    for (const [year, { off, workedSaturdays }] of Object.entries(calendar)) {
      for (const [list, days] of Object.entries({ off, workedSaturdays })) {
        days.forEach((day, i) => {
          if (day.startsWith(year)) return;
          context.addIssue({
            code: 'custom',
            path: [year, list, i],
            params: { vi: `không thuộc năm ${year}`, en: `is not in ${year}` } satisfies Text,
          });
        });
      }
    }
  });
export type Calendar = z.output<typeof CalendarInput>;
