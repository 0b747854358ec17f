import { addDays } from '../../../api/days.ts';
import { findWeek, lastFinishedWeek, type Week, weekOf } from '../../../api/periods/week.ts';
import { putInContext } from '../../../api/publication/context.ts';
import { publishWeek } from '../../../api/publication/week.ts';
import { assetUrl } from '../../assets.ts';
import { consoleWeekTexts } from '../../texts/console-week.ts';
import { weekAfter } from '../../week/asked.ts';
import { weekLines, weekMessage } from '../../week/lines.ts';
import { consoleRoom } from '../console-room.ts';
import type { UnitVisit } from '../visit.ts';

/** The week of a unit as a message, a link and a picture, to be sent by hand. */
export const weekSharePages = consoleRoom();
weekSharePages.get('/units/:unit/week', 'results.public', showWeek);

async function showWeek(visit: UnitVisit) {
  const { deps, unit, now, today, locale } = visit;
  const t = consoleWeekTexts[locale];
  const week = weekChosen(visit);
  const context = await putInContext(deps.db, unit);
  const { privacyMinimum, publicUrl } = deps.config;
  const asked = { week, descendants: false };
  const summary = await publishWeek(deps.db, context, asked, { now, privacyMinimum, locale });
  const lines = weekLines(summary, today, locale);
  const query = `?week=${week.slug}${locale === 'en' ? '&lang=en' : ''}`;
  const link = `${publicUrl}/u/${unit.slug}/week${query}`;
  const picture = `/u/${unit.slug}/week.png${query}`;
  const at = `/console/units/${unit.slug}/week`;
  const later = weekAfter(week, today);
  return visit.show({
    title: t.title,
    lead: t.lead,
    script: assetUrl('console-copy'),
    width: 'narrow',
    children: (
      <div class="week-share">
        <p class="console-actions">
          <b>
            {lines.title} ({lines.days})
          </b>
          <a href={`${at}?week=${weekOf(addDays(week.from, -7)).slug}`}>{t.earlier}</a>
          {later && <a href={`${at}?week=${later.slug}`}>{t.later}</a>}
        </p>
        <section aria-labelledby="message">
          <h2 id="message">{t.message}</h2>
          <p class="card week-message" id="message-text">
            {weekMessage(lines, link, locale)}
          </p>
          <button type="button" class="button" data-copies="message-text" hidden>
            {t.copy}
          </button>
        </section>
        <section aria-labelledby="link">
          <h2 id="link">{t.link}</h2>
          <p>
            <a href={link} id="link-text">
              {link}
            </a>
          </p>
          <button type="button" class="button quiet" data-copies="link-text" hidden>
            {t.copyLink}
          </button>
        </section>
        <section aria-labelledby="picture">
          <h2 id="picture">{t.picture}</h2>
          <p>
            <img
              src={picture}
              alt={t.pictureOf(`${lines.title.toLocaleLowerCase(locale)}: ${lines.facts}`)}
              width="270"
              height="338"
            />
          </p>
          <p>
            <a class="button quiet" href={picture} download={`${unit.slug}-${week.slug}.png`}>
              {t.save}
            </a>
          </p>
        </section>
      </div>
    ),
  });
}

/** The week asked for; one that is no week, or has not begun, is as good as none. */
function weekChosen({ query, today }: UnitVisit): Week {
  const week = findWeek(query('week'));
  return week && week.from <= today ? week : lastFinishedWeek(today);
}
