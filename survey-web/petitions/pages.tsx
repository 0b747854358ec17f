import type { Context } from 'hono';
import { dayOf } from '../../api/days.ts';
import { atMost } from '../../api/http/body.ts';
import { type Env, room } from '../../api/http/context.ts';
import { receiveUpload } from '../../api/http/multipart.ts';
import { type Limits, spend } from '../../api/http/rate-limit.ts';
import { isSecretOf, secretKeyFrom } from '../../api/petitions/code.ts';
import { openUnit, receiptOf } from '../../api/petitions/receive.ts';
import { getPetition, uploadLimits } from '../../api/petitions/routes.ts';
import { findSticker } from '../../api/petitions/sticker-store.ts';
import { findUnitById } from '../../api/units/store.ts';
import { wayOutTexts } from '../texts/petition-way-out.ts';
import { petitionTexts } from '../texts/petitions.ts';
import { receiveAlso, showAlso } from './also.tsx';
import { answerFindUnit } from './find-unit.tsx';
import { filledBySticker, openForm } from './opened.ts';
import { answerPage } from './page.tsx';
import { answerForm, answerReceipt, answerSent } from './sending.tsx';
import { receiptKept } from './tracking-session.ts';
import { petitionAddress } from './view.ts';
import { WayOut } from './way-out.tsx';

/** Sending a petition: the form, what it sends, the receipt, and the ways around it. */
export function petitionPages(limits: Limits) {
  const slowDown = (c: Context<Env>, limit: keyof Limits) =>
    spend(limits[limit], c, 1, c.var.deps.config.trustProxy, c.var.deps.now());
  return room()
    .get('/kien-nghi', showForm)
    .post('/kien-nghi', (c) => {
      // Before anything is read; that of petitions comes after, so that the form can be shown again.
      slowDown(c, 'responses');
      return receiveUpload(c, uploadLimits, ({ fields, files }) =>
        answerSent(c, limits, fields, files.get('photo') ?? []),
      );
    })
    .get('/kien-nghi/khieu-nai-to-cao', showWayOut)
    .get('/kien-nghi/cung-gap', showAlso)
    .post('/kien-nghi/cung-gap', atMost(64 * 1024), (c) => {
      slowDown(c, 'petitions');
      return receiveAlso(c);
    })
    .on('GET', ['/kien-nghi/tem/:code', '/KIEN-NGHI/TEM/:code'], (c) =>
      c.redirect(petitionAddress(c.var.locale, '', { sticker: c.req.param('code') }), 303),
    )
    .get('/kien-nghi/:code/da-gui', async (c) => {
      const petition = await getPetition(c);
      const secret = receiptKept(c);
      const { config } = c.var.deps;
      if (secret !== undefined) {
        slowDown(c, 'secrets');
        if (isSecretOf(secretKeyFrom(config.secret), petition, secret)) {
          return answerReceipt(c, receiptOf(petition, config.secret), 200);
        }
      }
      return c.redirect(petitionAddress(c.var.locale, `/${petition.code}`), 303);
    });
}

async function showForm(c: Context<Env>) {
  const { deps, locale } = c.var;
  const t = petitionTexts[locale];
  const today = dayOf(deps.now());
  const typed = c.req.query('sticker');
  if (typed !== undefined) {
    const sticker = await findSticker(deps.db, typed);
    const hung = sticker && (await findUnitById(deps.db, sticker.unitId));
    const unit = hung && (await openUnit(deps.db, hung.slug, today));
    if (!sticker || !unit) return answerFindUnit(c, { status: 404, text: t.stickerUnknown });
    return answerForm(c, 200, await openForm(c, unit, await filledBySticker(c, sticker)));
  }
  const slug = c.req.query('unit');
  if (!slug) return answerFindUnit(c);
  const unit = await openUnit(deps.db, slug, today);
  if (!unit) return answerFindUnit(c, { status: 404, text: t.findUnknown });
  return answerForm(c, 200, await openForm(c, unit, new URLSearchParams()));
}

function showWayOut(c: Context<Env>) {
  const { locale } = c.var;
  const unit = c.req.query('unit');
  return answerPage(c, {
    title: `${wayOutTexts[locale].title} – Lắng Nghe`,
    state: 'other',
    children: <WayOut locale={locale} back={petitionAddress(locale, '', unit ? { unit } : {})} />,
  });
}
