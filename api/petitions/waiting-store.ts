import { sql } from 'kysely';
import type { Db } from '../database/open.ts';
import { type InboxTab, statesOfTab } from './inbox.ts';
import { type InboxFilter, isOf } from './inbox-store.ts';

/** So many open petitions are counted; a unit with more sees that there are more. */
const mostCounted = 3_000;

export interface InboxCounts {
  counts: Partial<Record<InboxTab, number>>;
  /** There are more than were counted. */
  isCut: boolean;
}

/** How many are behind the tabs of what is open, and how many are held as spam. */
export async function countInbox(
  db: Db,
  { unitIds, now, soonUntil }: Pick<InboxFilter, 'unitIds' | 'now' | 'soonUntil'>,
): Promise<InboxCounts> {
  const { rows } = await sql<{ state: string; count: number; overdue: number; soon: number }>`
    select state, count(*) as count, count(*) filter (where answer_due <= ${now}) as overdue,
      count(*) filter (where answer_due > ${now} and answer_due <= ${soonUntil}) as soon
    from (
      select state, answer_due from petition
      where ${isOf('handler_unit_id', unitIds)} and ended_at is null limit ${mostCounted}
    ) as open group by state`.execute(db);
  const spam = await sql<{ count: number }>`
    select count(*) as count from (
      select from petition where state = 'spam' and ${isOf('handler_unit_id', unitIds)} limit ${mostCounted}
    ) as held`.execute(db);
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);
  const inStates = (tab: InboxTab) =>
    sum(({ state, count }) => ((statesOfTab[tab] as readonly string[]).includes(state) ? count : 0));
  const open = sum(({ count }) => count);
  return {
    counts: {
      open,
      new: inStates('new'),
      hand: inStates('hand'),
      approval: inStates('approval'),
      waiting: inStates('waiting'),
      overdue: sum(({ overdue }) => overdue),
      soon: sum(({ soon }) => soon),
      spam: spam.rows[0]!.count,
    },
    isCut: open >= mostCounted,
  };
}

/** How many of a person's petitions wait for them, and how many of the units' are late or nearly so. */
export async function countWaiting(
  db: Db,
  { unitIds, now, soonUntil }: Pick<InboxFilter, 'unitIds' | 'now' | 'soonUntil'>,
  staffId: string,
): Promise<{ mine: number; soon: number; overdue: number; isCut: boolean }> {
  const mine = await db
    .selectFrom('petition')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('handler_staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .where(isOf('petition.handler_unit_id', unitIds))
    .executeTakeFirstOrThrow();
  const { counts, isCut } = await countInbox(db, { unitIds, now, soonUntil });
  return { mine: mine.count, soon: counts.soon!, overdue: counts.overdue!, isCut };
}
