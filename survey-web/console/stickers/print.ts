import { listStickers } from '../../../api/petitions/sticker-store.ts';
import { inCapitals, reachOf } from '../../../api/points/qr.ts';
import { problem } from '../../../api/problems.ts';
import { inLocale } from '../../../api/text.ts';
import { stickersAsPdf } from '../../poster/pdf.ts';
import { both } from '../../poster/words.ts';
import { stickerCall, stickerTexts } from '../../texts/console-stickers.ts';
import { sheetTexts } from '../../texts/poster.ts';
import type { UnitVisit } from '../visit.ts';
import { showStickers } from './list.tsx';

/** The stickers that are ticked, or all in use, as a PDF of label sheets. */
export async function printStickers(visit: UnitVisit) {
  const { deps, unit, locale, now, c } = visit;
  const t = stickerTexts[locale];
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const ticked = new Set(form.getAll('code'));
      const all = form.get('which') === 'all';
      const stickers = (await listStickers(deps.db, unit.id)).filter(
        ({ retired, code }) => !retired && (all || ticked.has(code)),
      );
      if (stickers.length === 0) {
        throw problem('invalid-input', { errors: [{ path: 'code', message: t.nothingTicked }] });
      }
      const pdf = await stickersAsPdf(
        stickers.map(({ code, label, place }) => ({
          address: inCapitals(deps.config.publicUrl, `/kien-nghi/tem/${code}`),
          call: stickerCall,
          unit: unit.name.vi,
          place: [label, place].filter(Boolean).join(' · '),
          code,
          notice: noticeOf(visit),
        })),
        { title: `${t.title} – ${inLocale(unit.name, locale)}`, now },
      );
      return c.body(pdf, 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${unit.slug}-tem.pdf"`,
      });
    },
    (refused) => showStickers(visit, form, refused),
  );
}

function noticeOf({ unit, deps }: UnitVisit): string | undefined {
  if (unit.demonstration) return both(sheetTexts.demonstration);
  const reach = reachOf(deps.config.publicUrl);
  if (reach === 'private') return both(sheetTexts.onlyInside);
  return reach === 'this-machine' ? both(sheetTexts.trial) : undefined;
}
