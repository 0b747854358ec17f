import type { Day } from '../days.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];
export const isWeekday = (name: string): name is Weekday => (weekdays as readonly string[]).includes(name);

/** The first two times of one day that overlap, as `07:30-11:30`; one may begin the minute another ends. */
export function overlapIn(spans: string[]): [string, string] | undefined {
  const inOrder = [...spans].sort();
  const i = inOrder.findIndex((span, at) => at > 0 && span.slice(0, 5) < inOrder[at - 1]!.slice(6));
  return i === -1 ? undefined : [inOrder[i - 1]!, inOrder[i]!];
}

/** Whether hours may begin on a day: while the unit is at work. */
export const isWithin = (day: Day, { validFrom, validTo }: { validFrom: Day | null; validTo: Day | null }) =>
  (validFrom === null || day >= validFrom) && (validTo === null || day <= validTo);

/** When a unit serves people in a week, as a file says it: `{ 'mon-fri': ['07:30-11:30'] }`. */
export type Hours = Record<string, string[]>;

/** Hours that hold from a day on, until the next ones begin. */
export interface DatedHours {
  /** null: from the unit's beginning. */
  from: Day | null;
  hours: Hours;
  /** The decision that they come from. */
  source: string | null;
}

/** What is to be put in; null takes out those of the day, a source left out stays as it was. */
export interface GivenHours {
  from: Day | null;
  hours: Hours | null;
  source?: string | null | undefined;
}

/** The hours in force on a day, of hours in the order of their days. */
export const hoursOn = (all: DatedHours[], day: Day): DatedHours | undefined =>
  all.findLast(({ from }) => from === null || from <= day);

/** A unit's hours with those of one day put in, changed or taken out; in the order of their days. */
export function hoursWith(all: DatedHours[], { from, hours, source }: GivenHours): DatedHours[] {
  const others = all.filter((one) => one.from !== from);
  if (hours === null) return others;
  const was = all.find((one) => one.from === from);
  const next = { from, hours, source: source === undefined ? (was?.source ?? null) : source };
  return [...others, next].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}
