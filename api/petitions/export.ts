import type { Db } from '../database/open.ts';
import { listFiles } from './file-store.ts';
import { listMessages } from './message-store.ts';
import type { Petition } from './petition.ts';
import { findSender } from './store.ts';
import { urlOf } from './view.ts';

/** What is kept of a petition beyond what everybody may see: for its sender, who has shown the secret. */
export async function exportForSender(db: Db, petition: Petition) {
  const files = await listFiles(db, petition.id);
  return {
    sender: (await findSender(db, petition.id)) ?? null,
    ownText: petition.text,
    place: petition.place,
    position: petition.position,
    consent: petition.consentVersion,
    mayPublish: { text: petition.mayPublishText, photos: petition.mayPublishPhotos },
    messages: (await listMessages(db, petition.id)).map(({ at, author, text }) => ({
      at: at.toISOString(),
      author,
      text,
    })),
    files: files
      .filter(({ purpose }) => purpose !== 'answer')
      .map((file) => ({
        url: urlOf(petition, file),
        width: file.width,
        height: file.height,
        sha256: file.sha256,
      })),
  };
}
