import type { Context } from 'hono';
import { attachmentResponse, photoResponse } from '../../api/attachments/response.ts';
import { readAttachment, readPreview } from '../../api/attachments/store.ts';
import type { Env } from '../../api/http/context.ts';
import { listFiles, type PetitionFile } from '../../api/petitions/file-store.ts';
import type { Petition } from '../../api/petitions/petition.ts';
import { problem } from '../../api/problems.ts';
import { isSender } from './tracking-session.ts';

/** Public files for everybody, the sender's own for the sender; whatever else is asked for is not there. */
export async function handOutFile(c: Context<Env>, petition: Petition): Promise<Response> {
  const { db } = c.var.deps;
  const file = (await listFiles(db, petition.id)).find(({ id }) => id === c.req.param('id'));
  if (!file || !(file.isPublic || isOwn(c, petition, file))) throw problem('not-found');
  if (c.req.query('size') === 'preview') {
    const preview = await readPreview(db, file.id);
    if (preview) return photoResponse(preview);
  }
  const attachment = await readAttachment(db, file.id);
  if (!attachment) throw problem('not-found');
  return attachmentResponse(attachment);
}

const isOwn = (c: Context<Env>, petition: Petition, { purpose }: PetitionFile) =>
  purpose !== 'answer' && isSender(c, petition);
