import { openingDaysBetween } from '../calendar/opening.ts';
import { addDays, type Day } from '../days.ts';
import type { Figure } from '../publication/figure.ts';

export const alertKinds = [
  'below-target',
  'silent-point',
  'harassment',
  'kiosk-red',
  'unpublished',
  'actions-overdue',
  'periods-due',
] as const;
export type AlertKind = (typeof alertKinds)[number];
/** What nobody but those in charge can end: they are told of it again each week. */
export const toldWeekly = ['unpublished', 'actions-overdue', 'periods-due'] as const satisfies AlertKind[];

/** Finished days over which a field is held against its target. */
export const daysBelow = 7;
/** Opening days without a response after which a point counts as silent. */
export const daysSilent = 2;

/** The finished days that a field is judged by on the evening of the last of them. */
export const windowUpTo = (day: Day) => ({ from: addDays(day, 1 - daysBelow), to: day });

/**
 * Where a field stands over the window: a bare comparison, as plans compare. Too few responses say nothing, neither
 * that it slipped nor that it has recovered; without a target there is nothing to watch.
 */
export function standingOf(
  figure: Pick<Figure, 'target' | 'official'>,
): 'below' | 'met' | 'unknown' | 'unjudged' {
  if (figure.target === null) return 'unjudged';
  if (figure.official === null) return 'unknown';
  return figure.official === 'met' ? 'met' : 'below';
}

/**
 * True where a point that responses came in through has had none on the last two opening days (or more) up to `day`.
 * One that never had any is not silent: nobody has begun with it.
 */
export function isSilent(lastResponse: Day | null, day: Day, isOpen: (day: Day) => boolean): boolean {
  if (lastResponse === null) return false;
  return openingDaysBetween(lastResponse, day, isOpen, daysSilent).length >= daysSilent;
}

/** What is to be done with what goes on: at most one alert of a kind and subject is open. */
export function next(holds: 'yes' | 'no' | 'unknown', isOpen: boolean): 'raise' | 'keep' | 'clear' | 'leave' {
  if (holds === 'unknown') return 'leave';
  if (holds === 'yes') return isOpen ? 'keep' : 'raise';
  return isOpen ? 'clear' : 'leave';
}

/** Days still to be looked through, oldest first; after a long stop only the last of them: older ones help nobody. */
export function daysToWatch(lastDay: Day | null, yesterday: Day): Day[] {
  const days: Day[] = [];
  const oldest = addDays(yesterday, 1 - daysBelow);
  const first = lastDay === null ? yesterday : addDays(lastDay, 1);
  for (let day = first < oldest ? oldest : first; day <= yesterday; day = addDays(day, 1)) days.push(day);
  return days;
}
