import { addDays } from '../../api/days.ts';
import { room } from '../../api/http/context.ts';
import { weekOf } from '../../api/periods/week.ts';
import { openOutlines } from '../../api/print/outlines.ts';
import { answerPng } from '../embed/pictures/pages.ts';
import { inOtherLanguage, withQuery } from '../layout.tsx';
import { layoutTexts } from '../texts/layout.ts';
import { weekAfter, weekAskedFor } from './asked.ts';
import { drawWeek } from './picture.ts';
import { WeekPage } from './week-page.tsx';

/** A unit's week, to be sent by messengers: as a page and as a picture. */
export const weekPages = room()
  .get('/u/:slug/week.png', async (c) => {
    const { deps, locale } = c.var;
    const { unit, week, lines } = await weekAskedFor(c);
    const svg = drawWeek(await openOutlines(), lines, {
      link: `${deps.config.publicUrl}/u/${unit.slug}/week?week=${week.slug}`,
      demonstration: unit.demonstration ? layoutTexts[locale].demonstration : null,
      locale,
    });
    return answerPng(c, svg, 1);
  })
  .get('/u/:slug/week', async (c) => {
    const { locale } = c.var;
    const { unit, week, today, descendants, lines } = await weekAskedFor(c);
    const { url } = c.req;
    const ofWeek = (slug: string) => withQuery(url, { week: slug });
    const later = weekAfter(week, today);
    const lang = locale === 'en' ? 'en' : '';
    const below = descendants ? 'true' : '';
    const beside = (path: string, query: Record<string, string>) =>
      withQuery(new URL(path, url).href, { ...query, descendants: below, lang });
    return c.html(
      <WeekPage
        lines={lines}
        week={week}
        isUnfinished={week.to >= today}
        demonstration={unit.demonstration}
        locale={locale}
        links={{
          otherLanguage: inOtherLanguage(url, locale),
          whole: beside(`/u/${unit.slug}`, {}),
          picture: beside(`/u/${unit.slug}/week.png`, { week: week.slug }),
          earlier: ofWeek(weekOf(addDays(week.from, -7)).slug),
          later: later && ofWeek(later.slug),
        }}
      />,
    );
  });
