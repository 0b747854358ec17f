import type { Calendar } from '../calendar/calendar.ts';
import { addWorkingDays, countWorkingDays, isWorkingDay, nextWorkingDay } from '../calendar/working-days.ts';
import { addDays, beginOf, type Day, dayOf } from '../days.ts';

/** A time in which information is asked of the sender; `to` null: still. */
export interface Pause {
  from: Date;
  to: Date | null;
}

/** Where a count stands after a pause. */
export interface Paused {
  pause: Pause;
  /** Working days, or milliseconds of working days, that the clock stood still. */
  stood: number;
  /** The reply came on a day off, to which the deadline would have moved. */
  replyOnDayOff: boolean;
}

/** The end of a count, null where a pause without an end came before it, and the pauses that it met. */
export interface Count<End> {
  end: End | null;
  met: Paused[];
}

const hour = 3_600_000;

export const inOrder = (pauses: readonly Pause[]) =>
  [...pauses].sort((a, b) => a.from.getTime() - b.from.getTime());

export const later = <T extends Day | number>(a: T, b: T): T => (a < b ? b : a);

/**
 * The day on which a number of working days after a day is full. A day on which the clock stood still for its whole
 * working time is not counted: those after the day of asking, up to and with the day of the reply. So each such
 * working day moves the end by one. What was asked on the last day itself, before its end, leaves the rest of a day:
 * that is the day of the reply, or the next working day where that is a day off.
 */
export function countDays(
  calendar: Calendar,
  after: Day,
  amount: number,
  pauses: readonly Pause[],
): Count<Day> {
  const met: Paused[] = [];
  let end = addWorkingDays(calendar, after, amount);
  let seen = after;
  for (const pause of inOrder(pauses)) {
    const asked = dayOf(pause.from);
    if (asked > end) break;
    if (pause.to === null) {
      met.push({ pause, stood: 0, replyOnDayOff: false });
      return { end: null, met };
    }
    const replied = dayOf(pause.to);
    const stood = countWorkingDays(calendar, later(asked, seen), replied);
    const moved = addWorkingDays(calendar, end, stood);
    const replyOnDayOff = moved < replied;
    end = replyOnDayOff ? nextWorkingDay(calendar, replied) : moved;
    seen = later(seen, replied);
    met.push({ pause, stood, replyOnDayOff });
  }
  return { end, met };
}

/** The instant at which a number of hours of working days, 24 each, is full, counted from an instant on. */
export function countHours(
  calendar: Calendar,
  from: Date,
  amount: number,
  pauses: readonly Pause[],
): Count<Date> {
  const met: Paused[] = [];
  let at = from.getTime();
  let left = amount * hour;
  for (const pause of inOrder(pauses)) {
    const runs = workingTimeBetween(calendar, at, pause.from.getTime());
    if (left <= runs) break;
    left -= runs;
    const begin = later(at, pause.from.getTime());
    if (pause.to === null) {
      met.push({ pause, stood: 0, replyOnDayOff: false });
      return { end: null, met };
    }
    at = later(begin, pause.to.getTime());
    met.push({ pause, stood: workingTimeBetween(calendar, begin, at), replyOnDayOff: false });
  }
  return { end: new Date(afterWorkingTime(calendar, at, left)), met };
}

/** Milliseconds of working days between two instants; 0 where the second is not after the first. */
export function workingTimeBetween(calendar: Calendar, from: number, to: number): number {
  let time = 0;
  for (let at = from; at < to; ) {
    const end = endOfDay(at);
    if (worksAt(calendar, at)) time += Math.min(end, to) - at;
    at = end;
  }
  return time;
}

function afterWorkingTime(calendar: Calendar, from: number, time: number): number {
  let left = time;
  for (let at = from; ; ) {
    const end = endOfDay(at);
    const runs = worksAt(calendar, at) ? end - at : 0;
    if (left <= runs) return at + left;
    left -= runs;
    at = end;
  }
}

const worksAt = (calendar: Calendar, at: number) => isWorkingDay(calendar, dayOf(new Date(at)));
const endOfDay = (at: number) => beginOf(addDays(dayOf(new Date(at)), 1)).getTime();
