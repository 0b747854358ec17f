import type { Day } from '../../api/days.ts';
import { changeSince, type Rated, type WeekSummary } from '../../api/publication/week.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';
import { standingInWords } from '../public/action-words.ts';
import { countInWords, dayInWords, thresholdInWords } from '../public/wording.ts';
import { weekTexts } from '../texts/week.ts';

/** A week in words, which page, picture and message all show. */
export interface WeekLines {
  unit: string;
  title: string;
  days: string;
  /** null: too few responses. */
  rate: string | null;
  verdict: { words: string; tone: 'met' | 'not-met'; isSure: boolean } | null;
  facts: string;
  change: { words: string; isSure: boolean } | null;
  rows: WeekRow[];
  note: string;
}

export interface WeekRow {
  term: string;
  texts: string[];
  /** Short enough for two in a line. */
  isShort: boolean;
}

export function weekLines(summary: WeekSummary, today: Day, locale: Locale): WeekLines {
  const t = weekTexts[locale];
  const { week, satisfaction, reasons, petitions } = summary;
  const { overall, privacyMinimum } = satisfaction;
  const minimum = countInWords(privacyMinimum, locale);
  const count = (n: number) => countInWords(n, locale);
  const row = (term: string, texts: (string | null)[], isShort = false): WeekRow[] => {
    const said = texts.filter((text) => text !== null);
    return said.length > 0 ? [{ term, texts: said, isShort }] : [];
  };
  return {
    unit: satisfaction.unit.name,
    title: t.title(week.number),
    days: t.days(dayInWords(week.from, locale), dayInWords(week.to, locale)),
    rate: overall.rate === null ? null : displayedRate(overall.rate, overall.target, locale),
    verdict: overall.official && {
      words: `${overall.official === 'met' ? t.met : t.notMet}, ${overall.evidence === 'sure' ? t.sure : t.unsure}`,
      tone: overall.official,
      isSure: overall.evidence === 'sure',
    },
    facts:
      overall.responses === null
        ? t.tooFew(minimum)
        : [
            t.responses(count(overall.responses)),
            overall.target === null ? t.noTarget : t.target(thresholdInWords(overall.target, locale)),
          ].join(' · '),
    change: changeInWords(summary, locale),
    rows: [
      ...row(t.strongField, [rated(summary.fields.strongest, locale)], true),
      ...row(t.weakField, [rated(summary.fields.weakest, locale)], true),
      ...row(t.strongCriterion, [rated(summary.criteria.strongest, locale)]),
      ...row(t.weakCriterion, [rated(summary.criteria.weakest, locale)]),
      ...row(t.reasons, [
        reasons.map(({ text, responses }) => `${text} (${count(responses)})`).join(', ') || null,
      ]),
      ...row(t.petitions, [
        petitions.received === 0
          ? t.noPetitions
          : t.petitionCounts(
              count(petitions.received),
              count(petitions.answered + petitions.promised),
              count(petitions.overdueNow),
            ),
      ]),
      ...row(
        t.actions,
        summary.actions.map((action) => `${standingInWords(action, today, locale).words}: ${action.measure}`),
      ),
    ],
    note: t.note(minimum),
  };
}

/** The rate and its n first: a name that is cut then takes nothing of them away. */
function rated(one: Rated | null, locale: Locale): string | null {
  if (!one) return null;
  const responses = weekTexts[locale].responses(countInWords(one.responses, locale));
  return `${displayedRate(one.rate, one.target, locale)} (${responses}) ${one.name}`;
}

function changeInWords({ satisfaction, before }: WeekSummary, locale: Locale): WeekLines['change'] {
  const t = weekTexts[locale];
  if (satisfaction.overall.rate === null) return null;
  const change = changeSince(satisfaction.overall, before);
  if (!change) return { words: t.noBefore, isSure: false };
  const points = Math.abs(change.points).toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB', {
    maximumFractionDigits: 1,
  });
  if (points === '0') return { words: t.same, isSure: true };
  const words = change.points > 0 ? t.up(points) : t.down(points);
  return { words: change.isSure ? words : `${words} (${t.unsureChange})`, isSure: change.isSure };
}

/** A few lines to send with the link and the picture. */
export function weekMessage(lines: WeekLines, url: string, locale: Locale): string {
  const t = weekTexts[locale];
  const headline =
    lines.rate === null
      ? lines.facts
      : [`${lines.rate} ${t.satisfied}`, lines.facts, lines.verdict?.words].filter(Boolean).join(' · ');
  return [
    `${lines.unit} – ${lines.title.toLocaleLowerCase('vi')} (${lines.days})`,
    headline,
    ...(lines.change ? [lines.change.words] : []),
    ...lines.rows.map(({ term, texts }) => `${term}: ${texts.join('; ')}`),
    `${t.see}: ${url}`,
  ].join('\n');
}
