import { countIncoming } from '../../../api/tallies/store.ts';
import { inLocale } from '../../../api/text.ts';
import { countInWords } from '../../public/wording.ts';
import { homeTexts } from '../../texts/console-home.ts';
import { consoleWeekTexts } from '../../texts/console-week.ts';
import { ActionsDue } from '../actions/due.tsx';
import { Waiting } from '../petitions/waiting.tsx';
import type { UnitVisit } from '../visit.ts';
import { FirstPath, firstSteps } from './first-path.tsx';

/** A unit's first page, below its doors: how many came in, the path to the first response, and what has no door. */
export async function showUnit(visit: UnitVisit) {
  const { locale, unit, deps, today } = visit;
  const t = homeTexts[locale];
  const at = `/console/units/${unit.slug}`;
  const thisYear = await countIncoming(deps.db, unit.id, `${today.slice(0, 4)}-01-01`, today);
  const steps = await firstSteps(visit);
  const isSetUp = steps.every(({ state }) => state !== 'next');
  return visit.show({
    title: inLocale(unit.name, locale),
    lead: t.unitLead,
    children: (
      <>
        {thisYear > 0 && (
          <p class="console-counts">
            <b>{t.today(countInWords(await countIncoming(deps.db, unit.id, today, today), locale))}</b>
            <span class="soft">{t.total(countInWords(thisYear, locale))}</span>
          </p>
        )}
        {await Waiting({ visit, unit })}
        {await ActionsDue({ visit })}
        {!isSetUp && visit.may('points.edit') && <FirstPath steps={steps} locale={locale} />}
        <h2>{t.also}</h2>
        <ul class="console-list">
          {visit.may('units.edit') && (
            <>
              <li>
                <a href={`${at}/hours`}>{t.hours}</a>
              </li>
              <li>
                <a href={`${at}/entry/counters`}>{t.counters}</a>
              </li>
            </>
          )}
          {visit.may('results.public') && (
            <li>
              <a href={`${at}/week`}>{consoleWeekTexts[locale].door}</a>
            </li>
          )}
          <li>
            <a href={`/u/${unit.slug}`}>{t.publicPage}</a>
          </li>
        </ul>
      </>
    ),
  });
}
