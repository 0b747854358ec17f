import { sql } from 'kysely';
import { deleteAttachments } from '../attachments/store.ts';
import type { Trx } from '../database/open.ts';
import { withdrawLetters } from '../notices/store.ts';
import { forgetDeliveriesAbout } from '../webhooks/delivery-store.ts';
import { listFiles } from './file-store.ts';
import { type Circumstances, type Mover, movePetition } from './move.ts';
import { isEnded } from './moves.ts';
import type { Petition } from './petition.ts';
import { saveSender } from './store.ts';

/**
 * Erases whoever sent it, and all that they wrote and showed. What remains tells nothing of them: when it came, what
 * it was about, how it went, and the outcome as it was published. What is still in hand is withdrawn first.
 */
export async function erasePetition(
  trx: Trx,
  by: Mover,
  petition: Petition,
  circumstances: Circumstances,
): Promise<Petition> {
  const closed =
    isEnded(petition.state) || by.actor === 'system'
      ? petition
      : await movePetition(trx, by, petition, { move: 'withdraw' }, circumstances);
  const values = {
    text: '',
    place: null,
    latitude: null,
    longitude: null,
    text_hash: null,
    published_text: null,
    hidden_passages: '[]',
    may_publish_text: false,
    may_publish_photos: false,
    erased_at: circumstances.now,
  };
  // Before the move, whose own letter is the last that goes out; it is emptied once it has.
  await withdrawLetters(trx, { kind: 'petition', key: petition.code }, circumstances.now);
  await forgetDeliveriesAbout(trx, petition.code, circumstances.now);
  const moved = await movePetition(trx, by, closed, { move: 'erase', values }, circumstances);
  await sql`update petition set search = to_tsvector('simple', ${petition.code}) where id = ${petition.id}`.execute(
    trx,
  );
  await saveSender(trx, petition.id, null);
  await eraseWords(trx, petition.id);
  return moved;
}

async function eraseWords(trx: Trx, petitionId: string): Promise<void> {
  const files = await listFiles(trx, petitionId);
  const theirs = files.filter(({ purpose }) => purpose !== 'answer').map(({ id }) => id);
  for (const table of ['petition_message', 'petition_note'] as const) {
    await trx.deleteFrom(table).where('petition_id', '=', petitionId).execute();
  }
  await trx.updateTable('petition_event').set({ text: null }).where('petition_id', '=', petitionId).execute();
  await trx
    .updateTable('petition_rating')
    .set({ comment: null })
    .where('petition_id', '=', petitionId)
    .execute();
  await trx
    .updateTable('petition_notice')
    .set({ note: null })
    .where('petition_id', '=', petitionId)
    .execute();
  await trx
    .updateTable('petition_answer')
    .set({ text: sql<string>`coalesce(published_text, '')`, return_reason: null, hidden_passages: '[]' })
    .where('petition_id', '=', petitionId)
    .execute();
  if (theirs.length === 0) return;
  await trx.deleteFrom('petition_file').where('attachment_id', 'in', theirs).execute();
  await deleteAttachments(trx, theirs);
}
