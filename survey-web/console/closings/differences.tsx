import { differencesBetween } from '../../../api/publication/closing/compare.ts';
import type { Figure } from '../../../api/publication/figure.ts';
import type { Satisfaction } from '../../../api/publication/satisfaction.ts';
import { displayedRate } from '../../../api/targets/displayed-rate.ts';
import type { Locale } from '../../../api/text.ts';
import { countInWords, thresholdInWords } from '../../public/wording.ts';
import { consoleClosingTexts } from '../../texts/console-closings.ts';
import { publicTexts } from '../../texts/public.ts';

/** Each figure that a revision would change: what was published, and what it would be. */
export function Differences({
  before,
  after,
  locale,
}: {
  before: Satisfaction;
  after: Satisfaction;
  locale: Locale;
}) {
  const t = consoleClosingTexts[locale];
  const differences = differencesBetween(before, after);
  if (differences.length === 0) return <p>{t.onlyBeside}</p>;
  return (
    <table class="console-table">
      <thead>
        <tr>
          <th scope="col">{t.differences.figure}</th>
          <th scope="col">{t.differences.before}</th>
          <th scope="col">{t.differences.after}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((one) => (
          <tr>
            <th scope="row">
              {one.scope === 'overall' ? (
                t.scopes.overall
              ) : (
                <>
                  {one.name || t.withoutField}{' '}
                  <small class="soft">({t.scopes[one.scope].toLowerCase()})</small>
                </>
              )}
            </th>
            <td data-label={t.differences.before}>{figureInWords(one.before, locale)}</td>
            <td data-label={t.differences.after}>{figureInWords(one.after, locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Rate, responses, target and verdict of a figure in one line. */
function figureInWords(figure: Figure | null, locale: Locale): string {
  const t = consoleClosingTexts[locale];
  if (figure === null) return t.absent;
  const { rate, responses, target, official } = figure;
  const parts = [
    rate === null ? t.suppressed : displayedRate(rate, target, locale),
    responses === null ? [] : t.responses(countInWords(responses, locale)),
    target === null ? [] : t.target(thresholdInWords(target, locale)),
    official === null ? [] : publicTexts[locale][official === 'met' ? 'met' : 'notMet'].toLowerCase(),
  ];
  return parts.flat().join(', ');
}
