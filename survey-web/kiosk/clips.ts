import { audioResponse } from '../../api/attachments/response.ts';
import { readAttachment } from '../../api/attachments/store.ts';
import { room } from '../../api/http/context.ts';
import { isClip } from '../../api/kiosks/clip-store.ts';
import { problem } from '../../api/problems.ts';

/** Questions spoken aloud, for kiosks; no other attachment is handed out here. */
export const kioskClipRoutes = room().get('/kiosk/clips/:id', async (c) => {
  const id = c.req.param('id');
  const { db } = c.var.deps;
  const isKnown = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) && (await isClip(db, id));
  const clip = isKnown ? await readAttachment(db, id) : undefined;
  if (!clip) throw problem('not-found');
  return audioResponse(clip, c.req.header('range'));
});
