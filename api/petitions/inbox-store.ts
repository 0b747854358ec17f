import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../database/open.ts';
import type { Day } from '../days.ts';
import { type InboxOrder, type InboxPlace, type InboxTab, ordersOf, statesOfTab } from './inbox.ts';
import type { State } from './moves.ts';
import type { Channel } from './petition.ts';

/** Which petitions are asked for. */
export interface InboxFilter {
  tab: InboxTab;
  /** Who has them in hand; never empty. */
  unitIds: number[];
  now: Date;
  /** Deadlines before this are due soon. */
  soonUntil: Date;
  /** The category with all below it; null: any. */
  categoryIds: number[] | null;
  kind: string | null;
  /** Whose they are; `none`: nobody's yet; null: anybody's. */
  staffId: string | null;
  channel: Channel | null;
  from: Day | null;
  to: Day | null;
  /** As `searchQuery` makes it. */
  search: string | null;
  code: string | null;
}

/** A petition as a line of the inbox: nothing of its sender. */
export interface InboxLine {
  id: string;
  code: string;
  kind: string;
  categoryId: number | null;
  firstWords: string;
  place: string | null;
  receivedAt: Date;
  receivedDay: Day;
  state: State;
  answerDue: Date | null;
  escalatedAt: Date | null;
  endedAt: Date | null;
  promiseDay: Day | null;
  handlerUnitId: number;
  staffName: string | null;
  erased: boolean;
}

/** Of one of the units, by a column that names one. */
export const isOf = (column: string, unitIds: number[]): RawBuilder<SqlBool> =>
  // One unit by itself: only then does an index give its lines in order.
  unitIds.length === 1
    ? sql`${sql.ref(column)} = ${unitIds[0]}`
    : sql`${sql.ref(column)} = any(${unitIds}::integer[])`;

const due = sql<Date>`coalesce(petition.answer_due, timestamptz 'infinity')`;

/** Each order with what it holds, so that the index of that order is used. */
const orders: Record<
  InboxOrder,
  { key: RawBuilder<unknown>; type: RawBuilder<unknown>; within: RawBuilder<SqlBool>; descending: boolean }
> = {
  due: {
    key: due,
    type: sql`timestamptz`,
    within: sql`petition.ended_at is null`,
    descending: false,
  },
  promise: {
    key: sql`petition.promise_day`,
    type: sql`date`,
    within: sql`petition.state = 'promised'`,
    descending: false,
  },
  ended: {
    key: sql`petition.ended_at`,
    type: sql`timestamptz`,
    within: sql`petition.ended_at is not null`,
    descending: true,
  },
  received: {
    key: sql`petition.received_at`,
    type: sql`timestamptz`,
    within: sql`petition.handler_unit_id <> petition.unit_id and not petition.past_the_unit`,
    descending: true,
  },
};

/** A page of the inbox, in its order: never more than `most` lines are read. */
export async function listInbox(
  db: Db,
  filter: InboxFilter,
  { after, most }: { after?: InboxPlace | undefined; most: number },
): Promise<InboxLine[]> {
  const left = ordersOf(filter.tab);
  const begin = after ? left.indexOf(after.order) : 0;
  const lines: InboxLine[] = [];
  for (const order of left.slice(begin)) {
    if (lines.length >= most) break;
    const place = order === after?.order ? after : undefined;
    lines.push(...(await listOrdered(db, filter, order, place, most - lines.length)));
  }
  return lines;
}

async function listOrdered(
  db: Db,
  filter: InboxFilter,
  order: InboxOrder,
  after: InboxPlace | undefined,
  most: number,
): Promise<InboxLine[]> {
  const { key, descending } = orders[order];
  const direction = descending ? 'desc' : 'asc';
  const list = async (conditions: RawBuilder<SqlBool>[]) => {
    let query = lineQuery(db);
    for (const condition of conditions) query = query.where(condition);
    const rows = await query.orderBy(key, direction).orderBy('petition.id', direction).limit(most).execute();
    return rows.map(lineOf);
  };
  const conditions = conditionsOf(filter, order, after);
  if (filter.search === null) return list(conditions);
  const near = await list([...conditions, foundNear(filter.search, conditions, order)]);
  if (near.length === most || (await areFew(db, conditions))) return near;
  return list([...conditions, foundAnywhere(filter.search)]);
}

/**
 * A word that many hold is found among the first lines at once; one that few hold by the index of words. PostgreSQL
 * cannot tell them apart where only the beginning of the word is given, so it is told: first so many lines are looked
 * through in order, then, only where they do not fill the page, the index.
 */
const lookedThrough = 1_500;

const holds = (search: string) => sql<SqlBool>`search @@ to_tsquery('simple', ${search})`;
const all = (conditions: RawBuilder<SqlBool>[]) => sql.join(conditions, sql` and `);

