import { sql } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import { type Day, firstOfMonth } from '../days.ts';
import { addTally, type Tally } from './tally.ts';

/**
 * What public figures grow by: blocks are kept per unit × field × questionnaire version. Answers given with the
 * one-time codes of a campaign fill blocks of their own.
 */
export interface BlockKey {
  unitId: number;
  fieldId: number | null;
  versionId: number;
  campaignId: number | null;
}

export interface ExactKey extends Omit<BlockKey, 'campaignId'> {
  channel: string;
  day: Day;
  quality: string;
}

export interface Pending {
  block: number;
  tally: Tally;
}

const keyColumns = (key: Omit<BlockKey, 'campaignId'>) => ({
  unit_id: key.unitId,
  field_id: key.fieldId,
  version_id: key.versionId,
});

const tallyColumns = ['responses', 'throughout', 'sums', 'levels', 'reasons', 'options'] as const;

const addedTo = (table: 'tally' | 'public_tally' | 'public_month') => ({
  responses: sql<number>`${sql.ref(`${table}.responses`)} + excluded.responses`,
  throughout: sql<number>`${sql.ref(`${table}.throughout`)} + excluded.throughout`,
  sums: sql<number[]>`add_counts(${sql.ref(`${table}.sums`)}, excluded.sums)`,
  levels: sql<number[]>`add_counts(${sql.ref(`${table}.levels`)}, excluded.levels)`,
  reasons: sql<number[]>`add_counts(${sql.ref(`${table}.reasons`)}, excluded.reasons)`,
  options: sql<number[]>`add_counts(${sql.ref(`${table}.options`)}, excluded.options)`,
});

/**
 * Locks and returns the pending tally of a key until the transaction ends: whoever adds to a key waits here, so
 * that blocks are filled one after another. Take keys in one order (`blockKeyOrder`) where there are several.
 */
export async function lockPending(trx: Trx, key: BlockKey, empty: Tally): Promise<Pending> {
  const row = await trx
    .insertInto('pending_tally')
    .values({ ...keyColumns(key), campaign_id: key.campaignId, block: 1, ...empty })
    .onConflict((conflict) =>
      conflict.constraint('pending_tally_unique').doUpdateSet({ block: sql`pending_tally.block` }),
    )
    .returning(['block', ...tallyColumns])
    .executeTakeFirstOrThrow();
  const { block, ...tally } = row;
  return { block, tally };
}

/**
 * Adds what one transaction brings to a locked pending tally. Where that reaches the minimum, the whole of it
 * becomes a block of the public tally of `today`, and the answer is true.
 */
export async function addToPending(
  trx: Trx,
  key: BlockKey,
  pending: Pending,
  added: Tally,
  minimum: number,
  today: Day,
): Promise<boolean> {
  const waiting = addTally(pending.tally, added);
  const isBlock = waiting.responses >= minimum;
  await savePending(
    trx,
    key,
    isBlock ? { block: pending.block + 1, tally: emptied(waiting) } : { ...pending, tally: waiting },
  );
  if (!isBlock) return false;
  await trx
    .insertInto('public_tally')
    .values({ ...keyColumns(key), day: today, ...waiting })
    .onConflict((conflict) => conflict.constraint('public_tally_unique').doUpdateSet(addedTo('public_tally')))
    .execute();
  await trx
    .insertInto('public_month')
    .values({ ...keyColumns(key), month: firstOfMonth(today), ...waiting })
    .onConflict((conflict) => conflict.constraint('public_month_unique').doUpdateSet(addedTo('public_month')))
    .execute();
  await trx
    .insertInto('public_block')
    .values({
      ...keyColumns(key),
      campaign_id: key.campaignId,
      number: pending.block,
      day: today,
      responses: waiting.responses,
    })
    .execute();
  return true;
}

async function savePending(trx: Trx, key: BlockKey, { block, tally }: Pending): Promise<void> {
  await trx
    .updateTable('pending_tally')
    .set({ block, ...tally })
    .where('unit_id', '=', key.unitId)
    .where(sql<boolean>`field_id is not distinct from ${key.fieldId}::integer`)
    .where('version_id', '=', key.versionId)
    .where(sql<boolean>`campaign_id is not distinct from ${key.campaignId}::integer`)
    .execute();
}

/** Adds to the exact tally of a day. */
export async function addToExact(trx: Trx, key: ExactKey, added: Tally): Promise<void> {
  await trx
    .insertInto('tally')
    .values({
      ...keyColumns(key),
      channel: key.channel,
      day: key.day,
      quality: key.quality,
      ...added,
    })
    .onConflict((conflict) => conflict.constraint('tally_unique').doUpdateSet(addedTo('tally')))
    .execute();
}

const emptied = (tally: Tally): Tally => ({
  responses: 0,
  throughout: 0,
  sums: tally.sums.map(() => 0),
  levels: tally.levels.map(() => 0),
  reasons: tally.reasons.map(() => 0),
  options: tally.options.map(() => 0),
});

