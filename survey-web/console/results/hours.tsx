import type { HourPart } from '../../../api/results/exact.ts';
import type { Locale } from '../../../api/text.ts';
import { countInWords } from '../../public/wording.ts';
import { resultsTexts } from '../../texts/console-results.ts';

interface HoursProps {
  hours: HourPart[];
  overall: number | null;
  locale: Locale;
}

/** When people were less satisfied: hours down, weekdays across, from the first to the last that has responses. */
export function HourTable({ hours, overall, locale }: HoursProps) {
  const t = resultsTexts[locale];
  const all = hours.map(({ hour }) => hour);
  const first = Math.min(...all);
  const shownHours = Array.from({ length: Math.max(...all) - first + 1 }, (_, i) => first + i);
  // The working week always, a day of rest where somebody answered.
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter(
    (day) => day <= 5 || hours.some(({ weekday }) => weekday === day),
  );
  return (
    <table class="hours">
      <caption class="visually-hidden">{t.hours}</caption>
      <thead>
        <tr>
          <th scope="col">{t.hour}</th>
          {weekdays.map((day) => (
            <th scope="col">
              <span aria-hidden="true">{t.weekdaysShort[day - 1]}</span>
              <span class="visually-hidden">{t.weekdays[day - 1]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shownHours.map((hour) => (
          <tr>
            <th scope="row">
              <span aria-hidden="true">{hour}</span>
              <span class="visually-hidden">{t.hourSpan(hour)}</span>
            </th>
            {weekdays.map((weekday) => (
              <HourCell
                part={hours.find((one) => one.weekday === weekday && one.hour === hour)}
                overall={overall}
                locale={locale}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CellProps = { part: HourPart | undefined; overall: number | null; locale: Locale };

function HourCell({ part, overall, locale }: CellProps) {
  if (!part) return <td />;
  const { rate } = part.figure;
  return (
    <td
      class={rate === null || overall === null ? undefined : shade(overall - rate)}
      data-scope="hour"
      data-key={`${part.weekday} ${part.hour}`}
      data-responses={part.responses}
      data-rate={rate}
    >
      {rate !== null && <b>{wholePercent(rate, locale)}</b>}{' '}
      <small>{countInWords(part.responses, locale)}</small>
    </td>
  );
}

/** How far below the overall rate, in steps that the eye tells apart. */
function shade(below: number): string | undefined {
  if (below > 0.2) return 'shade-4';
  if (below > 0.1) return 'shade-3';
  if (below > 0.05) return 'shade-2';
  return below > 0 ? 'shade-1' : undefined;
}

/** Narrow cells have no room for decimals; all and none stay what only all and none are. */
function wholePercent(rate: number, locale: Locale): string {
  const shown = rate === 0 || rate === 1 ? rate * 100 : Math.min(99, Math.max(1, Math.round(rate * 100)));
  return locale === 'vi' ? `${shown}\u00a0%` : `${shown}%`;
}
