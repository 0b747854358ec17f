import { type Day, dayOf } from '../../../api/days.ts';
import { calendarPeriod } from '../../../api/periods/period.ts';
import { listOwnPeriods } from '../../../api/periods/store.ts';
import { listOrders } from '../../../api/publication/closing/order-store.ts';
import { type Closing, listClosings } from '../../../api/publication/closing/store.ts';
import {
  closableFrom,
  type DuePeriod,
  existedIn,
  standingOf,
} from '../../../api/publication/closing/when.ts';
import { firstPublicMonth } from '../../../api/statistics/store.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { listSubtrees } from '../../../api/units/store.ts';
import { dayInWords } from '../../public/wording.ts';
import { consoleClosingTexts } from '../../texts/console-closings.ts';
import type { UnitVisit } from '../visit.ts';

interface ListedPeriod {
  period: DuePeriod;
  /** The latest revision. */
  closing: Closing | undefined;
  standing: 'running' | 'open' | 'late' | 'empty' | 'ordered' | 'closed';
}

/** The periods of a year: those that wait to be closed, then the others. */
export async function showClosings(visit: UnitVisit) {
  const { locale, unit, today } = visit;
  const t = consoleClosingTexts[locale];
  const asked = visit.query('year');
  const thisYear = today.slice(0, 4);
  const year = /^20\d\d$/.test(asked) && asked <= thisYear ? asked : thisYear;
  const periods = await listPeriods(visit, year);
  const isDue = ({ standing }: ListedPeriod) => standing === 'open' || standing === 'late';
  const due = periods.filter(isDue);
  const others = periods.filter((one) => !isDue(one));
  const at = `/console/units/${unit.slug}/closings`;
  return visit.show({
    title: t.title,
    lead: t.lead,
    children: (
      <>
        <h2>{t.due}</h2>
        {due.length === 0 ? <p class="soft">{t.noneDue}</p> : <Periods of={due} at={at} locale={locale} />}
        {others.length > 0 && (
          <>
            <h2>{t.others(year)}</h2>
            <Periods of={others} at={at} locale={locale} />
          </>
        )}
        <nav class="console-actions" aria-label={t.years}>
          <a href={`${at}?year=${Number(year) - 1}`}>{t.year(String(Number(year) - 1))}</a>
          {year < thisYear && (
            <a href={`${at}?year=${Number(year) + 1}`}>{t.year(String(Number(year) + 1))}</a>
          )}
        </nav>
      </>
    ),
  });
}

function Periods({ of, at, locale }: { of: ListedPeriod[]; at: string; locale: Locale }) {
  const t = consoleClosingTexts[locale];
  return (
    <table class="console-table">
      <thead>
        <tr>
          <th scope="col">{t.columns.period}</th>
          <th scope="col">{t.columns.days}</th>
          <th scope="col">{t.columns.state}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((one) => (
          <tr>
            <th scope="row">
              <a href={`${at}/${one.period.slug}`}>{inLocale(one.period.name, locale)}</a>
            </th>
            <td data-label={t.columns.days}>
              {dayInWords(one.period.from, locale)} – {dayInWords(one.period.to, locale)}
            </td>
            <td data-label={t.columns.state} class={`closing-${one.standing}`}>
              {standingInWords(one, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function standingInWords({ period, closing, standing }: ListedPeriod, locale: Locale): string {
  const { states } = consoleClosingTexts[locale];
  if (closing) {
    const day = dayInWords(dayOf(closing.closedAt), locale);
    return closing.revision === 1 ? states.closed(day) : states.revised(closing.revision - 1, day);
  }
  const from = dayInWords(closableFrom(period), locale);
  if (standing === 'running' || standing === 'late' || standing === 'open') return states[standing](from);
  return standing === 'ordered' ? states.ordered : states.empty;
}

/** Those of the year in which the unit existed, begun or closed; the last to end comes first. */
async function listPeriods({ deps, unit, today }: UnitVisit, year: string): Promise<ListedPeriod[]> {
  const own = await listOwnPeriods(deps.db);
  const closings = await listClosings(deps.db, unit.id);
  const ordered = new Set(
    (await listOrders(deps.db)).filter((one) => one.unitId === unit.id).map(({ period }) => period),
  );
  const unitIds = (await listSubtrees(deps.db, [unit.id])).get(unit.id)!;
  const first = await firstPublicMonth(deps.db, unitIds);
  const latest = new Map(closings.toReversed().map((one) => [one.period.slug, one]));
  const current = [...calendarOf(year), ...own].filter(
    (period) => (period.from <= today && existedIn(unit, period)) || latest.has(period.slug),
  );
  // As they were called and bounded when they were closed, also where the period has been changed since.
  const known = new Map<string, DuePeriod>(current.map((period) => [period.slug, period]));
  for (const [slug, { period }] of latest) known.set(slug, { ...period, due: null });
  return [...known.values()]
    .filter(({ to }) => to.startsWith(year))
    .sort((a, b) => compareDays(b.to, a.to) || compareDays(b.from, a.from))
    .map((period) => {
      const closing = latest.get(period.slug);
      const state = standingOf(period, today);
      // What ended before the unit had any figures need not be closed, though it may.
      const isEmpty = state === 'open' && (first === null || period.to < first);
      const open = ordered.has(period.slug) ? 'ordered' : isEmpty ? 'empty' : state;
      return { period, closing, standing: closing ? 'closed' : open };
    });
}

const compareDays = (a: Day, b: Day) => (a < b ? -1 : Number(a > b));

const calendarOf = (year: string): DuePeriod[] =>
  [
    year,
    ...['1', '2', '3', '4'].map((quarter) => `${year}-q${quarter}`),
    ...Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`),
  ].map((slug) => ({ ...calendarPeriod(slug)!, due: null }));
