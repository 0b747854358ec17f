import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';
import { factsInWords, targetStateInWords, withoutRate } from '../public/figure-words.ts';
import { dayInWords, instantInWords } from '../public/wording.ts';
import { embedTexts } from '../texts/embed.ts';
import { publicTexts } from '../texts/public.ts';
import type { EmbedView, ViewPart } from './view.ts';

export interface InWords {
  satisfaction: Satisfaction;
  /** The name of the period, where it was asked for by name. */
  periodName: string | null;
  locale: Locale;
  /** Absolute addresses. */
  links: { method: string; petition: string };
  parts: ViewPart[];
  /** The way to the petition form is a button. */
  button: boolean;
}

/** The overall figure of a unit in words; no rate is rounded across its target. */
export function viewOf({ satisfaction, periodName, locale, links, parts, button }: InWords): EmbedView {
  const [t, p] = [embedTexts[locale], publicTexts[locale]];
  const { unit, overall, measure, period, asOf } = satisfaction;
  const state = targetStateInWords(satisfaction, locale);
  const days = [dayInWords(period.from, locale), dayInWords(period.to, locale)] as const;
  return {
    lang: locale,
    unit: unit.name,
    demonstration: satisfaction.demonstration ? t.demonstration : null,
    measure: p.measures[measure.kind],
    rate: overall.rate === null ? null : displayedRate(overall.rate, overall.target, locale),
    withheld: overall.rate === null ? withoutRate(satisfaction, locale) : null,
    verdict: overall.official && {
      official: overall.official,
      evidence: overall.evidence ?? 'unsure',
      words: [overall.official === 'met' ? p.met : p.notMet, overall.evidence === 'sure' ? p.sure : p.unsure],
    },
    state: state && [state.state, state.last].filter(Boolean).join(' '),
    facts: factsInWords(satisfaction, locale),
    period: t.period(periodName, ...days),
    asOf: p.asOf(instantInWords(asOf, locale)),
    parts,
    method: { text: t.method, href: links.method },
    petition: { text: t.send, href: links.petition, button },
  };
}
