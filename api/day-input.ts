import { z } from 'zod';
import { isDay } from './days.ts';

/** A day as files, queries and forms give it. */
export const DayInput = z.string().refine(isDay, {
  params: { vi: 'phải là một ngày có thật, viết như 2026-05-07', en: 'must be a day, as 2026-05-07' },
});
