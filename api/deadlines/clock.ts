import type { Calendar } from '../calendar/calendar.ts';
import {
  addWorkingDays,
  countWorkingDays,
  isWorkingDay,
  lastWorkingDay,
  nextWorkingDay,
} from '../calendar/working-days.ts';
import { addDays, beginOf, type Day, dayOf } from '../days.ts';
import {
  countDays,
  countHours,
  inOrder,
  later,
  type Pause,
  type Paused,
  workingTimeBetween,
} from './counting.ts';
import { listMissingYears, listWorkedSaturdays, type Stretch, stretchesOff } from './days-off.ts';

/** How long an answer may take, in the words of the decision that says so. */
export interface Profile {
  id: number;
  countedIn: 'working-days' | 'hours';
  acknowledge: number;
  answer: number;
  extension: number;
  /** How many times it may be extended. */
  extensions: number;
  /** What a move to a unit with this profile does to the clock. */
  onTransfer: 'continue' | 'restart';
  source: string;
}

/** What has happened to a petition that its clock cares for. */
export interface ClockFacts {
  /** The instant; on paper the begin of the true day of receipt. */
  receivedAt: Date;
  /** While information was asked of the sender; `to` null: still. */
  pauses: Pause[];
  extensions: { at: Date; amount: number; reason: string }[];
  /** When it was last begun anew: by a move to a unit whose profile says so, or by the sender who reopened it. */
  restartedAt: Date | null;
}

/**
 * One step of the arithmetic, in the order in which a person would tell it. Counted from: the first day that counts, or
 * the first instant where hours are counted.
 */
export type ClockStep =
  | { kind: 'received' | 'restarted' | 'counted-from'; measure: Profile['countedIn']; at: Date; day: Day }
  /** What came on a day off counts as come on the next working day: the receipt, or a reply asked for on the last day. */
  | { kind: 'moved-to-working-day'; what: 'start' | 'reply'; from: Day; to: Day }
  | { kind: 'counted'; measure: Profile['countedIn']; amount: number }
  /** A stretch of days off with more in it than a weekend. */
  | { kind: 'day-off-skipped'; from: Day; to: Day }
  | { kind: 'saturday-counted'; day: Day }
  | { kind: 'extended'; measure: Profile['countedIn']; at: Date; amount: number; reason: string }
  /** `amount`: working days, or milliseconds where hours are counted; null while the clock stands still. */
  | { kind: 'paused'; measure: Profile['countedIn']; from: Date; to: Date | null; amount: number | null }
  /** Years whose days off nobody has announced: only weekends were left out. */
  | { kind: 'calendar-missing'; years: string[] }
  | { kind: 'due'; measure: Profile['countedIn']; at: Date | null; day: Day | null };

/** A deadline and how it came about. */
export interface Due {
  /** The first instant after the deadline, null while paused without an end. */
  at: Date | null;
  /** The last day on which it is kept. */
  day: Day | null;
  steps: ClockStep[];
}

/**
 * When receipt has to be acknowledged; never null. Extensions and pauses are for the answer: whoever asks the sender
 * has received.
 */
export const acknowledgeDue = (profile: Profile, calendar: Calendar, facts: ClockFacts): Due =>
  dueAfter(profile, calendar, { ...facts, extensions: [], pauses: [] }, profile.acknowledge);

/**
 * When the answer is due: the days (or hours) of the profile and of every extension, without those on which the clock
 * stood still. A restart begins anew, so extensions granted before it are over.
 */
export function answerDue(profile: Profile, calendar: Calendar, facts: ClockFacts): Due {
  const { restartedAt } = facts;
  const extensions = facts.extensions.filter(({ at }) => restartedAt === null || at >= restartedAt);
  return dueAfter(profile, calendar, { ...facts, extensions }, profile.answer);
}

