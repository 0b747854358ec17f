import { recordChanges } from '../../../api/audit/store.ts';
import { listCategories } from '../../../api/categories/store.ts';
import { addSticker, findSticker, retireSticker } from '../../../api/petitions/sticker-store.ts';
import { problem } from '../../../api/problems.ts';
import { stickerTexts } from '../../texts/console-stickers.ts';
import { consoleRoom } from '../console-room.ts';
import type { UnitVisit } from '../visit.ts';
import { showStickers } from './list.tsx';
import { printStickers } from './print.ts';
import { typedStickers } from './typed-stickers.ts';

/** Stickers on lamp posts: made, printed and retired by who handles petitions of the unit. */
export const stickerPages = consoleRoom();
stickerPages.get('/units/:unit/stickers', 'petitions.edit', (visit) =>
  showStickers(visit, new URLSearchParams()),
);
stickerPages.post('/units/:unit/stickers', 'petitions.edit', make);
stickerPages.post('/units/:unit/stickers/print', 'petitions.edit', printStickers);
stickerPages.post('/units/:unit/stickers/:sticker/retire', 'petitions.edit', (visit) =>
  setRetired(visit, 'retire'),
);
stickerPages.post('/units/:unit/stickers/:sticker/reopen', 'petitions.edit', (visit) =>
  setRetired(visit, 'reopen'),
);

async function make(visit: UnitVisit) {
  const { deps, unit, locale, now, today } = visit;
  // What has ended takes no petitions of its own.
  if (unit.validTo !== null && unit.validTo < today) throw problem('not-found');
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const { stickers, errors } = typedStickers(form.get('lines') ?? '', locale);
      const key = form.get('category') ?? '';
      const category = (await listCategories(deps.db)).find((one) => one.key === key && !one.retired);
      if (key && !category) errors.push({ path: 'category', message: stickerTexts[locale].wrongCategory });
      if (errors.length > 0) throw problem('invalid-input', { errors });
      const codes = await visit.change(async (trx, by) => {
        const made = [];
        for (const sticker of stickers) {
          made.push(await addSticker(trx, unit.id, { ...sticker, categoryId: category?.id ?? null }, now));
        }
        const changes = made.map(({ code, label, place, position }) => ({
          action: 'sticker.add',
          unitId: unit.id,
          subject: { kind: 'sticker', key: code },
          after: { label, place, position, category: category?.key ?? null },
        }));
        await recordChanges(trx, by, changes, now);
        return made.map(({ code }) => code);
      });
      return visit.go(`/units/${unit.slug}/stickers?tick=${codes.slice(0, 100).join(',')}`, 'added');
    },
    (refused) => showStickers(visit, form, refused),
  );
}

async function setRetired(visit: UnitVisit, act: 'retire' | 'reopen') {
  const { unit, now } = visit;
  await visit.change(async (trx, by) => {
    const sticker = await findSticker(trx, visit.param('sticker'));
    if (!sticker || sticker.unitId !== unit.id) throw problem('not-found');
    if (sticker.retired === (act === 'retire')) return;
    await retireSticker(trx, sticker.id, act === 'retire' ? now : null);
    const change = {
      action: act === 'retire' ? 'sticker.retire' : 'sticker.reopen',
      unitId: unit.id,
      subject: { kind: 'sticker', key: sticker.code },
    };
    await recordChanges(trx, by, [change], now);
  });
  return visit.go(`/units/${unit.slug}/stickers`, act === 'retire' ? 'closed' : 'reopened');
}
