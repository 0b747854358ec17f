import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';
import { figureData } from './figure-table.tsx';
import { countInWords, intervalInWords, monthInWords, thresholdInWords } from './wording.ts';

/** One month is no trend: neither drawn nor worth a script. */
export const hasTrend = ({ trend }: Satisfaction) => trend.filter(({ rate }) => rate !== null).length > 1;

/** The months as a table, which a script draws as a chart, reading from it, and then folds away. */
export function Trend({ satisfaction, locale }: { satisfaction: Satisfaction; locale: Locale }) {
  const t = publicTexts[locale];
  const { trend, overall } = satisfaction;
  if (!trend.some(({ rate }) => rate !== null)) return null;
  const { target } = overall;
  return (
    <section aria-labelledby="trend">
      <h2 id="trend">{t.trend}</h2>
      {hasTrend(satisfaction) && (
        <div
          class="trend-chart"
          id="trend-chart"
          hidden
          data-target={target}
          data-target-label={target !== null && `${t.target} ${thresholdInWords(target, locale)}`}
        >
          <canvas role="img" aria-label={t.trendChart} />
        </div>
      )}
      <details open id="trend-numbers">
        <summary>{t.trendNumbers}</summary>
        <MonthsTable caption={t.trend} months={trend} target={target} locale={locale} scope="month" />
      </details>
    </section>
  );
}

interface MonthsTableProps {
  caption: string;
  months: Satisfaction['trend'];
  target: number | null;
  locale: Locale;
  /** What the rows are called for programs that read the page. */
  scope?: string;
}

/** Months with rate, n and interval: what every drawing of them is made from. */
export function MonthsTable({ caption, months, target, locale, scope }: MonthsTableProps) {
  const t = publicTexts[locale];
  return (
    <table class="trend">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.month}</th>
          <th scope="col">{t.rate}</th>
          <th scope="col">{t.count}</th>
          <th scope="col">{t.interval}</th>
        </tr>
      </thead>
      <tbody>
        {months.map((one) => (
          <tr {...(scope ? figureData(scope, one.month, one) : {})}>
            <th scope="row">{monthInWords(one.month, locale)}</th>
            {one.rate === null ? (
              <td colspan={3}>{t.suppressed}</td>
            ) : (
              <>
                <td class="rate">{displayedRate(one.rate, target, locale)}</td>
                <td class="number">{countInWords(one.responses ?? 0, locale)}</td>
                <td class="number">
                  {one.low === null || one.high === null
                    ? '–'
                    : intervalInWords(one.low, one.high, target, locale)}
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
