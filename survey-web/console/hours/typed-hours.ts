import { isDay } from '../../../api/days.ts';
import { OpeningTime } from '../../../api/installation/file.ts';
import { type PathError, problem } from '../../../api/problems.ts';
import type { Locale } from '../../../api/text.ts';
import { type DatedHours, overlapIn, type Weekday, weekdays } from '../../../api/units/hours.ts';
import { hoursTexts } from '../../texts/console-hours.ts';
import { hoursByDay } from './week.ts';

const longestSource = 1000;

/** Hours as a form shows them. */
export function valuesOf({ from, hours, source }: DatedHours): URLSearchParams {
  const values = new URLSearchParams({ from: from ?? '', source: source ?? '' });
  for (const [day, spans] of hoursByDay(hours)) values.set(day, spans.join(', '));
  return values;
}

/**
 * What was typed. Those that hold from the unit's beginning may stay so; others need their day.
 * @throws Problem invalid-input with every field that is wrong
 */
export function hoursOfForm(
  form: URLSearchParams,
  known: DatedHours | undefined,
  locale: Locale,
): DatedHours & { source: string } {
  const t = hoursTexts[locale];
  const from = form.get('from')?.trim() ?? '';
  const source = form.get('source')?.trim() ?? '';
  const typed = weekdays.flatMap((day): [Weekday, string[]][] => {
    const spans = spansIn(form.get(day) ?? '');
    return spans.length > 0 ? [[day, spans]] : [];
  });
  const mayBeEmpty = known !== undefined && known.from === null;
  const errors: PathError[] = [];
  if (!isDay(from) && !(from === '' && mayBeEmpty)) errors.push({ path: 'from', message: t.fromMissing });
  if (source === '' || source.length > longestSource) errors.push({ path: 'source', message: t.sourceWrong });
  if (typed.length === 0) errors.push({ path: 'mon', message: t.timesMissing });
  for (const [day, spans] of typed) {
    const message = mistakeIn(spans, t.weekdays[day], locale);
    if (message) errors.push({ path: day, message });
  }
  if (errors.length > 0) throw problem('invalid-input', { errors });
  return { from: from || null, hours: Object.fromEntries(typed), source };
}

function mistakeIn(spans: string[], day: string, locale: Locale): string | undefined {
  const t = hoursTexts[locale];
  if (!spans.every((span) => OpeningTime.safeParse(span).success)) return t.timesWrong(day);
  const overlap = overlapIn(spans);
  return overlap && t.timesOverlap(day, ...overlap);
}

const spansIn = (typed: string): string[] =>
  typed
    .replace(/\s*[–-]\s*/g, '-')
    .split(/[,;]/)
    .map((span) => span.split('-').map(clockTime).join('-'))
    .filter(Boolean);

/** 7h30, 7:30, 7g30, 13h: as people write the time of day, in the words of the file. */
function clockTime(written: string): string {
  const [, hour, minute = '00'] = written.trim().match(/^(\d{1,2})\s*[h:g.]\s*(\d{2})?$/i) ?? [];
  return hour === undefined ? written.trim() : `${hour.padStart(2, '0')}:${minute}`;
}
