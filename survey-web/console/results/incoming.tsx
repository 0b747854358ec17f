import type { Day } from '../../../api/days.ts';
import type { IncomingCounts } from '../../../api/results/incoming.ts';
import type { Locale } from '../../../api/text.ts';
import { countInWords, dayInWords } from '../../public/wording.ts';
import { resultsTexts } from '../../texts/console-results.ts';
import { type NamedPoint, pointName } from './point-name.ts';

interface IncomingProps {
  counts: IncomingCounts;
  points: NamedPoint[];
  monday: Day;
  locale: Locale;
  /** Where points are opened, for those who may. */
  toPoints: string | null;
}

/** How many came in; a script keeps the numbers up to date, and without it they stand as they were. */
export function IncomingNumbers({ counts, points, monday, locale, toPoints }: IncomingProps) {
  const t = resultsTexts[locale];
  const open = points.filter(({ id }) => counts.points[id] !== undefined);
  return (
    <section aria-labelledby="incoming" class="incoming" data-live={counts.published}>
      <h2 id="incoming">{t.incoming}</h2>
      <p class="soft">
        {t.incomingNote}{' '}
        <span class="live" data-live-state hidden>
          {t.live}
        </span>
        <span class="amber" data-live-stopped hidden>
          {t.stopped}
        </span>
      </p>
      <dl class="incoming-totals" aria-live="polite" aria-atomic="true">
        <div>
          <dt>{t.today}</dt>
          <dd data-live-count="today">{countInWords(counts.today, locale)}</dd>
        </div>
        <div>
          <dt>{t.week(dayInWords(monday, locale))}</dt>
          <dd data-live-count="week">{countInWords(counts.week, locale)}</dd>
        </div>
      </dl>
      {open.length > 0 ? (
        <IncomingPoints counts={counts} open={open} locale={locale} />
      ) : (
        <p>
          {t.noPoints} {toPoints && <a href={toPoints}>{t.toPoints}</a>}
        </p>
      )}
    </section>
  );
}

const mostUnfolded = 8;

function IncomingPoints({
  counts,
  open,
  locale,
}: {
  counts: IncomingCounts;
  open: NamedPoint[];
  locale: Locale;
}) {
  const t = resultsTexts[locale];
  return (
    <details open={open.length <= mostUnfolded}>
      <summary>{t.byPoint}</summary>
      <table class="parts">
        <caption class="visually-hidden">{t.byPoint}</caption>
        <thead>
          <tr>
            <th scope="col">{t.point}</th>
            <th scope="col" class="number">
              {t.today}
            </th>
            <th scope="col" class="number">
              {t.weekShort}
            </th>
          </tr>
        </thead>
        <tbody>
          {open.map((point) => (
            <tr data-live-point={point.id}>
              <th scope="row">{pointName(point, locale)}</th>
              {counts.points[point.id]!.map((count) => (
                <td class="number">{countInWords(count, locale)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
