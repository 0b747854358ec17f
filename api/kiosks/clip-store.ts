import { deleteAttachments } from '../attachments/store.ts';
import type { Db, Trx } from '../database/open.ts';

/** A question spoken aloud, in one language. */
export interface Clip {
  questionnaire: string;
  /** The key of the question. */
  question: string;
  locale: string;
  /** What it says: a device plays it only while the question is worded so. */
  words: string;
  attachmentId: string;
}

export async function listClips(db: Db, questionnaire: string): Promise<Clip[]> {
  const rows = await db
    .selectFrom('question_clip')
    .select(['questionnaire', 'question', 'locale', 'words', 'attachment_id'])
    .where('questionnaire', '=', questionnaire)
    .orderBy('question')
    .orderBy('locale')
    .execute();
  return rows.map(({ attachment_id, ...clip }) => ({ ...clip, attachmentId: attachment_id }));
}

/** True where an attachment is a clip, which anybody may hear. */
export async function isClip(db: Db, attachmentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('question_clip')
    .select('question')
    .where('attachment_id', '=', attachmentId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Puts a clip in the place of the one that was there. */
export async function saveClip(trx: Trx, clip: Clip, now: Date): Promise<void> {
  await removeClip(trx, clip);
  const { attachmentId, ...columns } = clip;
  await trx
    .insertInto('question_clip')
    .values({ ...columns, attachment_id: attachmentId, created_at: now })
    .execute();
}

/** Takes a clip out with its sound; false where there was none. */
export async function removeClip(
  trx: Trx,
  { questionnaire, question, locale }: Pick<Clip, 'questionnaire' | 'question' | 'locale'>,
): Promise<boolean> {
  const removed = await trx
    .deleteFrom('question_clip')
    .where('questionnaire', '=', questionnaire)
    .where('question', '=', question)
    .where('locale', '=', locale)
    .returning('attachment_id')
    .executeTakeFirst();
  if (removed) await deleteAttachments(trx, [removed.attachment_id]);
  return removed !== undefined;
}
