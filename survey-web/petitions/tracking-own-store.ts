import type { Db } from '../../api/database/open.ts';
import { listAnswers, listRatings, type Rating } from '../../api/petitions/answer-store.ts';
import { listFiles, type PetitionFile } from '../../api/petitions/file-store.ts';
import { listMessages, type Message } from '../../api/petitions/message-store.ts';
import type { Petition, Sender } from '../../api/petitions/petition.ts';
import { findSender } from '../../api/petitions/store.ts';

/** What the sender alone sees of a petition. */
export interface Own {
  petition: Petition;
  sender: Sender | null;
  messages: Message[];
  /** Their own photos, with the petition and with replies. */
  files: PetitionFile[];
  /** What they said of the answer that stands. */
  rating: Rating | null;
}

/** Only for who has shown the secret. */
export async function readOwn(db: Db, petition: Petition): Promise<Own> {
  const answer = (await listAnswers(db, petition.id)).findLast(({ publishedAt }) => publishedAt !== null);
  const ratings = await listRatings(db, petition.id);
  const files = await listFiles(db, petition.id);
  return {
    petition,
    sender: (await findSender(db, petition.id)) ?? null,
    messages: await listMessages(db, petition.id),
    files: files.filter(({ purpose }) => purpose !== 'answer'),
    rating: ratings.find(({ answerId }) => answerId === answer?.id) ?? null,
  };
}
