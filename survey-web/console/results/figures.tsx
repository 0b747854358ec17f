import type { Child } from 'hono/jsx';
import type { Satisfaction } from '../../../api/publication/satisfaction.ts';
import type { ExactResults } from '../../../api/results/exact.ts';
import type { Locale } from '../../../api/text.ts';
import { Criteria, Sections } from '../../public/criteria.tsx';
import { Fields } from '../../public/fields.tsx';
import { MethodNote } from '../../public/method-note.tsx';
import { Reasons } from '../../public/reasons.tsx';
import { Trend } from '../../public/trend.tsx';
import { VerdictSummary } from '../../public/verdict-summary.tsx';
import { resultsTexts } from '../../texts/console-results.ts';
import { ExactParts } from './exact-parts.tsx';

interface FiguresProps {
  satisfaction: Satisfaction;
  /** null: the reader sees what is public. */
  exact: ExactResults | null;
  minimum: number;
  descendants: boolean;
  hasBelow: boolean;
  links: { withBelow: (descendants: boolean) => string; csv: string; json: string | null };
  locale: Locale;
  /** What stands between the verdict and the figures that explain it. */
  children: Child;
}

/** The verdict, then where it comes from; exact or public, it is one page. */
export function Figures(props: FiguresProps) {
  const { satisfaction, exact, minimum, descendants, links, locale, children } = props;
  const t = resultsTexts[locale];
  const shown = { satisfaction, locale };
  return (
    <>
      <div data-refreshed="summary">
        <VerdictSummary {...shown}>
          <WholeOrAlone {...props} />
        </VerdictSummary>
      </div>
      {children}
      <div data-refreshed="figures">
        <Fields {...shown} />
        <Reasons {...shown} />
        <Sections {...shown} />
        <Criteria {...shown} />
        {exact && <ExactParts results={exact} minimum={minimum} descendants={descendants} locale={locale} />}
        <Trend {...shown} />
        <MethodNote
          {...shown}
          {...(exact ? { counted: t.exactMethod } : {})}
          {...(links.json ? { json: links.json } : {})}
          csv={links.csv}
        />
      </div>
    </>
  );
}

function WholeOrAlone({ descendants, hasBelow, links, locale }: FiguresProps) {
  const t = resultsTexts[locale];
  if (descendants) {
    return (
      <p class="whole">
        <b>{t.withBelow}</b> <a href={links.withBelow(false)}>{t.onlyOwn}</a>
      </p>
    );
  }
  if (!hasBelow) return null;
  return (
    <p class="whole">
      <a href={links.withBelow(true)}>{t.alsoBelow}</a>
    </p>
  );
}