function dueAfter(profile: Profile, calendar: Calendar, facts: ClockFacts, allowed: number): Due {
  const { countedIn: measure } = profile;
  const { receivedAt, restartedAt, extensions } = facts;
  const begin = restartedAt ?? receivedAt;
  const begun = begunOn(calendar, begin);
  const amount = extensions.reduce((sum, one) => sum + one.amount, allowed);
  const due = measure === 'hours' ? hoursDue : daysDue;
  const { from, at, day, met } = due(calendar, begin, amount, facts.pauses);
  const last = day ?? dayOf(met.at(-1)!.pause.from);
  const days: Stretch = { from: dayOf(begin), to: last };
  const missing = listMissingYears(calendar, days);
  return {
    at,
    day,
    steps: [
      { kind: 'received', measure, at: receivedAt, day: dayOf(receivedAt) },
      ...(restartedAt
        ? [step({ kind: 'restarted', measure, at: restartedAt, day: dayOf(restartedAt) })]
        : []),
      ...moved('start', dayOf(begin), begun),
      { kind: 'counted-from', measure, at: from, day: dayOf(from) },
      { kind: 'counted', measure, amount: allowed },
      ...extensions.map((extension) => step({ kind: 'extended', measure, ...extension })),
      ...met.flatMap((pause) => stoodStill(calendar, measure, pause)),
      ...stretchesOff(calendar, days).map((stretch) => step({ kind: 'day-off-skipped', ...stretch })),
      ...listWorkedSaturdays(calendar, { from: dayOf(from), to: last }).map((saturday) =>
        step({ kind: 'saturday-counted', day: saturday }),
      ),
      ...(missing.length > 0 ? [step({ kind: 'calendar-missing', years: missing })] : []),
      { kind: 'due', measure, at, day },
    ],
  };
}

const step = (one: ClockStep): ClockStep => one;

function daysDue(calendar: Calendar, begin: Date, amount: number, pauses: Pause[]) {
  const begun = begunOn(calendar, begin);
  const { end, met } = countDays(calendar, begun, amount, pauses);
  const from = beginOf(addWorkingDays(calendar, begun, 1));
  return { from, at: end === null ? null : beginOf(addDays(end, 1)), day: end, met };
}

function hoursDue(calendar: Calendar, begin: Date, amount: number, pauses: Pause[]) {
  const from = isWorkingDay(calendar, dayOf(begin)) ? begin : beginOf(begunOn(calendar, begin));
  const { end, met } = countHours(calendar, from, amount, pauses);
  return { from, at: end, day: end && lastDayBefore(end), met };
}

/** The day of receipt, which does not count: what comes on a day off counts as come on the next working day. */
const begunOn = (calendar: Calendar, begin: Date): Day => nextWorkingDay(calendar, dayOf(begin));

/** The last day of which some lies before an instant. */
const lastDayBefore = (at: Date): Day => dayOf(new Date(at.getTime() - 1));

const moved = (what: 'start' | 'reply', from: Day, to: Day): ClockStep[] =>
  from === to ? [] : [{ kind: 'moved-to-working-day', what, from, to }];

function stoodStill(
  calendar: Calendar,
  measure: Profile['countedIn'],
  { pause: { from, to }, stood, replyOnDayOff }: Paused,
): ClockStep[] {
  if (to === null) return [{ kind: 'paused', measure, from, to, amount: null }];
  const paused: ClockStep[] = stood > 0 ? [{ kind: 'paused', measure, from, to, amount: stood }] : [];
  const replied = dayOf(to);
  return replyOnDayOff ? [...paused, ...moved('reply', replied, nextWorkingDay(calendar, replied))] : paused;
}

export type Timeliness = 'on-time' | 'due-soon' | 'overdue' | 'paused';

/**
 * How a deadline stands. Due soon: within its last two working days; where hours are counted, within the last quarter
 * of those allowed.
 * @param due the first instant after the deadline; null: the clock stands still
 * @param hours all that are allowed, where hours are counted
 */
export function timelinessOf(due: Date | null, now: Date, calendar: Calendar, hours?: number): Timeliness {
  if (due === null) return 'paused';
  if (now >= due) return 'overdue';
  if (hours !== undefined) {
    const left = workingTimeBetween(calendar, now.getTime(), due.getTime());
    return left * 4 <= hours * 3_600_000 ? 'due-soon' : 'on-time';
  }
  const dayBefore = lastWorkingDay(calendar, addDays(lastDayBefore(due), -1));
  return dayOf(now) < dayBefore ? 'on-time' : 'due-soon';
}

/**
 * Working days from receipt to an instant, such as that of the answer: 0 on the day of receipt, and without the days on
 * which the clock stood still.
 */
export function workingDaysBetween(
  calendar: Calendar,
  { receivedAt, pauses }: Pick<ClockFacts, 'receivedAt' | 'pauses'>,
  until: Date,
): number {
  const last = dayOf(until);
  let seen = begunOn(calendar, receivedAt);
  let days = countWorkingDays(calendar, seen, last);
  for (const { from, to } of inOrder(pauses)) {
    const replied = to === null || to > until ? last : dayOf(to);
    days -= countWorkingDays(calendar, later(dayOf(from), seen), replied);
    seen = later(seen, replied);
  }
  return days;
}
