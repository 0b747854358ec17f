import type { Child } from 'hono/jsx';
import type { Part } from '../../../api/results/exact.ts';
import { displayedRate } from '../../../api/targets/displayed-rate.ts';
import type { Locale } from '../../../api/text.ts';
import { countInWords, intervalInWords } from '../../public/wording.ts';
import { resultsTexts } from '../../texts/console-results.ts';

interface PartTableProps {
  scope: string;
  caption: string;
  head: string;
  rows: { key: string; name: Child; part: Part }[];
  /** Below it there is a count but no rate. */
  minimum: number;
  locale: Locale;
}

/** Parts of the responses side by side: how many each has, and its rate where they are enough. */
export function PartTable({ scope, caption, head, rows, minimum, locale }: PartTableProps) {
  const t = resultsTexts[locale];
  return (
    <table class="parts">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" class="number">
            {t.responses}
          </th>
          <th scope="col" class="number">
            {t.rate}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, part }) => (
          <tr data-scope={scope} data-key={key} data-responses={part.responses} data-rate={part.figure.rate}>
            <th scope="row">{name}</th>
            <td class="number">{countInWords(part.responses, locale)}</td>
            <td class="number">
              <PartRate part={part} minimum={minimum} locale={locale} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PartRate({ part, minimum, locale }: Pick<PartTableProps, 'minimum' | 'locale'> & { part: Part }) {
  const t = resultsTexts[locale];
  const { rate, low, high } = part.figure;
  if (rate === null) {
    const few = part.responses > 0 && t.tooFew(countInWords(minimum, locale));
    return <span class="soft">{few || t.none}</span>;
  }
  return (
    <>
      <b>{displayedRate(rate, null, locale)}</b>
      {low !== null && high !== null && (
        <small class="soft">{intervalInWords(low, high, null, locale)}</small>
      )}
    </>
  );
}
