import { calendarPeriod, recentCalendarPeriods } from '../../../api/periods/period.ts';
import { listOwnPeriods } from '../../../api/periods/store.ts';
import { satisfactionCsv } from '../../../api/publication/csv.ts';
import type { PageQuery } from '../../../api/publication/query.ts';
import { listPointNames } from '../../../api/results/store.ts';
import { inLocale } from '../../../api/text.ts';
import { listBelow } from '../../../api/units/store.ts';
import { assetUrl } from '../../assets.ts';
import { withQuery } from '../../layout.tsx';
import { PeriodPicker } from '../../public/period-picker.tsx';
import { dayInWords } from '../../public/wording.ts';
import { resultsTexts } from '../../texts/console-results.ts';
import { consoleRoom } from '../console-room.ts';
import type { UnitVisit } from '../visit.ts';
import { incomingNow, resultsAskedFor, watchedBy } from './asked.ts';
import { partRows } from './csv-rows.ts';
import { Figures } from './figures.tsx';
import { IncomingNumbers } from './incoming.tsx';
import { streamIncoming } from './stream.ts';

export const resultPages = consoleRoom();
resultPages.get('/units/:unit/results', 'results.public', showResults);
resultPages.get('/units/:unit/results/csv', 'results.public', downloadResults);
resultPages.get('/units/:unit/results/live', 'results.public', streamIncoming);

async function showResults(visit: UnitVisit) {
  const { locale, unit, deps } = visit;
  const t = resultsTexts[locale];
  const { query, satisfaction, exact } = await resultsAskedFor(visit);
  const { counts, monday } = await incomingNow(visit, await watchedBy(visit, query.descendants));
  const { period, ...picker } = await pickerOf(visit, query);
  const { from, to } = satisfaction.period;
  const { search } = new URL(visit.c.req.url);
  const toPoints = visit.may('points.read') ? `/console/units/${unit.slug}/points` : null;
  return visit.show({
    title: t.title,
    lead: t.lead,
    script: assetUrl('console-live'),
    children: (
      <div class="public results">
        <p class="basis">{exact ? t.exact(dayInWords(exact.lastFinished, locale)) : t.asPublished}</p>
        {satisfaction.overall.rate === null && (
          <p class="basis">
            {exact ? t.empty : t.emptyPublic} {toPoints && <a href={toPoints}>{t.toPosters}</a>}
          </p>
        )}
        <p class="days">
          {period && <b>{inLocale(period.name, locale)}: </b>}
          {dayInWords(from, locale)} – {dayInWords(to, locale)}{' '}
          <a href="#periods" class="to-periods">
            {t.pickPeriod}
          </a>
        </p>
        <Figures
          satisfaction={satisfaction}
          exact={exact}
          minimum={deps.config.privacyMinimum}
          descendants={query.descendants}
          hasBelow={(await listBelow(deps.db, unit.id)).length > 0}
          links={{
            withBelow: (descendants) => pageWith(visit, { descendants: descendants ? 'true' : '' }),
            csv: `/console/units/${unit.slug}/results/csv${search}`,
            json: exact ? null : `/u/${unit.slug}/satisfaction.json${search}`,
          }}
          locale={locale}
        >
          <IncomingNumbers
            counts={counts}
            points={await listPointNames(deps.db, unit.id)}
            monday={monday}
            locale={locale}
            toPoints={toPoints}
          />
        </Figures>
        <PeriodPicker {...picker} from={from} to={to} locale={locale} />
        <p class="console-alone">
          <a href={`/u/${unit.slug}`}>{t.publicPage}</a>
        </p>
      </div>
    ),
  });
}

async function downloadResults(visit: UnitVisit) {
  const { locale, unit, c } = visit;
  const { satisfaction, exact } = await resultsAskedFor(visit);
  return c.body(satisfactionCsv(satisfaction, locale, exact ? partRows(exact, locale) : []), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${unit.slug}-${satisfaction.period.to}.csv"`,
  });
}

const pageWith = (visit: UnitVisit, changes: Record<string, string>) =>
  withQuery(visit.c.req.url, { ...changes, lang: '', done: '' });

/** The periods to choose from, and the one that was. */
async function pickerOf(visit: UnitVisit, query: PageQuery) {
  const own = await listOwnPeriods(visit.deps.db);
  const calendar = recentCalendarPeriods(visit.today);
  const known = [...own, ...calendar];
  const period = query.period
    ? (known.find(({ slug }) => slug === query.period) ?? calendarPeriod(query.period))
    : undefined;
  const isUsual = [query.period, query.from, query.to].every((asked) => asked === undefined);
  return {
    period,
    action: `/console/units/${visit.unit.slug}/results`,
    calendar: period && !known.includes(period) ? [period, ...calendar] : calendar,
    own,
    chosen: period?.slug,
    kept: keptOf(visit.c.req.query()),
    usual: isUsual ? null : pageWith(visit, { period: '', from: '', to: '' }),
  };
}

const keptByPicker = ['questionnaire', 'measure', 'weighting', 'descendants'];

/** What the page was asked for beside its days. */
const keptOf = (query: Record<string, string>) =>
  Object.fromEntries(Object.entries(query).filter(([name]) => keptByPicker.includes(name)));
