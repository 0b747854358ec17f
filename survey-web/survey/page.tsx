import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Point } from '../../api/points/store.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { assetUrl } from '../assets.ts';
import { layoutTexts } from '../texts/layout.ts';
import { FaceSprite } from './faces.tsx';
import { surveyCss } from './stylesheet.ts';
import { Words } from './words.tsx';

/** What the script has to know of a page that it fetched. */
export type PageState = 'form' | 'errors' | 'thanks' | 'conflict' | 'refused';

interface SurveyPage {
  locale: Locale;
  point: Point;
  title: string;
  state: PageState;
  children: Child;
}

/** A document of its own, so that one request brings all that is needed to answer. */
export function SurveyPage({ locale, point, title, state, children }: SurveyPage) {
  const { unit } = point;
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={locale}>
        <head>
          <meta charset="utf-8" />
          <title>{`${title} – ${inLocale(unit.name, locale)}`}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <link rel="icon" href="data:," />
          <style>{raw(surveyCss)}</style>
          <script type="module" src={assetUrl('survey')} />
        </head>
        <body>
          <SurveyBody locale={locale} point={point} state={state}>
            {children}
          </SurveyBody>
        </body>
      </html>
    </>
  );
}

/** What stands in the page, which a preview puts into a frame of its own. */
export function SurveyBody({
  locale,
  point,
  state,
  otherLanguage = `?lang=${locale === 'vi' ? 'en' : 'vi'}`,
  children,
}: Omit<SurveyPage, 'title'> & { otherLanguage?: string }) {
  const { unit, label } = point;
  const t = layoutTexts[locale];
  return (
    <>
      <FaceSprite />
      <header>
        <p>
          <b>
            <Words text={unit.name} locale={locale} />
          </b>
          {label && (
            <span>
              <Words text={label} locale={locale} />
            </span>
          )}
        </p>
        <a href={otherLanguage} lang={locale === 'vi' ? 'en' : 'vi'}>
          {t.otherLanguage}
        </a>
      </header>
      <main data-state={state}>
        {unit.demonstration && <p class="demonstration">{t.demonstration}</p>}
        {children}
      </main>
    </>
  );
}
