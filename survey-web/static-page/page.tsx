import { raw } from 'hono/html';
import type { StaticFacts } from '../../api/push/contents.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import { assetText } from '../assets.ts';
import { Criteria, Sections } from '../public/criteria.tsx';
import { Fields } from '../public/fields.tsx';
import { MethodNote } from '../public/method-note.tsx';
import { PunctualitySection } from '../public/punctuality.tsx';
import { Reasons } from '../public/reasons.tsx';
import { VerdictSummary } from '../public/verdict-summary.tsx';
import { countInWords, dayInWords, instantInWords } from '../public/wording.ts';
import { layoutTexts } from '../texts/layout.ts';
import { publicTexts } from '../texts/public.ts';
import { staticPageTexts } from '../texts/static-page.ts';

let style: string | undefined;

/** The figures of a unit as one file: no script, nothing to fetch, its style within it. */
export function staticPage(facts: StaticFacts): string {
  style ??= assetText('site');
  return `<!doctype html>${String(<StaticDocument {...facts} css={style} />)}\n`;
}

function StaticDocument(props: StaticFacts & { css: string }) {
  const { satisfaction, files, pages, source, locale, css } = props;
  const t = staticPageTexts[locale];
  const { unit, period, demonstration } = satisfaction;
  const shown = { satisfaction, locale };
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <title>{`${unit.name} – ${publicTexts[locale].titleEnd}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <link rel="alternate" type="application/json" href={files.json} />
        <style>{raw(css)}</style>
      </head>
      <body>
        <header class="masthead">
          <span class="brand">Lắng Nghe</span>
          <a href={files.otherLanguage} class="language" lang={locale === 'vi' ? 'en' : 'vi'}>
            {t.otherLanguage}
          </a>
        </header>
        {demonstration && <aside class="demonstration">{layoutTexts[locale].demonstration}</aside>}
        <main id="main" class="wide">
          <div class="public">
            <h1>{unit.name}</h1>
            <p class="days">
              {satisfaction.closing && <b>{satisfaction.closing.period.name}: </b>}
              {dayInWords(period.from, locale)} – {dayInWords(period.to, locale)}
            </p>
            <Standing {...props} />
            <VerdictSummary {...shown} />
            <Fields {...shown} />
            <PunctualitySection {...shown} />
            <Reasons {...shown} />
            <Sections {...shown} />
            <Criteria {...shown} />
            <Petitions {...props} />
            {pages.length > 0 && (
              <section aria-labelledby="pages">
                <h2 id="pages">{t.pages}</h2>
                <ul>
                  {pages.map(({ name, path }) => (
                    <li>
                      <a href={path}>{name ?? t.present}</a>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <MethodNote {...shown} json={files.json} csv={files.csv} />
          </div>
        </main>
        <footer class="footer">
          <p>
            {t.copy} <a href={source}>{source}</a>. {t.licence}
          </p>
        </footer>
      </body>
    </html>
  );
}

function Standing({ satisfaction: { closing, asOf }, locale }: StaticFacts) {
  const t = staticPageTexts[locale];
  const when = instantInWords(asOf, locale);
  if (!closing) return <p class="soft">{t.asOf(when)}</p>;
  return (
    <aside class="closed-period" aria-label={t.closed}>
      <p>
        <b>{t.closed}.</b> {closing.revision === 1 ? t.closedAt(when) : t.revised(closing.revision, when)}
      </p>
      {closing.reason !== null && (
        <p>
          {t.reason} {closing.reason}
        </p>
      )}
    </aside>
  );
}

function Petitions({ books: { total, target }, locale }: StaticFacts) {
  const t = staticPageTexts[locale];
  if (total.received === 0) return null;
  const count = (n: number) => countInWords(n, locale);
  return (
    <section aria-labelledby="petitions">
      <h2 id="petitions">{t.petitions}</h2>
      <p>
        {t.petitionFacts(count(total.received), count(total.answered + total.promised), count(total.open))}{' '}
        {total.onTimeRate !== null &&
          t.petitionsOnTime(
            displayedRate(total.onTimeRate, target?.threshold ?? null, locale),
            count(total.onTime),
            count(total.fellDue),
          )}
      </p>
    </section>
  );
}
