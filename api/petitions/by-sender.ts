import type { Checked } from '../attachments/attachment.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { addWorkingDays, countWorkingDays } from '../calendar/working-days.ts';
import type { Trx } from '../database/open.ts';
import { type Day, dayOf } from '../days.ts';
import { problem } from '../problems.ts';
import { listAnswers, saveRating } from './answer-store.ts';
import { keepFiles, listFiles, setFilesPublic } from './file-store.ts';
import { addMessage } from './message-store.ts';
import { type Circumstances, type Mover, movePetition } from './move.ts';
import type { Petition, Sender } from './petition.ts';
import { saveSender } from './store.ts';

/** How long an answer may be contested; once. */
export const reopenWithin = 15;

/** What a sender does who has shown the secret, or staff at their wish. The petition has to be locked. */

export async function replyToOffice(
  trx: Trx,
  petition: Petition,
  { text, files }: { text: string; files: Checked[] },
  circumstances: Circumstances,
): Promise<Petition> {
  const moved = await movePetition(trx, { actor: 'sender' }, petition, { move: 'reply' }, circumstances);
  await addMessage(trx, petition.id, { author: 'sender', by: null, text }, circumstances.now);
  await keepFiles(trx, petition.id, files, { purpose: 'reply' }, circumstances.now);
  return moved;
}

export const withdrawPetition = (
  trx: Trx,
  petition: Petition,
  { reason }: { reason: string | null },
  circumstances: Circumstances,
): Promise<Petition> =>
  movePetition(trx, { actor: 'sender' }, petition, { move: 'withdraw', text: reason }, circumstances);

/** Rates the published answer, and says whether the matter is mended; may be changed until the next answer. */
export async function rateAnswer(
  trx: Trx,
  by: Mover,
  petition: Petition,
  rating: { level: number; mended: boolean | null; comment: string | null },
  circumstances: Circumstances,
): Promise<Petition> {
  const answer = (await listAnswers(trx, petition.id)).findLast(({ publishedAt }) => publishedAt !== null);
  if (!answer) throw problem('petition-move-refused');
  const facts = { level: rating.level, mended: rating.mended };
  const moved = await movePetition(trx, by, petition, { move: 'rate', facts }, circumstances);
  await saveRating(trx, petition.id, { answerId: answer.id, ...rating, at: circumstances.now });
  return moved;
}

/** Whether the sender may have the answer looked at again: once, within 15 working days; a broken promise always. */
export function mayReopen(petition: Petition, calendar: Calendar, now: Date): boolean {
  if (petition.state === 'promised' && petition.promiseDay !== null && petition.promiseDay < dayOf(now)) {
    return true;
  }
  if (!['published', 'promised'].includes(petition.state) || petition.timesReopened > 0) return false;
  return countWorkingDays(calendar, dayOf(petition.endedAt!), dayOf(now)) <= reopenWithin;
}

/** The last day on which an answer that stands may be contested. */
export const reopenUntil = (petition: Petition, calendar: Calendar): Day =>
  addWorkingDays(calendar, dayOf(petition.endedAt!), reopenWithin);

/** Says that the answer did not help; the time for an answer begins anew. */
export async function reopenPetition(
  trx: Trx,
  by: Mover,
  petition: Petition,
  { reason }: { reason: string },
  circumstances: Circumstances,
): Promise<Petition> {
  const { calendar, now } = circumstances;
  if (!mayReopen(petition, calendar, now)) throw problem('petition-move-refused');
  const values = { times_reopened: petition.timesReopened + 1, reopened_at: now };
  const moved = await movePetition(trx, by, petition, { move: 'reopen', values }, circumstances);
  const author = by.actor === 'sender' ? null : by.author;
  await addMessage(trx, petition.id, { author: 'sender', by: author, text: reason }, now);
  return moved;
}

/** Corrects what is known of the sender. What was and is known of them goes into no history. */
export async function correctSender(
  trx: Trx,
  by: Mover,
  petition: Petition,
  sender: Sender,
  circumstances: Circumstances,
): Promise<Petition> {
  const moved = await movePetition(trx, by, petition, { move: 'correct' }, circumstances);
  await saveSender(trx, petition.id, sender);
  return moved;
}

/** Takes back, or gives, the leave to publish the text and the photos; what is taken back is hidden at once. */
export async function setMayPublish(
  trx: Trx,
  by: Mover,
  petition: Petition,
  mayPublish: { text: boolean; photos: boolean },
  circumstances: Circumstances,
): Promise<Petition> {
  const values = {
    may_publish_text: mayPublish.text,
    may_publish_photos: mayPublish.photos,
    ...(mayPublish.text ? {} : { published_text: null, hidden_passages: '[]' }),
  };
  const step = { move: 'hide-text' as const, facts: { mayPublish }, values };
  const moved = await movePetition(trx, by, petition, step, circumstances);
  if (mayPublish.photos) return moved;
  const theirs = (await listFiles(trx, petition.id)).filter(({ purpose }) => purpose !== 'answer');
  await setFilesPublic(
    trx,
    theirs.map(({ id }) => id),
    false,
  );
  return moved;
}
