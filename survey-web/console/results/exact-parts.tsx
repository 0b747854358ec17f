import type { ExactResults } from '../../../api/results/exact.ts';
import type { Locale } from '../../../api/text.ts';
import { countInWords, dayInWords } from '../../public/wording.ts';
import { resultsTexts } from '../../texts/console-results.ts';
import { HourTable } from './hours.tsx';
import { PartTable } from './parts.tsx';
import { channelName, pointName } from './point-name.ts';

interface ExactPartsProps {
  results: ExactResults;
  /** Below it there is a count but no rate. */
  minimum: number;
  descendants: boolean;
  locale: Locale;
}

/** Where, how and when responses came in, for those who may compare counters and hours. */
export function ExactParts({ results, minimum, descendants, locale }: ExactPartsProps) {
  const t = resultsTexts[locale];
  const least = countInWords(minimum, locale);
  const alone = descendants && ` ${t.ofUnitAlone}`;
  const { points, ways, hours, days, satisfaction } = results;
  return (
    <>
      {points.some(({ responses }) => responses > 0) && (
        <section aria-labelledby="points">
          <h2 id="points">{t.points}</h2>
          <p class="soft">
            {t.partsNote(least)}
            {alone}
          </p>
          <PartTable
            scope="point"
            caption={t.points}
            head={t.point}
            rows={points.map((part) => ({
              key: part.point.code ?? String(part.point.id),
              name: pointName(part.point, locale),
              part,
            }))}
            minimum={minimum}
            locale={locale}
          />
        </section>
      )}
      {ways.length > 0 && (
        <section aria-labelledby="ways">
          <h2 id="ways">{t.ways}</h2>
          <PartTable
            scope="channel"
            caption={t.ways}
            head={t.way}
            rows={ways.map((part) => ({
              key: part.channel,
              name: channelName(part.channel, locale),
              part,
            }))}
            minimum={minimum}
            locale={locale}
          />
        </section>
      )}
      {hours.length > 0 && (
        <section aria-labelledby="hours">
          <h2 id="hours">{t.hours}</h2>
          <p class="soft">
            {t.hoursNote} {t.partsNote(least)}
            {alone}
          </p>
          <HourTable hours={hours} overall={satisfaction.overall.rate} locale={locale} />
        </section>
      )}
      {days.length > 0 && <Days days={days} locale={locale} />}
    </>
  );
}

const mostDays = 31;

function Days({ days, locale }: { days: ExactResults['days']; locale: Locale }) {
  const t = resultsTexts[locale];
  const shown = days.slice(0, mostDays);
  return (
    <section aria-labelledby="days">
      <h2 id="days">{t.days}</h2>
      <p class="soft">{t.daysCut(shown.length)}</p>
      <details open={shown.length <= 7}>
        <summary>{t.days}</summary>
        <PartTable
          scope="day"
          caption={t.days}
          head={t.day}
          rows={shown.map((part) => ({ key: part.day, name: dayInWords(part.day, locale), part }))}
          minimum={1}
          locale={locale}
        />
      </details>
    </section>
  );
}
