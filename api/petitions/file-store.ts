import type { Checked } from '../attachments/attachment.ts';
import { type Attachment, listAttachments, saveAttachment } from '../attachments/store.ts';
import type { Db, Trx } from '../database/open.ts';

export type Purpose = 'photo' | 'reply' | 'answer';

/** A file of a petition, without its bytes. */
export interface PetitionFile extends Attachment {
  petitionId: string;
  purpose: Purpose;
  answerId: number | null;
  isPublic: boolean;
}

/** Keeps checked files with a petition, after those it has; gives their ids. */
export async function keepFiles(
  trx: Trx,
  petitionId: string,
  files: Checked[],
  { purpose, answerId = null }: { purpose: Purpose; answerId?: number | null },
  now: Date,
): Promise<string[]> {
  if (files.length === 0) return [];
  const { count } = await trx
    .selectFrom('petition_file')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('petition_id', '=', petitionId)
    .executeTakeFirstOrThrow();
  const ids: string[] = [];
  for (const [i, file] of files.entries()) {
    const id = await saveAttachment(trx, file, now);
    await trx
      .insertInto('petition_file')
      .values({
        attachment_id: id,
        petition_id: petitionId,
        purpose,
        answer_id: answerId,
        position: count + i,
      })
      .execute();
    ids.push(id);
  }
  return ids;
}

/** The files of a petition, in order. */
export async function listFiles(db: Db, petitionId: string): Promise<PetitionFile[]> {
  const rows = await db
    .selectFrom('petition_file')
    .selectAll()
    .where('petition_id', '=', petitionId)
    .orderBy('position')
    .execute();
  const byId = new Map(rows.map((row) => [row.attachment_id, row]));
  const attachments = await listAttachments(db, [...byId.keys()]);
  return attachments.map((attachment) => {
    const row = byId.get(attachment.id)!;
    return {
      ...attachment,
      petitionId,
      purpose: row.purpose,
      answerId: row.answer_id,
      isPublic: row.is_public,
    };
  });
}

/** Lets the public see files of a petition, or no longer. */
export async function setFilesPublic(trx: Trx, ids: string[], isPublic: boolean): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('petition_file')
    .set({ is_public: isPublic })
    .where('attachment_id', 'in', ids)
    .execute();
}

/** Gives files of answers that were returned to the next one; those that everybody sees stay where they are. */
export async function takeOverFiles(
  trx: Trx,
  petitionId: string,
  ids: string[],
  answerId: number,
): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('petition_file')
    .set({ answer_id: answerId })
    .where('petition_id', '=', petitionId)
    .where('purpose', '=', 'answer')
    .where('is_public', '=', false)
    .where('attachment_id', 'in', ids)
    .execute();
}
