import type { Context } from 'hono';
import { addDays, dayOf } from '../../api/days.ts';
import type { Env } from '../../api/http/context.ts';
import { findWeek, lastFinishedWeek, type Week, weekOf } from '../../api/periods/week.ts';
import { problem } from '../../api/problems.ts';
import { getUnitInContext } from '../../api/publication/context.ts';
import { parsePageQuery } from '../../api/publication/query.ts';
import { publishWeek } from '../../api/publication/week.ts';
import { weekTexts } from '../texts/week.ts';
import { weekLines } from './lines.ts';

/**
 * The week that a page of a unit was asked for, the last finished one where it names none.
 * @throws Problem unit-unknown; invalid-input for a week that does not exist or has not begun
 */
export async function weekAskedFor(c: Context<Env>) {
  const { deps, locale } = c.var;
  const context = await getUnitInContext(deps.db, c.req.param('slug') ?? '');
  const today = dayOf(deps.now());
  const named = c.req.query('week') ?? '';
  const week = named === '' ? lastFinishedWeek(today) : findWeek(named);
  if (!week || week.from > today) {
    throw problem('invalid-input', { errors: [{ path: 'week', message: weekTexts[locale].weekUnknown }] });
  }
  const { descendants } = parsePageQuery({ descendants: c.req.query('descendants') ?? '' }, locale);
  const asked = { week, descendants };
  const { privacyMinimum } = deps.config;
  const summary = await publishWeek(deps.db, context, asked, { now: deps.now(), privacyMinimum, locale });
  c.header('Cache-Control', 'no-cache');
  return { ...context, today, ...asked, summary, lines: weekLines(summary, today, locale) };
}

/** The week after, where it has begun. */
export const weekAfter = (week: Week, today: string): Week | null => {
  const next = weekOf(addDays(week.from, 7));
  return next.from <= today ? next : null;
};
