import { addDays } from '../../../api/days.ts';
import type { Locale } from '../../../api/text.ts';
import { type DatedHours, hoursOn } from '../../../api/units/hours.ts';
import { listHoursOfUnit } from '../../../api/units/hours-store.ts';
import { dayInWords } from '../../public/wording.ts';
import { hoursTexts } from '../../texts/console-hours.ts';
import type { UnitVisit } from '../visit.ts';
import { hoursInLines } from './week.ts';

/** When a unit serves people: now, from a day to come, and before. */
export async function showHours(visit: UnitVisit) {
  const { locale, deps, unit } = visit;
  const t = hoursTexts[locale];
  const all = await listHoursOfUnit(deps.db, unit.id);
  return visit.show({
    title: t.title,
    lead: t.lead,
    children: (
      <>
        <p>
          <a class="button" href={`/console/units/${unit.slug}/hours/new`}>
            {t.add}
          </a>
        </p>
        {all.length === 0 ? <p>{t.none}</p> : <HoursTable visit={visit} all={all} />}
      </>
    ),
  });
}

/** The address of hours on their unit's pages. */
export const addressOf = ({ from }: DatedHours): string => from ?? 'start';

/** Those in force first, then those to come, then those that are over, the latest first. */
function HoursTable({ visit, all }: { visit: UnitVisit; all: DatedHours[] }) {
  const { locale, unit, today } = visit;
  const t = hoursTexts[locale];
  const inForce = hoursOn(all, today);
  const stateOf = (one: DatedHours): 'now' | 'later' | 'over' => {
    if (one === inForce) return 'now';
    return one.from !== null && one.from > today ? 'later' : 'over';
  };
  const rows = all.map((one, i) => ({
    one,
    state: stateOf(one),
    days: daysInWords(one, all[i + 1], locale),
  }));
  const inOrder = [
    ...rows.filter(({ state }) => state === 'now'),
    ...rows.filter(({ state }) => state === 'later'),
    ...rows.filter(({ state }) => state === 'over').reverse(),
  ];
  return (
    <table class="console-table">
      <thead>
        <tr>
          <th scope="col">{t.columns.from}</th>
          <th scope="col">{t.columns.hours}</th>
          <th scope="col">{t.columns.source}</th>
          <th scope="col">{t.columns.state}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder.map(({ one, state, days }) => (
          <tr class={state === 'over' ? 'soft' : undefined}>
            <th scope="row">
              <a href={`/console/units/${unit.slug}/hours/${addressOf(one)}`}>{days}</a>
            </th>
            <td data-label={t.columns.hours}>
              <Lines of={hoursInLines(one.hours, locale)} none={t.noHours} />
            </td>
            <td data-label={t.columns.source}>{one.source ?? '–'}</td>
            <td data-label={t.columns.state}>{t.states[state]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ of, none }: { of: ReturnType<typeof hoursInLines>; none: string }) {
  if (of.length === 0) return <span>{none}</span>;
  return (
    <span>
      {of.map(({ days, times }, i) => (
        <>
          {i > 0 && <br />}
          {days}:
          {times.map((span, j) => (
            <>
              {j > 0 && ','} <span class="opening-span">{span}</span>
            </>
          ))}
        </>
      ))}
    </span>
  );
}

/** From its day to the one before the next hours begin. */
function daysInWords({ from }: DatedHours, next: DatedHours | undefined, locale: Locale): string {
  const t = hoursTexts[locale];
  const last = next?.from ? dayInWords(addDays(next.from, -1), locale) : null;
  if (from === null) return last === null ? t.fromTheBeginning : t.upTo(last);
  const first = dayInWords(from, locale);
  return last === null ? t.since(first) : t.between(first, last);
}