export interface UnitTallies {
  /** By `exactName`. */
  exact: Map<string, Tally>;
  /** By `blockName`. */
  pending: Map<string, Pending>;
  /** By `publicName`. */
  published: Map<string, Tally>;
  /** By `publicName` with the first day of the month. */
  months: Map<string, Tally>;
}

export const blockName = (key: BlockKey) => JSON.stringify([key.fieldId, key.versionId, key.campaignId]);
export const publicName = (key: Omit<BlockKey, 'campaignId'>, day: Day) =>
  JSON.stringify([key.fieldId, key.versionId, day]);
export const exactName = (key: ExactKey) =>
  JSON.stringify([key.fieldId, key.versionId, key.channel, key.day, key.quality]);

/** Keeps everyone else from counting until the transaction ends; in the order in which they take their locks. */
export async function lockTallies(trx: Trx): Promise<void> {
  await sql`lock table pending_tally, tally, public_tally, public_month in exclusive mode`.execute(trx);
}

/** All that is counted of a unit, as it stands. */
export async function readTallies(trx: Trx, unitId: number): Promise<UnitTallies> {
  const keyOf = (row: { unit_id: number; field_id: number | null; version_id: number }) => ({
    unitId: row.unit_id,
    fieldId: row.field_id,
    versionId: row.version_id,
  });
  const tallyOf = ({ responses, throughout, sums, levels, reasons, options }: Tally): Tally => ({
    responses,
    throughout,
    sums,
    levels,
    reasons,
    options,
  });
  const exact = await trx.selectFrom('tally').selectAll().where('unit_id', '=', unitId).execute();
  const pending = await trx.selectFrom('pending_tally').selectAll().where('unit_id', '=', unitId).execute();
  const published = await trx.selectFrom('public_tally').selectAll().where('unit_id', '=', unitId).execute();
  const months = await trx.selectFrom('public_month').selectAll().where('unit_id', '=', unitId).execute();
  return {
    months: new Map(months.map((row) => [publicName(keyOf(row), row.month), tallyOf(row)])),
    exact: new Map(exact.map((row) => [exactName({ ...keyOf(row), ...row }), tallyOf(row)])),
    pending: new Map(
      pending.map((row) => [
        blockName({ ...keyOf(row), campaignId: row.campaign_id }),
        { block: row.block, tally: tallyOf(row) },
      ]),
    ),
    published: new Map(published.map((row) => [publicName(keyOf(row), row.day), tallyOf(row)])),
  };
}

/** The day on which each block of a unit became public, by field, version, campaign and number. */
export async function listBlockDays(trx: Trx, unitId: number): Promise<Map<string, Day>> {
  const rows = await trx.selectFrom('public_block').selectAll().where('unit_id', '=', unitId).execute();
  return new Map(
    rows.map((row) => [JSON.stringify([row.field_id, row.version_id, row.campaign_id, row.number]), row.day]),
  );
}

/** Puts counts in the place of what a unit has. */
export async function replaceTallies(trx: Trx, unitId: number, tallies: UnitTallies): Promise<void> {
  for (const table of ['tally', 'pending_tally', 'public_tally', 'public_month'] as const) {
    await trx.deleteFrom(table).where('unit_id', '=', unitId).execute();
  }
  for (const [name, tally] of tallies.exact) {
    const [field_id, version_id, channel, day, quality] = JSON.parse(name);
    await trx
      .insertInto('tally')
      .values({ unit_id: unitId, field_id, version_id, channel, day, quality, ...tally })
      .execute();
  }
  for (const [name, { block, tally }] of tallies.pending) {
    const [field_id, version_id, campaign_id] = JSON.parse(name);
    await trx
      .insertInto('pending_tally')
      .values({ unit_id: unitId, field_id, version_id, campaign_id, block, ...tally })
      .execute();
  }
  for (const [name, tally] of tallies.published) {
    const [field_id, version_id, day] = JSON.parse(name);
    await trx
      .insertInto('public_tally')
      .values({ unit_id: unitId, field_id, version_id, day, ...tally })
      .execute();
  }
  for (const [name, tally] of tallies.months) {
    const [field_id, version_id, month] = JSON.parse(name);
    await trx
      .insertInto('public_month')
      .values({ unit_id: unitId, field_id, version_id, month, ...tally })
      .execute();
  }
}

/** How many responses a unit took from one day to another; it tells nothing of what they said. */
export async function countIncoming(db: Db, unitId: number, from: Day, to: Day): Promise<number> {
  const row = await db
    .selectFrom('tally')
    .select(sql<number>`coalesce(sum(responses), 0)::integer`.as('count'))
    .where('unit_id', '=', unitId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** True where the unit has taken any response. */
export async function hasResponses(db: Db, unitId: number): Promise<boolean> {
  const row = await db
    .selectFrom('tally')
    .select('day')
    .where('unit_id', '=', unitId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
