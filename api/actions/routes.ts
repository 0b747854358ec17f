import { attachmentResponse, photoResponse } from '../attachments/response.ts';
import { readAttachment, readPreview } from '../attachments/store.ts';
import { dayOf } from '../days.ts';
import { room } from '../http/context.ts';
import { problem } from '../problems.ts';
import { inLocale } from '../text.ts';
import { getUnit } from '../units/store.ts';
import { actionForPrograms } from './for-programs.ts';
import { isProofPublic, listPublishedActions } from './store.ts';

const most = 100;

/** What a unit let everybody read of its actions, for programs, and the files that prove it. */
export const actionFiles = room()
  .get('/u/:slug/actions.json', async (c) => {
    const { deps, locale } = c.var;
    const unit = await getUnit(deps.db, c.req.param('slug'));
    const today = dayOf(deps.now());
    const actions = await listPublishedActions(deps.db, [unit.id], most);
    c.header('Cache-Control', 'no-cache');
    return c.json({
      unit: { slug: unit.slug, name: inLocale(unit.name, locale) },
      demonstration: unit.demonstration,
      actions: actions.map((action) => actionForPrograms(action, deps.config.publicUrl, today)),
    });
  })
  .get('/u/:slug/actions/:file', async (c) => {
    const { db } = c.var.deps;
    const unit = await getUnit(db, c.req.param('slug'));
    const id = c.req.param('file');
    if (!(await isProofPublic(db, unit.id, id))) throw problem('not-found');
    const preview = c.req.query('size') === 'preview' ? await readPreview(db, id) : undefined;
    if (preview) return forAWhile(photoResponse(preview));
    const attachment = await readAttachment(db, id);
    if (!attachment) throw problem('not-found');
    return forAWhile(attachmentResponse(attachment));
  });

/** Everybody may see it, but what is withdrawn must be gone soon. */
function forAWhile(response: Response): Response {
  response.headers.set('Cache-Control', 'public, max-age=300');
  return response;
}
