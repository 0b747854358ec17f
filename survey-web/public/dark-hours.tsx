import type { DarkHours } from '../../api/kiosks/watch.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { publicKioskTexts } from '../texts/public-kiosks.ts';
import { countInWords, dayInWords } from './wording.ts';

/** The last ones; more would bury the figures. */
const mostShown = 10;

interface DarkHoursSectionProps {
  /** Oldest first. */
  dark: DarkHours[];
  locale: Locale;
}

/** When the devices of the unit could not be reached in its opening hours: an empty hour is not a quiet one. */
export function DarkHoursSection({ dark, locale }: DarkHoursSectionProps) {
  if (dark.length === 0) return null;
  const t = publicKioskTexts[locale];
  const shown = dark.slice(-mostShown).reverse();
  const more = dark.length - shown.length;
  return (
    <section aria-labelledby="dark-hours">
      <h2 id="dark-hours">{t.title}</h2>
      <p class="soft">{t.lead}</p>
      <ul>
        {shown.map(({ name, point, from, to }) => (
          <li>
            {dayInWords(dayIn(from), locale)}, {timeIn(from)}–{timeIn(to)}: {name}
            {point && ` (${inLocale(point, locale)})`}
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t.more(more, countInWords(more, locale))}</p>}
    </section>
  );
}

const inVietnam = (instant: Date) => new Date(instant.getTime() + 7 * 3_600_000).toISOString();
const dayIn = (instant: Date) => inVietnam(instant).slice(0, 10);
const timeIn = (instant: Date) => inVietnam(instant).slice(11, 16);
