import { reachesBelow } from '../../../api/accounts/permissions.ts';
import { chainOf } from '../../../api/accounts/reach.ts';
import { listStaffAt } from '../../../api/accounts/store.ts';
import type { Calendar } from '../../../api/calendar/calendar.ts';
import { listCalendar } from '../../../api/calendar/store.ts';
import { categoryChain } from '../../../api/categories/routing.ts';
import { type Category, type Kind, listCategories, listKinds } from '../../../api/categories/store.ts';
import { isDay } from '../../../api/days.ts';
import { normalisePetitionCode } from '../../../api/petitions/code.ts';
import { type InboxTab, inboxTabs, soonUntil } from '../../../api/petitions/inbox.ts';
import type { InboxFilter } from '../../../api/petitions/inbox-store.ts';
import { channels } from '../../../api/petitions/petition.ts';
import { searchQuery } from '../../../api/petitions/search.ts';
import { findPetition } from '../../../api/petitions/store.ts';
import type { PathError } from '../../../api/problems.ts';
import { listSubtrees } from '../../../api/units/store.ts';
import { petitionTexts } from '../../texts/console-petitions.ts';
import type { UnitVisit } from '../visit.ts';

const narrowing = ['q', 'category', 'kind', 'who', 'channel', 'from', 'to'] as const;
const names = ['tab', 'below', ...narrowing] as const;

/** What an inbox was asked for, and what it could be asked for. */
export interface Asked {
  filter: InboxFilter;
  values: URLSearchParams;
  errors: PathError[];
  tab: InboxTab;
  isNarrowed: boolean;
  /** Whether the reader's right reaches the units below. */
  mayBelow: boolean;
  categories: readonly Category[];
  kinds: readonly Kind[];
  staff: { id: string; name: string }[];
  calendar: Calendar;
}

export async function readAsked(visit: UnitVisit): Promise<Asked> {
  const { deps, unit, actor, now, today } = visit;
  const values = new URLSearchParams(
    names.flatMap((name) => (visit.query(name) ? [[name, visit.query(name).slice(0, 200)]] : [])),
  );
  const value = (name: (typeof names)[number]) => values.get(name) ?? '';
  const mayBelow = reachesBelow(actor.grants, 'petitions.read', chainOf(unit));
  if (!mayBelow) values.delete('below');
  const unitIds = value('below') ? (await listSubtrees(deps.db, [unit.id])).get(unit.id)! : [unit.id];
  const categories = await listCategories(deps.db);
  const calendar = await listCalendar(deps.db);
  const staff = await listStaffAt(deps.db, unitIds, today);
  const isNarrowed = narrowing.some((name) => value(name) !== '');
  // Who looks for something looks among all, unless a tab is chosen.
  const tab = inboxTabs.find((one) => one === value('tab')) ?? (value('q') ? 'all' : 'open');
  const code = await findCode(visit, value('q'));
  const category = categories.find(({ key }) => key === value('category'));
  const staffId = value('who') === 'me' ? actor.staffId : value('who');
  return {
    filter: {
      tab,
      unitIds,
      now,
      soonUntil: soonUntil(today, calendar),
      categoryIds: category
        ? categories
            .filter(({ id }) => categoryChain(categories, id).includes(category.id))
            .map(({ id }) => id)
        : null,
      kind: value('kind') || null,
      staffId: staffId || null,
      channel: channels.find((one) => one === value('channel')) ?? null,
      from: isDay(value('from')) ? value('from') : null,
      to: isDay(value('to')) ? value('to') : null,
      code,
      search: code === null ? searchQuery(value('q')) : null,
    },
    values,
    errors: wrongDays(visit, values),
    tab,
    isNarrowed,
    mayBelow,
    categories,
    kinds: await listKinds(deps.db),
    staff,
    calendar,
  };
}

/** A code that was typed, however its letters were read; only where there is such a petition. */
async function findCode({ deps }: UnitVisit, typed: string): Promise<string | null> {
  const code = normalisePetitionCode(typed);
  return code !== null && (await findPetition(deps.db, { code })) ? code : null;
}

function wrongDays({ locale }: UnitVisit, values: URLSearchParams): PathError[] {
  const t = petitionTexts[locale];
  const [from, to] = ['from', 'to'].map((name) => values.get(name) ?? '') as [string, string];
  const wrong = [['from', from] as const, ['to', to] as const].filter(([, day]) => day && !isDay(day));
  if (wrong.length > 0) return wrong.map(([path]) => ({ path, message: t.dayWrong }));
  return from && to && to < from ? [{ path: 'to', message: t.daysReversed }] : [];
}

/** The address of an inbox under the same conditions, but for what is changed ('' takes one away). */
export function inboxPath(visit: UnitVisit, asked: Asked, changes: Record<string, string> = {}): string {
  const query = new URLSearchParams(asked.values);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const path = `/units/${visit.unit.slug}/petitions`;
  return query.size > 0 ? `${path}?${query}` : path;
}
