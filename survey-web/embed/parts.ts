import type { PublishedAction } from '../../api/actions/store.ts';
import type { Day } from '../../api/days.ts';
import { ends } from '../../api/petitions/books.ts';
import type { PetitionBooks } from '../../api/publication/petition-books.ts';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';
import { standingInWords } from '../public/action-words.ts';
import type { ShownOutcome } from '../public/petition-outcomes.tsx';
import { countInWords, dayInWords, thresholdInWords } from '../public/wording.ts';
import { embedTexts } from '../texts/embed.ts';
import { publicTexts } from '../texts/public.ts';
import { publicActionTexts } from '../texts/public-actions.ts';
import { publicPetitionTexts } from '../texts/public-petitions.ts';
import type { ViewLine, ViewPart } from './view.ts';

/** Dossiers on time, of all that were solved; all are counted, so there is no interval. */
export function onTimePart({ caseload }: Satisfaction, locale: Locale): ViewPart {
  const t = embedTexts[locale];
  const title = t.onTime;
  if (!caseload || caseload.overall.onTime.rate === null) {
    return { key: 'on-time', title, lines: [{ text: t.onTimeUnknown }] };
  }
  const { rate, count, of, target, official } = caseload.overall.onTime;
  const p = publicTexts[locale];
  const facts = [
    t.dossiers(countInWords(count, locale), countInWords(of, locale)),
    target !== null && `${p.targetIs} ${thresholdInWords(target, locale)}`,
    official && (official === 'met' ? p.met : p.notMet),
  ];
  const known = t.months(caseload.months.length, caseload.monthsTouched);
  return {
    key: 'on-time',
    title,
    lines: [
      { lead: displayedRate(rate!, target, locale), text: facts.filter(Boolean).join(' · ') },
      ...(caseload.months.length < caseload.monthsTouched ? [{ text: known }] : []),
    ],
  };
}

/** What became of the petitions of the period: how many came in, every end of them, and how many in time. */
export function petitionsPart({ total, target }: PetitionBooks, locale: Locale): ViewPart {
  const [t, p] = [embedTexts[locale], publicPetitionTexts[locale]];
  const count = (n: number) => countInWords(n, locale);
  if (total.received === 0)
    return { key: 'petitions', title: t.petitions, lines: [{ text: t.petitionsNone }] };
  const becameOf = ends
    .filter((end) => total[end] > 0)
    .map((end) => `${p.columns[end].toLocaleLowerCase(locale)} ${count(total[end])}`);
  const rate = total.onTimeRate;
  const onTime =
    rate === null
      ? p.nothingDue
      : [
          `${displayedRate(rate, target?.threshold ?? null, locale)} (${p.onTimeOf(count(total.onTime), count(total.fellDue))})`,
          target && p.target(thresholdInWords(target.threshold, locale), target.source),
        ]
          .filter(Boolean)
          .join('. ');
  return {
    key: 'petitions',
    title: t.petitions,
    lines: [
      { lead: t.received, text: [count(total.received), ...becameOf].join(' · ') },
      { lead: t.answeredOnTime, text: onTime },
    ],
  };
}

/** Enough to see what an answer is about; the whole of it is behind the link. */
const longestAnswer = 160;

/** The answers published last, each with the way to the whole of it. */
export function answersPart(
  outcomes: ShownOutcome[],
  locale: Locale,
  addressOf: (code: string) => string,
): ViewPart {
  const t = embedTexts[locale];
  const lines = outcomes.map(
    ({ code, about, answer, receivedDay }): ViewLine => ({
      lead: `${[about, dayInWords(receivedDay, locale)].filter(Boolean).join(', ')}:`,
      text: cut(answer),
      href: addressOf(code),
    }),
  );
  return { key: 'answers', title: t.answers, lines: lines.length > 0 ? lines : [{ text: t.answersNone }] };
}

/** What the unit did about what people said, with where it stands; what is late says so. */
export function actionsPart(
  actions: PublishedAction[],
  { today, locale, href }: { today: Day; locale: Locale; href: string },
): ViewPart {
  const t = publicActionTexts[locale];
  const lines = actions.map((action): ViewLine => {
    const { words } = standingInWords(action, today, locale);
    return {
      lead: `${cut(action.subject)} –`,
      text: `${words}: ${cut(action.result ?? action.measure)}`,
      href,
    };
  });
  return { key: 'actions', title: t.title, lines: lines.length > 0 ? lines : [{ text: t.none }] };
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  if (letters.length <= longestAnswer) return line;
  return `${letters
    .slice(0, longestAnswer)
    .join('')
    .replace(/\s\S*$/, '')} …`;
}
