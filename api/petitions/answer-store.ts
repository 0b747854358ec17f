import type { Selectable } from 'kysely';
import type { Author } from '../accounts/actor.ts';
import type { Db, Trx } from '../database/open.ts';
import type { PetitionAnswerTable } from '../database/petition-tables.ts';
import type { HiddenPassage } from '../personal-data/mark.ts';

/** An answer from its draft to its publication. Done, with its proof, or promised by a day. */
export interface Answer {
  id: number;
  petitionId: string;
  outcome: 'done' | 'promised';
  promiseDay: string | null;
  text: string;
  draftedBy: { id: string | null; name: string };
  draftedAt: Date;
  unitId: number;
  returned: { at: Date; reason: string } | null;
  approvedBy: { id: string | null; name: string } | null;
  approvedAt: Date | null;
  publishedText: string | null;
  hiddenPassages: HiddenPassage[];
  publishedAt: Date | null;
}

const answerOf = (row: Selectable<PetitionAnswerTable>): Answer => ({
  id: row.id,
  petitionId: row.petition_id,
  outcome: row.outcome,
  promiseDay: row.promise_day,
  text: row.text,
  draftedBy: { id: row.drafted_by, name: row.drafted_by_name },
  draftedAt: row.drafted_at,
  unitId: row.unit_id,
  returned: row.returned_at && { at: row.returned_at, reason: row.return_reason! },
  approvedBy: row.approved_by_name === null ? null : { id: row.approved_by, name: row.approved_by_name },
  approvedAt: row.approved_at,
  publishedText: row.published_text,
  hiddenPassages: row.hidden_passages as HiddenPassage[],
  publishedAt: row.published_at,
});

/** Every answer, also those that were returned; the last is the one that counts. */
export async function listAnswers(db: Db, petitionId: string): Promise<Answer[]> {
  const rows = await db
    .selectFrom('petition_answer')
    .selectAll()
    .where('petition_id', '=', petitionId)
    .orderBy('id')
    .execute();
  return rows.map(answerOf);
}

export async function insertAnswer(
  trx: Trx,
  answer: Pick<Answer, 'petitionId' | 'outcome' | 'promiseDay' | 'text' | 'unitId'>,
  by: Author,
  now: Date,
): Promise<number> {
  const { id } = await trx
    .insertInto('petition_answer')
    .values({
      petition_id: answer.petitionId,
      outcome: answer.outcome,
      promise_day: answer.promiseDay,
      text: answer.text,
      unit_id: answer.unitId,
      drafted_by: by.staffId,
      drafted_by_name: by.name,
      drafted_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function markReturned(trx: Trx, answerId: number, reason: string, now: Date): Promise<void> {
  await trx
    .updateTable('petition_answer')
    .set({
      returned_at: now,
      return_reason: reason,
      approved_by: null,
      approved_by_name: null,
      approved_at: null,
    })
    .where('id', '=', answerId)
    .execute();
}

export async function markApproved(trx: Trx, answerId: number, by: Author, now: Date): Promise<void> {
  await trx
    .updateTable('petition_answer')
    .set({ approved_by: by.staffId, approved_by_name: by.name, approved_at: now })
    .where('id', '=', answerId)
    .execute();
}

export async function markPublished(
  trx: Trx,
  answerId: number,
  published: { text: string; hidden: HiddenPassage[] },
  now: Date,
): Promise<void> {
  await trx
    .updateTable('petition_answer')
    .set({
      published_text: published.text,
      hidden_passages: JSON.stringify(published.hidden),
      published_at: now,
    })
    .where('id', '=', answerId)
    .execute();
}

/** What the sender thought of an answer. */
export interface Rating {
  answerId: number;
  level: number;
  mended: boolean | null;
  comment: string | null;
  at: Date;
}

/** Puts in the rating of an answer, or changes it. */
export async function saveRating(trx: Trx, petitionId: string, rating: Rating): Promise<void> {
  const values = { level: rating.level, mended: rating.mended, comment: rating.comment, at: rating.at };
  await trx
    .insertInto('petition_rating')
    .values({ answer_id: rating.answerId, petition_id: petitionId, ...values })
    .onConflict((conflict) => conflict.constraint('petition_rating_pk').doUpdateSet(values))
    .execute();
}

export async function listRatings(db: Db, petitionId: string): Promise<Rating[]> {
  const rows = await db
    .selectFrom('petition_rating')
    .selectAll()
    .where('petition_id', '=', petitionId)
    .orderBy('answer_id')
    .execute();
  return rows.map((row) => ({
    answerId: row.answer_id,
    level: row.level,
    mended: row.mended,
    comment: row.comment,
    at: row.at,
  }));
}
