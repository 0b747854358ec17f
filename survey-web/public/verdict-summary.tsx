import type { Child } from 'hono/jsx';
import type { Figure } from '../../api/publication/figure.ts';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';
import { publicCaseloadTexts } from '../texts/public-caseload.ts';
import { figureData } from './figure-table.tsx';
import { factsInWords, withoutRate } from './figure-words.ts';
import { TargetState } from './target-state.tsx';
import { VerdictChip } from './verdict-chip.tsx';
import { axisOf, Whisker } from './whisker.tsx';
import { WhyLines } from './why-lines.tsx';
import { countInWords } from './wording.ts';

type Shown = { satisfaction: Satisfaction; locale: Locale };
type VerdictSummaryProps = Shown & {
  /** What the units below have to add. */
  children?: Child;
};

/** The first screen: does the unit meet its target, where not, and why. */
export function VerdictSummary({ satisfaction, locale, children }: VerdictSummaryProps) {
  const t = publicTexts[locale];
  const { overall, measure } = satisfaction;
  return (
    <section class="summary" aria-label={t.measures[measure.kind]}>
      <div>
        <p class="measure">{t.measures[measure.kind]}</p>
        {overall.rate === null ? (
          <p class="headline" {...figureData('overall', satisfaction.unit.slug, overall)}>
            <strong class="unknown">{withoutRate(satisfaction, locale)}</strong>
          </p>
        ) : (
          <>
            <p class="headline" {...figureData('overall', satisfaction.unit.slug, overall)}>
              <strong class="rate">{displayedRate(overall.rate, overall.target, locale)}</strong>{' '}
              {overall.official && <VerdictChip figure={overall} locale={locale} />}
            </p>
            <Whisker figure={overall} axis={axisOf([overall])} labelled={locale} />
          </>
        )}
        <Facts satisfaction={satisfaction} locale={locale} />
        <MoreThanServed satisfaction={satisfaction} locale={locale} />
        <TargetState satisfaction={satisfaction} locale={locale} />
      </div>
      <div>
        <WhyLines satisfaction={satisfaction} locale={locale} />
        {children}
      </div>
    </section>
  );
}

/** More answers than people invited, or than dossiers: that number is wrong, and the figures with it. */
function MoreThanServed({ satisfaction, locale }: Shown) {
  const { overall, fields, invited } = satisfaction;
  const t = publicCaseloadTexts[locale];
  const isMore = ({ responses, population }: Figure) =>
    responses !== null && population !== null && responses > population;
  const moreIn = invited ? [] : fields.filter((one) => one.field !== null && isMore(one));
  if (!isMore(overall)) {
    if (moreIn.length === 0) return null;
    return <p class="caution">{t.moreIn(moreIn.map(({ field }) => field!.name).join(', '))}</p>;
  }
  const came = countInWords(overall.responses!, locale);
  const served = countInWords(overall.population!, locale);
  return (
    <p class="caution">
      {invited ? publicTexts[locale].moreThanInvited(came, served) : t.more(came, served)}
    </p>
  );
}

/** What stands beneath the rate. */
function Facts({ satisfaction, locale }: Shown) {
  const facts = factsInWords(satisfaction, locale);
  if (facts.length === 0) return null;
  return (
    <ul class="facts">
      {facts.map((fact) => (
        <li>{fact}</li>
      ))}
    </ul>
  );
}
