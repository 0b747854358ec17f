import { z } from 'zod';
import { DayInput } from '../day-input.ts';

/** Which units a board shows: the unit alone, with those directly below, or with all below. */
const Depth = z
  .enum(['true', '1', 'direct', 'false', '0'])
  .transform((value) => (value === 'direct' ? value : value === 'true' || value === '1' ? 'all' : 'alone'));
export type Depth = z.output<typeof Depth>;

/** What a board is asked for; all optional. */
export const BoardQuery = z.object({
  period: z.string().max(80).optional(),
  from: DayInput.optional(),
  to: DayInput.optional(),
  descendants: Depth.default('all'),
  /** `rank`: with the places that units may hold, where that can be told. */
  order: z.enum(['state', 'rank']).default('state'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type BoardQuery = z.output<typeof BoardQuery>;
