import type { Week } from '../../api/periods/week.ts';
import type { Locale } from '../../api/text.ts';
import { Layout } from '../layout.tsx';
import { weekTexts } from '../texts/week.ts';
import type { WeekLines } from './lines.ts';

export interface WeekLinks {
  otherLanguage: string;
  whole: string;
  picture: string;
  earlier: string;
  /** null: it has not begun. */
  later: string | null;
}

/** A unit's week on one screen of a phone. */
export function WeekPage({
  lines,
  week,
  isUnfinished,
  demonstration,
  locale,
  links,
}: {
  lines: WeekLines;
  week: Week;
  isUnfinished: boolean;
  demonstration: boolean;
  locale: Locale;
  links: WeekLinks;
}) {
  const t = weekTexts[locale];
  const { rate, verdict, change } = lines;
  return (
    <Layout
      locale={locale}
      title={`${lines.title} – ${lines.unit}`}
      description={t.description(lines.unit, week.number)}
      demonstration={demonstration}
      otherLanguage={links.otherLanguage}
    >
      <article class="week">
        <h1>{lines.unit}</h1>
        <p class="week-days">
          <b>{lines.title}</b> <span class="soft">{lines.days}</span>
          {isUnfinished && <span class="soft"> {t.unfinished}</span>}
        </p>
        <div class="week-headline" data-rate={rate ?? undefined}>
          {rate !== null && (
            <p>
              <strong class="rate">{rate}</strong> <span>{t.satisfied}</span>
            </p>
          )}
          {verdict && <p class={`week-verdict ${verdict.tone}`}>{verdict.words}</p>}
          <p class="soft">
            {lines.facts}
            {change && ` · ${change.words}`}
          </p>
        </div>
        <dl>
          {lines.rows.map(({ term, texts, isShort }) => (
            <div class={isShort ? 'short' : texts.length > 1 ? 'several' : undefined}>
              <dt>{term}</dt>
              {texts.map((text) => (
                <dd>{text}</dd>
              ))}
            </div>
          ))}
        </dl>
        <p class="soft small">{lines.note}</p>
        <nav class="week-links" aria-label={lines.title}>
          <a href={links.earlier}>{t.earlier}</a>
          {links.later && <a href={links.later}>{t.later}</a>}
          <a href={links.whole}>{t.whole}</a>
          <a href={links.picture}>{t.picture}</a>
        </nav>
      </article>
    </Layout>
  );
}
