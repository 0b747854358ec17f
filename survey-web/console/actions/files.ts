import { listProofs } from '../../../api/actions/store.ts';
import { attachmentResponse, photoResponse } from '../../../api/attachments/response.ts';
import { readAttachment, readPreview } from '../../../api/attachments/store.ts';
import { problem } from '../../../api/problems.ts';
import type { UnitVisit } from '../visit.ts';
import { getAction } from './opened.ts';

/** A file that proves a result, also before everybody may see it. */
export async function handOutProof(visit: UnitVisit): Promise<Response> {
  const { db } = visit.deps;
  const { action } = await getAction(visit);
  const id = (await listProofs(db, action.id)).find((file) => file.id === visit.param('proof'))?.id;
  if (id === undefined) throw problem('not-found');
  const isSmall = visit.query('size') === 'preview' || visit.query('preview') !== '';
  const preview = isSmall ? await readPreview(db, id) : undefined;
  if (preview) return photoResponse(preview);
  const attachment = await readAttachment(db, id);
  if (!attachment) throw problem('not-found');
  return attachmentResponse(attachment);
}
