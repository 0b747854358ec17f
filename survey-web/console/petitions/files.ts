import { attachmentResponse, photoResponse } from '../../../api/attachments/response.ts';
import { readAttachment, readPreview } from '../../../api/attachments/store.ts';
import { listFiles } from '../../../api/petitions/file-store.ts';
import { problem } from '../../../api/problems.ts';
import type { UnitVisit } from '../visit.ts';
import { openPetition } from './opened.ts';

/** A file of a petition in reach; what a sender photographed is personal data. */
export async function handOutFile(visit: UnitVisit): Promise<Response> {
  const { db } = visit.deps;
  const { petition } = await openPetition(visit);
  const files = await listFiles(db, petition.id);
  const id = files.find((file) => file.id === visit.param('file'))?.id;
  if (id === undefined) throw problem('not-found');
  const preview = visit.query('preview') ? await readPreview(db, id) : undefined;
  if (preview) return photoResponse(preview);
  const attachment = await readAttachment(db, id);
  if (!attachment) throw problem('not-found');
  return attachmentResponse(attachment);
}
