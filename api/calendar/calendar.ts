import { z } from 'zod';
import { isDay, weekdayOf } from '../days.ts';

const YearDay = z.string().refine(isDay, { error: 'YYYY-MM-DD' });

const CalendarYearInput = z.strictObject({
  /** Weekdays off: holidays, made-up days and swaps. */
  off: z.array(YearDay).max(100),
  workedSaturdays: z
    .array(YearDay.refine((day) => weekdayOf(day) === 6, { error: 'không phải thứ Bảy / not a Saturday' }))
    .max(60),
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
            message: `không thuộc năm / not in ${year}`,
          });
        });
      }
    }
  });
export type Calendar = z.output<typeof CalendarInput>;
