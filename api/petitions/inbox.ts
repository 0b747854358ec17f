import type { Calendar } from '../calendar/calendar.ts';
import { nextWorkingDay } from '../calendar/working-days.ts';
import { addDays, beginOf, type Day, isDay } from '../days.ts';
import { isRecordId } from './ids.ts';
import type { State } from './moves.ts';

/** The tabs of an inbox, in the order of the day's work. */
export const inboxTabs = [
  'open',
  'new',
  'hand',
  'approval',
  'waiting',
  'overdue',
  'soon',
  'promised',
  'done',
  'elsewhere',
  'spam',
  'all',
] as const;
export type InboxTab = (typeof inboxTabs)[number];

/** The states behind a tab, where states are what it is about. */
export const statesOfTab: Partial<Record<InboxTab, readonly State[]>> = {
  new: ['submitted'],
  hand: ['accepted', 'assigned', 'returned', 'reopened'],
  approval: ['answered', 'approved'],
  waiting: ['needs_info'],
  promised: ['promised'],
  done: ['published', 'refused', 'transferred', 'redirected', 'merged', 'withdrawn'],
  spam: ['spam'],
};

/** What a tab is sorted by: the day due, the day promised, the end, the receipt. */
export type InboxOrder = 'due' | 'promise' | 'ended' | 'received';

/** What is open comes first, by its day; what stands still after it, and what has ended last. */
export function ordersOf(tab: InboxTab): readonly InboxOrder[] {
  if (tab === 'all') return ['due', 'ended'];
  if (tab === 'promised') return ['promise'];
  if (tab === 'elsewhere') return ['received'];
  return tab === 'done' || tab === 'spam' ? ['ended'] : ['due'];
}

/** The place after which a page of the inbox begins; `at`: an instant, a day, or `infinity` for what stands still. */
export interface InboxPlace {
  order: InboxOrder;
  at: string;
  id: string;
}

export const placeKey = ({ order, at, id }: InboxPlace): string => [order, at, id].join('~');

/** The place that an address names; undefined where it names none. */
export function readPlace(key: string, tab: InboxTab): InboxPlace | undefined {
  const [said, at = '', id = ''] = key.split('~');
  const order = ordersOf(tab).find((one) => one === said);
  if (!order || !isRecordId(id)) return undefined;
  const fits = order === 'promise' ? isDay(at) : isInstant(at) || (order === 'due' && at === 'infinity');
  return fits ? { order, at, id } : undefined;
}

const isInstant = (text: string) =>
  /^(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text));

/** Until when a deadline falls that is due soon: the end of the next working day (see `timelinessOf`). */
export const soonUntil = (today: Day, calendar: Calendar): Date =>
  beginOf(addDays(nextWorkingDay(calendar, addDays(today, 1)), 1));
