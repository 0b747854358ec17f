import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';
import { noticeSheetTexts } from '../texts/notice-sheet.ts';
import { publicTexts } from '../texts/public.ts';
import { publicCaseloadTexts } from '../texts/public-caseload.ts';
import { publicKioskTexts } from '../texts/public-kiosks.ts';
import { monthsInWords } from './months.ts';
import { TargetChanges } from './target-changes.tsx';
import { countInWords, dayInWords, instantInWords, thresholdInWords } from './wording.ts';

interface MethodNoteProps {
  satisfaction: Satisfaction;
  locale: Locale;
  /** How these figures came about, where that is another way than by public blocks. */
  counted?: string;
  json?: string;
  csv: string;
  /** The sheet for the notice board. */
  sheet?: string;
}

/** What the figures mean, where targets come from, how to read them, and where to fetch them. */
export function MethodNote({ satisfaction, locale, counted, json, csv, sheet }: MethodNoteProps) {
  const t = publicTexts[locale];
  const kioskTexts = publicKioskTexts[locale];
  const { measure, levels, questionnaire, privacyMinimum, asOf, invited, flagged } = satisfaction;
  const satisfied = measure.satisfiedLevels.map((level) => `“${levels[level - 1]}”`).join(', ');
  const forms = questionnaire.versions.map(({ id, version }) => `${id} (${t.version(version)})`);
  return (
    <section aria-labelledby="method" class="method">
      <h2 id="method">{t.method}</h2>
      <h3>{t.definition}</h3>
      <p>
        {measure.text}{' '}
        {measure.weighting === 'caseload' && <Weighting satisfaction={satisfaction} locale={locale} />}
      </p>
      <p>
        {t.satisfiedAre} {satisfied}.
        {invited && (
          <>
            <br />
            {t.campaigns}{' '}
            {invited.campaigns
              .map(
                ({ name, from, to }) => `${name} (${dayInWords(from, locale)} – ${dayInWords(to, locale)})`,
              )
              .join('; ')}
            .
          </>
        )}
      </p>
      {satisfaction.measureChanges.map(({ questionnaire: id, version, day, reason }) => (
        <p class="measure-change">
          <b>{dayInWords(day, locale)}</b>: {t.measuresOtherwise(`${id} (${t.version(version)})`)}{' '}
          {t.changeReason} {reason}
        </p>
      ))}
      <TargetSources satisfaction={satisfaction} locale={locale} />
      <TargetChanges changes={satisfaction.targetChanges} locale={locale} />
      <h3>{t.methodNote}</h3>
      <ul>
        <li>
          {invited?.closed ? t.closedPopulation(countInWords(invited.population, locale)) : t.voluntary}
        </li>
        <li>{counted ?? t.blocks(countInWords(privacyMinimum, locale))}</li>
        <li>{t.intervals}</li>
        <li>{t.counting}</li>
        {satisfaction.caseload && <KnownCaseload satisfaction={satisfaction} locale={locale} />}
        <li>{kioskTexts.dayGiven}</li>
        <li>{kioskTexts.fairness}</li>
        {flagged !== 0 && (
          <li>
            {kioskTexts.flagged(
              flagged === null
                ? kioskTexts.fewerThan(countInWords(privacyMinimum, locale))
                : countInWords(flagged, locale),
            )}
          </li>
        )}
        <li>{t.rounding}</li>
      </ul>
      <details>
        <summary>{t.technical}</summary>
        <p>{t.techniques(measure.definitionVersion, forms.join(', '))}</p>
      </details>
      <p>{t.asOf(instantInWords(asOf, locale))}</p>
      <p class="files">
        {t.files}
        {json && (
          <>
            {' '}
            <a href={json}>JSON</a>,
          </>
        )}{' '}
        <a href={csv}>CSV</a>
        {sheet && (
          <>
            , <a href={sheet}>{noticeSheetTexts[locale].page}</a>
          </>
        )}
      </p>
    </section>
  );
}

type Shown = Pick<MethodNoteProps, 'satisfaction' | 'locale'>;

function Weighting({ satisfaction: { overall, measure }, locale }: Shown) {
  const t = publicCaseloadTexts[locale];
  if (overall.covered === null && measure.kind !== 'mean-level' && measure.kind !== 'mean-of-criteria') {
    return <>{overall.suppressed ? publicTexts[locale].byCaseload : t.unweighted}</>;
  }
  return <>{overall.covered !== null && t.weighting(displayedRate(overall.covered, null, locale))}</>;
}

/** What the response rate, and the weights, rest on. */
function KnownCaseload({ satisfaction: { caseload, invited }, locale }: Shown) {
  const t = publicCaseloadTexts[locale];
  const { months, monthsTouched, units, unitsKnown } = caseload!;
  return (
    <li>
      {!invited && `${t.responseRate} `}
      {t.knownMonths(t.months(monthsInWords(months, locale)), months.length, monthsTouched)}{' '}
      {unitsKnown < units && t.knownUnits(countInWords(unitsKnown, locale), countInWords(units, locale))}
    </li>
  );
}

function TargetSources({ satisfaction, locale }: Shown) {
  const t = publicTexts[locale];
  if (satisfaction.targets.length === 0) return null;
  return (
    <>
      <h3>{t.targets}</h3>
      <ul>
        {satisfaction.targets.map(({ scope, threshold, from, to, source, unit }) => (
          <li>
            <b>{thresholdInWords(threshold, locale)}</b> ({t.targetScopes[scope]}): {source}; {t.planOf}{' '}
            {unit.name}; {t.inForceFromTo(dayInWords(from, locale), dayInWords(to, locale))}.
          </li>
        ))}
      </ul>
    </>
  );
}
