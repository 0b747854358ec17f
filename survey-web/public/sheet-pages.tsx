import { raw } from 'hono/html';
import { listPublishedActions } from '../../api/actions/store.ts';
import { room } from '../../api/http/context.ts';
import { qrSvg } from '../../api/points/qr.ts';
import { booksOfPage, pageFigures } from '../../api/publication/routes.ts';
import { inLocale } from '../../api/text.ts';
import { inOtherLanguage, Layout } from '../layout.tsx';
import { paperStyle } from '../poster/paper-style.ts';
import { noticeSheetTexts } from '../texts/notice-sheet.ts';
import { NoticeSheet } from './notice-sheet.tsx';

/** The unit's figures as a sheet for the notice board, for the same days and measure as its page. */
export const sheetPages = room().get('/u/:slug/sheet', async (c) => {
  const { locale, deps } = c.var;
  const page = await pageFigures(c);
  const { unit, chain, satisfaction } = page;
  const { publicUrl } = deps.config;
  const path = `/u/${unit.slug}`;
  const t = noticeSheetTexts[locale];
  const { search } = new URL(c.req.url);
  const superior = chain[1];
  return c.html(
    <Layout
      locale={locale}
      title={`${t.page} – ${satisfaction.unit.name}`}
      otherLanguage={inOtherLanguage(c.req.url, locale)}
      demonstration={satisfaction.demonstration}
      width="wide"
    >
      <style>{raw(paperStyle('a4'))}</style>
      <div class="poster-page">
        <div class="poster-notes">
          <h1>{t.page}</h1>
          <h2>{t.howToPrint}</h2>
          <p>{t.print}</p>
          <p>{t.again}</p>
          <p>
            <a href={`${path}${search}`}>{t.back}</a>
          </p>
        </div>
        <NoticeSheet
          satisfaction={satisfaction}
          books={await booksOfPage(c, page)}
          actions={await listPublishedActions(deps.db, [unit.id], 20)}
          superior={superior ? inLocale(superior.name, locale) : null}
          qr={await qrSvg(`${publicUrl}${path}`, 'M')}
          typed={`${publicUrl.replace(/^https?:\/\//, '')}${path}`}
          locale={locale}
        />
      </div>
    </Layout>,
  );
});