function foundNear(
  search: string,
  conditions: RawBuilder<SqlBool>[],
  order: InboxOrder,
): RawBuilder<SqlBool> {
  const { key, descending } = orders[order];
  const direction = descending ? sql`desc` : sql`asc`;
  return sql`petition.id in (
    select id from (
      select petition.id, petition.search from petition where ${all(conditions)}
      order by ${key} ${direction}, petition.id ${direction} limit ${lookedThrough}
    ) as near where ${holds(search)})`;
}

const foundAnywhere = (search: string) => sql<SqlBool>`petition.id in (
  with found as materialized (select id from petition where ${holds(search)}) select id from found)`;

/** Whether looking through the first lines was looking through all of them. */
async function areFew(db: Db, conditions: RawBuilder<SqlBool>[]): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select from petition where ${all(conditions)} limit ${lookedThrough + 1}
    ) as one`.execute(db);
  return rows[0]!.count <= lookedThrough;
}

const lineQuery = (db: Db) =>
  db
    .selectFrom('petition')
    .leftJoin('staff', 'staff.id', 'petition.handler_staff_id')
    .select(['petition.id', 'petition.code', 'petition.kind', 'petition.category_id', 'petition.place'])
    .select(['petition.received_at', 'petition.received_day', 'petition.state', 'petition.answer_due'])
    .select(['petition.ended_at', 'petition.promise_day', 'petition.handler_unit_id', 'petition.erased_at'])
    .select('petition.escalated_at')
    .select('staff.name as staff_name')
    .select(sql<string>`left(petition.text, 160)`.as('first_words'));

type LineRow = Awaited<ReturnType<ReturnType<typeof lineQuery>['execute']>>[number];

const lineOf = (row: LineRow): InboxLine => ({
  id: row.id,
  code: row.code,
  kind: row.kind,
  categoryId: row.category_id,
  firstWords: row.first_words,
  place: row.place,
  receivedAt: row.received_at,
  receivedDay: row.received_day,
  state: row.state as State,
  answerDue: row.answer_due,
  escalatedAt: row.escalated_at,
  endedAt: row.ended_at,
  promiseDay: row.promise_day,
  handlerUnitId: row.handler_unit_id,
  staffName: row.staff_name,
  erased: row.erased_at !== null,
});

/** All that lines have to fit but the words searched for. */
function conditionsOf(
  filter: InboxFilter,
  order: InboxOrder,
  after: InboxPlace | undefined,
): RawBuilder<SqlBool>[] {
  const { key, type, within, descending } = orders[order];
  const than = descending ? sql`<` : sql`>`;
  const states = statesOfTab[filter.tab];
  const { staffId } = filter;
  const conditions: (RawBuilder<SqlBool> | false | null | undefined)[] = [
    isOf(order === 'received' ? 'petition.unit_id' : 'petition.handler_unit_id', filter.unitIds),
    within,
    after && sql<SqlBool>`(${key}, petition.id) ${than} (${after.at}::${type}, ${after.id}::uuid)`,
    // In so many words: only then is its index used.
    filter.tab === 'spam' && sql<SqlBool>`petition.state = 'spam'`,
    states && sql<SqlBool>`petition.state = any(${[...states]}::text[])`,
    filter.tab === 'overdue' && sql<SqlBool>`${due} <= ${filter.now}`,
    filter.tab === 'soon' && sql<SqlBool>`${due} > ${filter.now} and ${due} <= ${filter.soonUntil}`,
    filter.categoryIds && sql<SqlBool>`petition.category_id = any(${filter.categoryIds}::integer[])`,
    filter.kind !== null && sql<SqlBool>`petition.kind = ${filter.kind}`,
    staffId === 'none' && sql<SqlBool>`petition.handler_staff_id is null`,
    staffId !== null && staffId !== 'none' && sql<SqlBool>`petition.handler_staff_id = ${staffId}`,
    filter.channel !== null && sql<SqlBool>`petition.channel = ${filter.channel}`,
    filter.from !== null && sql<SqlBool>`petition.received_day >= ${filter.from}`,
    filter.to !== null && sql<SqlBool>`petition.received_day <= ${filter.to}`,
    filter.code !== null && sql<SqlBool>`petition.code = ${filter.code}`,
  ];
  return conditions.filter((one) => one !== false && one !== null && one !== undefined);
}

/**
 * The petitions of whoever has this phone number, the last first. The caller has to be allowed to see senders at
 * these units, and to have it written down for each (`recordAccess`).
 */
export async function listByPhone(
  db: Db,
  phone: string,
  unitIds: number[],
  most: number,
): Promise<InboxLine[]> {
  const rows = await lineQuery(db)
    .innerJoin('petition_sender', 'petition_sender.petition_id', 'petition.id')
    .where('petition_sender.phone', '=', phone)
    .where(isOf('petition.identity_unit_id', unitIds))
    .where(isOf('petition.handler_unit_id', unitIds))
    .orderBy('petition.received_at', 'desc')
    .orderBy('petition.id')
    .limit(most)
    .execute();
  return rows.map(lineOf);
}
