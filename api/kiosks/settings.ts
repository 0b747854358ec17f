import { z } from 'zod';

/** What staff decide about one device. */
export const KioskSettings = z.object({
  /** The language that it begins with. */
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,6}$/)
    .default('vi'),
  /** `items` asks the criteria too, one at a time, after the overall question. */
  asks: z.enum(['overall', 'items']).default('overall'),
  /** Seconds between two presses that count. */
  minimumInterval: z.int().min(0).max(60).default(3),
});
export type KioskSettings = z.output<typeof KioskSettings>;

export const usualSettings: KioskSettings = KioskSettings.parse({});
