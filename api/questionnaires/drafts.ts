import type { Db, Trx } from '../database/open.ts';
import { DraftContent } from './draft.ts';
import type { Questionnaire } from './questionnaire.ts';

/** A questionnaire that is being written. */
export interface Draft {
  id: number;
  /** The id that it will be published under. */
  questionnaire: string;
  content: Questionnaire;
  /** The version it began as. */
  basedOn: number | null;
  /** null: the installation. */
  ownerUnitId: number | null;
  updatedBy: string;
  updatedAt: Date;
}

const columns = [
  'id',
  'questionnaire',
  'content',
  'based_on',
  'owner_unit_id',
  'updated_by',
  'updated_at',
] as const;

interface Row {
  id: number;
  questionnaire: string;
  content: unknown;
  based_on: number | null;
  owner_unit_id: number | null;
  updated_by: string;
  updated_at: Date;
}

const draftOf = (row: Row): Draft => ({
  id: row.id,
  questionnaire: row.questionnaire,
  content: DraftContent.parse(row.content),
  basedOn: row.based_on,
  ownerUnitId: row.owner_unit_id,
  updatedBy: row.updated_by,
  updatedAt: row.updated_at,
});

export async function listDrafts(db: Db): Promise<Draft[]> {
  const rows = await db
    .selectFrom('questionnaire_draft')
    .select(columns)
    .orderBy('updated_at', 'desc')
    .execute();
  return rows.map(draftOf);
}

export async function findDraft(
  db: Db,
  by: { id: number } | { questionnaire: string },
): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('questionnaire_draft')
    .select(columns)
    .where((where) => ('id' in by ? where('id', '=', by.id) : where('questionnaire', '=', by.questionnaire)))
    .executeTakeFirst();
  return row && draftOf(row);
}

/** The draft, held until the transaction ends: of two who change it at once, the second waits and sees. */
export async function lockDraft(trx: Trx, id: number): Promise<Draft | undefined> {
  const row = await trx
    .selectFrom('questionnaire_draft')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && draftOf(row);
}

export interface NewDraft {
  content: Questionnaire;
  basedOn: number | null;
  ownerUnitId: number | null;
  by: string;
}

/** Puts in a draft; undefined where there is one of this id already. */
export async function addDraft(trx: Trx, draft: NewDraft, now: Date): Promise<number | undefined> {
  const row = await trx
    .insertInto('questionnaire_draft')
    .values({
      questionnaire: draft.content.id,
      content: JSON.stringify(draft.content),
      based_on: draft.basedOn,
      owner_unit_id: draft.ownerUnitId,
      updated_by: draft.by,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column('questionnaire').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function saveDraft(
  trx: Trx,
  id: number,
  content: Questionnaire,
  by: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('questionnaire_draft')
    .set({ content: JSON.stringify(content), updated_by: by, updated_at: now })
    .where('id', '=', id)
    .execute();
}

export async function removeDraft(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom('questionnaire_draft').where('id', '=', id).execute();
}
