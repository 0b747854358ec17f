import { boardAskedFor } from '../../api/board/asked.ts';
import { dayOf } from '../../api/days.ts';
import { room } from '../../api/http/context.ts';
import { recentCalendarPeriods } from '../../api/periods/period.ts';
import { listOwnPeriods } from '../../api/periods/store.ts';
import { inLocale } from '../../api/text.ts';
import { getUnit, listBelow, listChain } from '../../api/units/store.ts';
import { inOtherLanguage, Layout, withQuery } from '../layout.tsx';
import { PeriodPicker } from '../public/period-picker.tsx';
import { dayInWords } from '../public/wording.ts';
import { boardTexts } from '../texts/board.ts';
import { publicTexts } from '../texts/public.ts';
import { BoardView } from './board-view.tsx';
import { shownOnPage } from './units.tsx';

/** The public board of a unit. */
export const boardPages = room().get('/u/:slug/targets', async (c) => {
  const { deps, locale } = c.var;
  const { db, config } = deps;
  const t = boardTexts[locale];
  const now = deps.now();
  const unit = await getUnit(db, c.req.param('slug'));
  const { board, query } = await boardAskedFor(db, unit, c.req.query(), {
    now,
    privacyMinimum: config.privacyMinimum,
    locale,
    explained: (units, { page }) => shownOnPage(units, page),
  });
  const { url } = c.req;
  const { search, pathname } = new URL(url);
  const path = pathname.replace(/\/+$/, '');
  const language = locale === 'en' ? '?lang=en' : '';
  const [, superior] = await listChain(db, unit);
  const { from, to } = board.period;
  c.header('Cache-Control', 'no-cache');
  return c.html(
    <Layout
      locale={locale}
      title={`${t.title} – ${board.unit.name}`}
      width="wide"
      otherLanguage={inOtherLanguage(url, locale)}
      demonstration={board.demonstration}
    >
      <div class="public board-page">
        {superior && (
          <p class="superior soft">
            {publicTexts[locale].partOf}{' '}
            <a href={`/u/${superior.slug}/targets${language}`}>{inLocale(superior.name, locale)}</a>
          </p>
        )}
        <h1>
          {t.title}: {board.unit.name}
        </h1>
        <p class="days">
          {dayInWords(from, locale)} – {dayInWords(to, locale)}{' '}
          <a href="#periods" class="to-periods">
            {publicTexts[locale].pickPeriod}
          </a>{' '}
          · <a href={`/u/${unit.slug}${language}`}>{t.unitPage}</a>
        </p>
        <BoardView
          board={board}
          query={query}
          locale={locale}
          hasUnitsBelow={(await listBelow(db, unit.id)).length > 0}
          links={{
            csv: `${path}.csv${search}`,
            xlsx: null,
            json: `${path}.json${search}`,
            depth: (descendants) => withQuery(url, { descendants, page: '' }),
            order: (order) => withQuery(url, { order }),
            page: (page) => withQuery(url, { page: String(page) }),
            boardOf: (slug) =>
              withQuery(new URL(`/u/${slug}/targets${search}`, url).href, { page: '', order: '' }),
            resultsOf: (slug) => `/u/${slug}${language}`,
          }}
        >
          <PeriodPicker
            action={path}
            calendar={recentCalendarPeriods(dayOf(now))}
            own={await listOwnPeriods(db)}
            chosen={query.period}
            kept={{
              ...(query.descendants === 'all' ? {} : { descendants: c.req.query('descendants') ?? '' }),
              ...(locale === 'en' ? { lang: 'en' } : {}),
            }}
            usual={
              query.period || query.from || query.to ? withQuery(url, { period: '', from: '', to: '' }) : null
            }
            from={from}
            to={to}
            locale={locale}
          />
        </BoardView>
      </div>
    </Layout>,
  );
});
