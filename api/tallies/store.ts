import { sql } from 'kysely';
import type { Trx } from '../database/open.ts';
import type { Day } from '../days.ts';
import { addTally, type Tally } from './tally.ts';

/** What public figures grow by: blocks are kept per unit × field × questionnaire version. */
export interface BlockKey {
  unitId: number;
  fieldId: number | null;
  versionId: number;
}

export interface ExactKey extends BlockKey {
  channel: string;
  day: Day;
  quality: string;
}

export interface Pending {
  block: number;
  tally: Tally;
}

const keyColumns = (key: BlockKey) => ({
  unit_id: key.unitId,
  field_id: key.fieldId,
  version_id: key.versionId,
});

const tallyColumns = ['responses', 'throughout', 'sums', 'levels', 'reasons', 'options'] as const;

const addedTo = (table: 'tally' | 'public_tally') => ({
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
    .values({ ...keyColumns(key), block: 1, ...empty })
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
 * becomes a block of the public tally of `today`.
 */
export async function addToPending(
  trx: Trx,
  key: BlockKey,
  pending: Pending,
  added: Tally,
  minimum: number,
  today: Day,
): Promise<void> {
  const waiting = addTally(pending.tally, added);
  const isBlock = waiting.responses >= minimum;
  await savePending(
    trx,
    key,
    isBlock ? { block: pending.block + 1, tally: emptied(waiting) } : { ...pending, tally: waiting },
  );
  if (!isBlock) return;
  await trx
    .insertInto('public_tally')
    .values({ ...keyColumns(key), day: today, ...waiting })
    .onConflict((conflict) => conflict.constraint('public_tally_unique').doUpdateSet(addedTo('public_tally')))
    .execute();
  await trx
    .insertInto('public_block')
    .values({ ...keyColumns(key), number: pending.block, day: today, responses: waiting.responses })
    .execute();
}

async function savePending(trx: Trx, key: BlockKey, { block, tally }: Pending): Promise<void> {
  await trx
    .updateTable('pending_tally')
    .set({ block, ...tally })
    .where('unit_id', '=', key.unitId)
    .where(sql<boolean>`field_id is not distinct from ${key.fieldId}::integer`)
    .where('version_id', '=', key.versionId)
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
