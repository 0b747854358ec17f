import { z } from 'zod';
import type { Db } from '../database/open.ts';
import { DayInput } from '../day-input.ts';
import { type Day, dayOf } from '../days.ts';
import { parseOrRefuse } from '../http/validation.ts';
import { isStretch, type Period } from '../periods/period.ts';
import { findPeriod } from '../periods/store.ts';
import { problem } from '../problems.ts';
import type { Locale } from '../text.ts';

const Flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');

/** What figures are asked for; all optional. */
export const FiguresQuery = z.object({
  from: DayInput.optional(),
  to: DayInput.optional(),
  questionnaire: z.string().max(60).optional(),
  measure: z.string().max(40).optional(),
  weighting: z.enum(['pooled', 'caseload']).optional(),
  descendants: Flag.default(false),
});
export type FiguresQuery = z.output<typeof FiguresQuery>;

/** As `FiguresQuery`, with the name of a period instead of days. */
export const PageQuery = FiguresQuery.extend({
  period: z.string().max(80).optional(),
  /** Of a closed period. */
  revision: z.coerce.number().int().min(1).max(1000).optional(),
});
export type PageQuery = z.output<typeof PageQuery>;

/**
 * What a page was asked for; a form sends what was left blank as well.
 * @throws Problem invalid-input
 */
export const parsePageQuery = (query: Record<string, string>, locale: Locale): PageQuery =>
  parseOrRefuse(
    PageQuery,
    Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')),
    locale,
  );

export interface Stretch {
  from: Day;
  to: Day;
}

/**
 * The days asked for: from 1 January (of the last day's year) to today, where nothing else is said.
 * @throws Problem invalid-input where they run backwards
 */
export function stretchOf(query: Pick<FiguresQuery, 'from' | 'to'>, now: Date, locale: Locale): Stretch {
  const to = query.to ?? dayOf(now);
  const from = query.from ?? `${to.slice(0, 4)}-01-01`;
  if (isStretch(from, to)) return { from, to };
  const message =
    locale === 'vi' ? 'ngày cuối phải sau ngày đầu' : 'the last day must not be before the first';
  throw problem('invalid-input', { errors: [{ path: 'to', message }] });
}

/**
 * The period of the slug asked for.
 * @throws Problem invalid-input where there is none of that name
 */
export async function getPeriod(db: Db, slug: string, locale: Locale): Promise<Period> {
  const period = await findPeriod(db, slug);
  if (period) return period;
  const message =
    locale === 'vi'
      ? 'không có kỳ này; ví dụ: 2026, 2026-q4, 2026-11'
      : 'no such period; for example: 2026, 2026-q4, 2026-11';
  throw problem('invalid-input', { errors: [{ path: 'period', message }] });
}
