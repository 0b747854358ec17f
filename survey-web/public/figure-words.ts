import { hidesNothing, type Satisfaction } from '../../api/publication/satisfaction.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';
import { publicCaseloadTexts } from '../texts/public-caseload.ts';
import { countInWords, dayInWords, intervalInWords, thresholdInWords } from './wording.ts';

/** Why there is no overall rate, where there is none. */
export function withoutRate(satisfaction: Satisfaction, locale: Locale): string {
  const t = publicTexts[locale];
  const { overall, privacyMinimum } = satisfaction;
  if (hidesNothing(satisfaction)) return t.noResponses;
  return overall.suppressed ? t.suppressedLong(countInWords(privacyMinimum, locale)) : t.noCaseload;
}

/** What stands beneath the rate: n, interval, target, and the response rate where the caseload is known. */
export function factsInWords({ overall, invited }: Satisfaction, locale: Locale): string[] {
  const t = publicTexts[locale];
  const { responses, low, high, target, responseRate, population, covered } = overall;
  return [
    responses !== null && t.responses(responses, countInWords(responses, locale)),
    low !== null && high !== null && `${t.intervalIs} ${intervalInWords(low, high, target, locale)}`,
    target !== null && `${t.targetIs} ${thresholdInWords(target, locale)}`,
    responseRate !== null &&
      population !== null &&
      (invited ? t : publicCaseloadTexts[locale]).responseRateIs(
        displayedRate(responseRate, null, locale),
        countInWords(population, locale),
      ),
    covered !== null && t.coveredIs(displayedRate(covered, null, locale)),
  ].filter((fact) => fact !== false);
}

/** Why there is no verdict, where there is none: no target in force, with the last one, or another measure. */
export function targetStateInWords(
  { overall, targets, lastTarget }: Satisfaction,
  locale: Locale,
): { state: string; last: string | null } | null {
  const t = publicTexts[locale];
  if (overall.target !== null) return null;
  if (targets.some((target) => target.scope === 'overall')) return { state: t.notJudged, last: null };
  if (targets.length > 0) return { state: t.noOverallTarget, last: null };
  const last = lastTarget && [
    thresholdInWords(lastTarget.threshold, locale),
    lastTarget.source,
    dayInWords(lastTarget.from, locale),
    dayInWords(lastTarget.to, locale),
  ];
  return { state: t.noTarget, last: last && t.lastTarget(...(last as [string, string, string, string])) };
}

/** The overall figure in one line, for those who see no more of the page. */
export function summaryInWords(satisfaction: Satisfaction, locale: Locale): string {
  const t = publicTexts[locale];
  const { overall, measure } = satisfaction;
  const rate =
    overall.rate === null
      ? withoutRate(satisfaction, locale)
      : displayedRate(overall.rate, overall.target, locale);
  const verdict =
    overall.official &&
    `${overall.official === 'met' ? t.met : t.notMet} (${overall.evidence === 'sure' ? t.sure : t.unsure})`;
  const parts = [`${t.measures[measure.kind]}: ${rate}`, verdict, ...factsInWords(satisfaction, locale)];
  return parts.filter(Boolean).join(' · ');
}
