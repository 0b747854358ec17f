import { sql } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import { beginOf, dayOf } from '../days.ts';
import type { AssistedMode } from '../responses/modes.ts';
import type { Text } from '../text.ts';
import type { Typed } from './typed.ts';

/** Forms that are typed in one after another: one point, one mode, one helper. */
export interface EntryBatch {
  id: number;
  unitId: number;
  pointId: number;
  pointCode: string | null;
  pointLabel: Text | null;
  questionnaire: string;
  versionId: number;
  mode: AssistedMode;
  helper: { id: string; name: string };
  madeBy: { id: string; name: string };
  /** Every form is typed by two people before it counts. */
  twice: boolean;
  createdAt: Date;
  finishedAt: Date | null;
  /** Forms typed by the first person, and those that count. */
  typed: number;
  recorded: number;
  differences: number;
}

/** The batches of a unit, newest first. */
export async function listBatches(db: Db, unitId: number, most: number): Promise<EntryBatch[]> {
  return selectBatches(db, (query) => query.where('point.unit_id', '=', unitId).limit(most));
}

export async function findBatch(db: Db, unitId: number, id: number): Promise<EntryBatch | undefined> {
  const [batch] = await selectBatches(db, (query) =>
    query.where('point.unit_id', '=', unitId).where('entry_batch.id', '=', id),
  );
  return batch;
}

type BatchQuery = ReturnType<typeof batchQuery>;

const batchQuery = (db: Db) =>
  db
    .selectFrom('entry_batch')
    .innerJoin('point', 'point.id', 'entry_batch.point_id')
    .innerJoin('staff as helper', 'helper.id', 'entry_batch.helper_id')
    .innerJoin('staff as maker', 'maker.id', 'entry_batch.made_by')
    .select([
      'entry_batch.id',
      'point.unit_id',
      'entry_batch.point_id',
      'point.code',
      'point.label',
      'point.questionnaire',
      'entry_batch.version_id',
      'entry_batch.mode',
      'entry_batch.twice',
      'entry_batch.created_at',
      'entry_batch.finished_at',
      'helper.id as helper_id',
      'helper.name as helper_name',
      'maker.id as maker_id',
      'maker.name as maker_name',
    ])
    .select([
      ofForms('count(*)').as('typed'),
      ofForms('count(recorded_at)').as('recorded'),
      ofForms('coalesce(sum(differences), 0)').as('differences'),
    ])
    .orderBy('entry_batch.id', 'desc');

const ofForms = (aggregate: string) =>
  sql<number>`(select ${sql.raw(aggregate)}::integer from entry_form where batch_id = entry_batch.id)`;

async function selectBatches(db: Db, narrow: (query: BatchQuery) => BatchQuery): Promise<EntryBatch[]> {
  const rows = await narrow(batchQuery(db)).execute();
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    pointId: row.point_id,
    pointCode: row.code,
    pointLabel: row.label,
    questionnaire: row.questionnaire,
    versionId: row.version_id,
    mode: row.mode as AssistedMode,
    helper: { id: row.helper_id, name: row.helper_name },
    madeBy: { id: row.maker_id, name: row.maker_name },
    twice: row.twice,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    typed: row.typed,
    recorded: row.recorded,
    differences: row.differences,
  }));
}

export interface NewBatch {
  pointId: number;
  versionId: number;
  mode: AssistedMode;
  helperId: string;
  twice: boolean;
  madeBy: string;
}

/** Opens a batch and returns its id. */
export async function addBatch(trx: Trx, batch: NewBatch, now: Date): Promise<number> {
  const { id } = await trx
    .insertInto('entry_batch')
    .values({
      point_id: batch.pointId,
      version_id: batch.versionId,
      mode: batch.mode,
      helper_id: batch.helperId,
      twice: batch.twice,
      made_by: batch.madeBy,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Lets one person at a time add to a batch; false where it was finished meanwhile. */
export async function lockBatch(trx: Trx, id: number): Promise<boolean> {
  const row = await trx
    .selectFrom('entry_batch')
    .select('finished_at')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined && row.finished_at === null;
}

/** Closes a batch; from then on nothing tells which answer is which form. */
export async function finishBatch(trx: Trx, id: number, now: Date): Promise<void> {
  await trx.updateTable('entry_form').set({ response_id: null }).where('batch_id', '=', id).execute();
  await trx.updateTable('entry_batch').set({ finished_at: now }).where('id', '=', id).execute();
}

export interface EntryForm {
  number: number;
  responseId: string | null;
  firstBy: { id: string; name: string };
  secondBy: string | null;
  /** null once it is recorded. */
  typed: Typed | null;
  differences: number | null;
}

/** The forms of a batch, last first. */
export async function listForms(db: Db, batchId: number): Promise<EntryForm[]> {
  const rows = await db
    .selectFrom('entry_form')
    .innerJoin('staff', 'staff.id', 'entry_form.first_by')
    .select(['number', 'response_id', 'first_by', 'staff.name', 'second_by', 'typed', 'differences'])
    .where('batch_id', '=', batchId)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    responseId: row.response_id,
    firstBy: { id: row.first_by, name: row.name },
    secondBy: row.second_by,
    typed: row.typed,
    differences: row.differences,
  }));
}

/** Keeps what the first person typed under a number. */
export async function addForm(
  trx: Trx,
  form: { batchId: number; number: number; responseId: string; firstBy: string; typed: Typed | null },
  now: Date,
): Promise<void> {
  await trx
    .insertInto('entry_form')
    .values({
      batch_id: form.batchId,
      number: form.number,
      response_id: form.responseId,
      first_by: form.firstBy,
      typed: form.typed && JSON.stringify(form.typed),
      recorded_at: form.typed ? null : beginOf(dayOf(now)),
    })
    .execute();
}

/** What the first person typed was wrong, or is typed again before anybody compared it. */
export async function retypeForm(trx: Trx, batchId: number, number: number, typed: Typed): Promise<void> {
  await trx
    .updateTable('entry_form')
    .set({ typed: JSON.stringify(typed) })
    .where('batch_id', '=', batchId)
    .where('number', '=', number)
    .where('recorded_at', 'is', null)
    .execute();
}

/** A form counts now: what was typed is no longer kept here. */
export async function markRecorded(
  trx: Trx,
  form: { batchId: number; number: number; secondBy: string | null; differences: number | null },
  now: Date,
): Promise<void> {
  await trx
    .updateTable('entry_form')
    .set({
      typed: null,
      recorded_at: beginOf(dayOf(now)),
      second_by: form.secondBy,
      differences: form.differences,
    })
    .where('batch_id', '=', form.batchId)
    .where('number', '=', form.number)
    .execute();
}

/** Who works at each of the points given. */
export async function listPointOfficers(db: Db, pointIds: number[]): Promise<Map<number, string[]>> {
  const officers = new Map<number, string[]>();
  if (pointIds.length === 0) return officers;
  const rows = await db
    .selectFrom('point_officer')
    .selectAll()
    .where('point_id', 'in', pointIds)
    .orderBy('staff_id')
    .execute();
  for (const row of rows) officers.set(row.point_id, [...(officers.get(row.point_id) ?? []), row.staff_id]);
  return officers;
}

export async function setPointOfficers(trx: Trx, pointId: number, staffIds: string[]): Promise<void> {
  await trx.deleteFrom('point_officer').where('point_id', '=', pointId).execute();
  if (staffIds.length === 0) return;
  await trx
    .insertInto('point_officer')
    .values(staffIds.map((staff_id) => ({ point_id: pointId, staff_id })))
    .execute();
}
