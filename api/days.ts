/** Days are strings 'YYYY-MM-DD' of the calendar in Asia/Ho_Chi_Minh, which has had no daylight saving since 1975. */
export type Day = string;

const hoursAhead = 7;
const hour = 3_600_000;

/** The day in Vietnam at an instant. */
export const dayOf = (instant: Date): Day =>
  new Date(instant.getTime() + hoursAhead * hour).toISOString().slice(0, 10);

/** The instant at which a day begins in Vietnam. */
export const beginOf = (day: Day): Date => new Date(Date.parse(`${day}T00:00:00Z`) - hoursAhead * hour);

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * hour).toISOString().slice(0, 10);

/** The first day of a day's month. */
export const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;

/** The last day of a day's month. */
export const endOfMonth = (day: Day): Day => addDays(firstOfMonth(addDays(firstOfMonth(day), 31)), -1);

/**
 * The months that lie whole in a stretch of days: those from `firstMonth` on and before `afterMonths`, both first
 * days; none where they are the same.
 */
export function wholeMonths(from: Day, to: Day): { firstMonth: Day; afterMonths: Day } {
  const firstMonth = from === firstOfMonth(from) ? from : firstOfMonth(addDays(firstOfMonth(from), 31));
  const afterMonths = firstOfMonth(addDays(to, 1));
  return firstMonth <= afterMonths ? { firstMonth, afterMonths } : { firstMonth, afterMonths: firstMonth };
}

/** The Monday of a day's week. */
export const mondayOf = (day: Day): Day => addDays(day, -((weekdayOf(day) + 6) % 7));

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** True for a day that exists, from 1900 to 2199: outside that it is a slip of the finger. */
export function isDay(value: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
