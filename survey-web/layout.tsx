import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Locale } from '../api/text.ts';
import { assetUrl } from './assets.ts';
import { layoutTexts } from './texts/layout.ts';

interface Layout {
  locale: Locale;
  title: string;
  children: Child;
  /** The address of this page in the other language. */
  otherLanguage?: string;
  /** Says that the unit and its responses are made up. */
  demonstration?: boolean;
  script?: string;
  description?: string;
  /** What a shared link shows of the page: absolute addresses. */
  share?: { url: string; image: string; description: string };
  /** `narrow` for text and forms (42 rem), `wide` for figures (72 rem). */
  width?: 'narrow' | 'wide';
}

/** Every page but the survey form, which brings its own style sheet inline to save a request. */
export function Layout({
  locale,
  title,
  children,
  otherLanguage,
  demonstration,
  script,
  description,
  share,
  width,
}: Layout) {
  const t = layoutTexts[locale];
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={locale}>
        <head>
          <meta charset="utf-8" />
          <title>{title}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          {description && <meta name="description" content={description} />}
          {share && <ShareMarks {...share} title={title} locale={locale} />}
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href={assetUrl('site')} />
          {script && <script type="module" src={script} />}
        </head>
        <body>
          <a class="skip" href="#main">
            {t.skip}
          </a>
          <header class="masthead">
            <a href={locale === 'en' ? '/?lang=en' : '/'} class="brand">
              Lắng Nghe
            </a>
            {otherLanguage && (
              <a href={otherLanguage} class="language" lang={locale === 'vi' ? 'en' : 'vi'}>
                {t.otherLanguage}
              </a>
            )}
          </header>
          {demonstration && <aside class="demonstration">{t.demonstration}</aside>}
          <main id="main" class={width ?? 'narrow'}>
            {children}
          </main>
          <footer class="footer">
            <p>
              {t.footer} <a href={locale === 'en' ? '/open-data?lang=en' : '/open-data'}>{t.openData}</a>
            </p>
          </footer>
        </body>
      </html>
    </>
  );
}

/** Open Graph, which messengers and social networks read. */
function ShareMarks({
  title,
  locale,
  url,
  image,
  description,
}: NonNullable<Layout['share']> & Pick<Layout, 'title' | 'locale'>) {
  const marks = {
    type: 'website',
    site_name: 'Lắng Nghe',
    title,
    description,
    url,
    image,
    'image:type': 'image/png',
    'image:width': '1200',
    'image:height': '630',
    'image:alt': description,
    locale: locale === 'vi' ? 'vi_VN' : 'en_GB',
  };
  return (
    <>
      {Object.entries(marks).map(([name, content]) => (
        <meta property={`og:${name}`} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

/** The address of a page with another parameter in its query; '' takes the parameter away. */
export function withQuery(url: string, changes: Record<string, string>): string {
  const { pathname, searchParams } = new URL(url);
  for (const [name, value] of Object.entries(changes)) {
    if (value) searchParams.set(name, value);
    else searchParams.delete(name);
  }
  const query = searchParams.toString();
  return query ? `${pathname}?${query}` : pathname;
}

/** The address of the page in the other language. */
export const inOtherLanguage = (url: string, locale: Locale) =>
  withQuery(url, { lang: locale === 'vi' ? 'en' : '' });
