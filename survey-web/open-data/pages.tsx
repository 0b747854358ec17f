import { room } from '../../api/http/context.ts';
import { columns } from '../../api/publication/open-data/columns.ts';
import { licence } from '../../api/publication/open-data/package.ts';
import { countClosings } from '../../api/publication/open-data/store.ts';
import { inLocale } from '../../api/text.ts';
import { inOtherLanguage, Layout } from '../layout.tsx';
import { countInWords } from '../public/wording.ts';
import { openDataTexts } from '../texts/open-data.ts';

/** What everybody may take away: the files, what each column means, and under which licence. */
export const openDataPages = room().get('/open-data', async (c) => {
  const { deps, locale } = c.var;
  const t = openDataTexts[locale];
  const { units, closings } = await countClosings(deps.db);
  const count = (n: number) => countInWords(n, locale);
  const language = locale === 'en' ? '?lang=en' : '';
  return c.html(
    <Layout
      locale={locale}
      title={`${t.title} – Lắng Nghe`}
      description={t.lead}
      width="wide"
      otherLanguage={inOtherLanguage(c.req.url, locale)}
    >
      <div class="open-data">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <section aria-labelledby="closed">
          <h2 id="closed">{t.closed}</h2>
          <p>{closings === 0 ? t.closedNone : t.closedLead(count(closings), count(units))}</p>
          <Files name="figures" about={t.closed} language={language} />
          <p class="soft">
            {t.narrow} <code>/open-data/figures.csv?period=2026-q4</code>
          </p>
        </section>
        <section aria-labelledby="present">
          <h2 id="present">{t.present}</h2>
          <p>{t.presentLead}</p>
          <Files name="present" about={t.present} language={language} />
          <p class="soft">{t.csvHint}</p>
        </section>
        <section aria-labelledby="licence">
          <h2 id="licence">{t.licence}</h2>
          <p>
            {t.licenceText}{' '}
            <a href={locale === 'vi' ? `${licence.path}deed.vi` : licence.path} rel="license">
              {licence.title} (CC BY 4.0)
            </a>
            .
          </p>
          <h2>{t.privacy}</h2>
          <p>{t.privacyText(count(deps.config.privacyMinimum))}</p>
        </section>
        <section aria-labelledby="programs">
          <h2 id="programs">{t.forPrograms}</h2>
          <ul>
            <li>
              <a href="/open-data/dictionary.json">{t.dictionaryFile}</a>
            </li>
            <li>
              <a href={`/open-data/datapackage.json${language}`}>{t.package}</a>
            </li>
            <li>
              <a href="/api/openapi.json">{t.api}</a>
            </li>
          </ul>
        </section>
        <section aria-labelledby="dictionary">
          <h2 id="dictionary">{t.dictionary}</h2>
          <dl class="dictionary">
            {columns.map(({ key, type, about }) => (
              <div>
                <dt>
                  <code>{key}</code> <span class="soft">{type}</span>
                </dt>
                <dd>{inLocale(about, locale)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Layout>,
  );
});

const Files = ({ name, about, language }: { name: string; about: string; language: string }) => (
  <p class="open-files">
    {['csv', 'json'].map((format) => (
      <a class="button quiet" href={`/open-data/${name}.${format}${language}`}>
        <span class="visually-hidden">{about}: </span>
        {format.toUpperCase()}
      </a>
    ))}
  </p>
);
