import { findPeriod } from '../../../api/periods/store.ts';
import { pageFigures } from '../../../api/publication/routes.ts';
import { inLocale } from '../../../api/text.ts';
import { assetUrl } from '../../assets.ts';
import { addressOf } from '../../embed/figures.ts';
import { parseEmbedQuery } from '../../embed/query.ts';
import { websiteTexts } from '../../texts/console-website.ts';
import { consoleRoom } from '../console-room.ts';
import type { Refused, UnitVisit } from '../visit.ts';
import { Code } from './code.tsx';
import { Copy } from './copy.tsx';
import { OptionsForm } from './options.tsx';
import { type Chosen, snippetsFor } from './snippets.ts';

export const websitePages = consoleRoom();
websitePages.get('/units/:unit/website', 'results.public', showWebsite);

/** The code for each kind of website, with a preview of what it shows. */
function showWebsite(visit: UnitVisit) {
  const asked = new URLSearchParams(visit.c.req.queries('show')?.map((part) => ['show', part]));
  for (const name of ['period', 'language', 'theme', 'accent']) asked.set(name, visit.query(name));
  return visit.attempt(
    () => showChosen(visit, asked, chosenIn(visit, asked)),
    (refused) => showChosen(visit, asked, usual, refused),
  );
}

const usual: Chosen = { show: [], period: '', language: 'vi', theme: 'auto', accent: '' };

/** @throws Problem invalid-input */
function chosenIn({ locale }: UnitVisit, asked: URLSearchParams): Chosen {
  const { show, theme, accent } = parseEmbedQuery(
    {
      show: asked.getAll('show').join(','),
      theme: asked.get('theme') ?? '',
      accent: asked.get('accent') ?? '',
    },
    locale,
  );
  return {
    show,
    period: asked.get('period') ?? '',
    language: asked.get('language') === 'en' ? 'en' : 'vi',
    theme,
    accent: accent ?? '',
  };
}

async function showChosen(visit: UnitVisit, asked: URLSearchParams, chosen: Chosen, refused?: Refused) {
  const { unit, locale, deps, c } = visit;
  const t = websiteTexts[locale];
  const { publicUrl } = deps.config;
  const { period, language } = chosen;
  // The figures of a language other than that of the page around them.
  c.set('locale', language);
  const { satisfaction } = await pageFigures(c, { slug: unit.slug, query: { period } });
  c.set('locale', locale);
  c.header('Cache-Control', 'no-store');
  const found = period ? await findPeriod(deps.db, period) : undefined;
  const snippets = snippetsFor({ slug: unit.slug, name: satisfaction.unit.name }, publicUrl, chosen);
  const code = (id: string, text: string, label = t.code) => (
    <Code id={id} label={label} text={text} locale={locale} />
  );
  return visit.show({
    title: t.title,
    lead: t.lead,
    refused,
    script: assetUrl('console-copy'),
    children: (
      <div class="website">
        {publicUrl.startsWith('http:') && <p class="caution">{t.notSecure}</p>}
        <h2>{t.options}</h2>
        <OptionsForm visit={visit} of={{ values: asked, errors: refused?.errors ?? [], locale }} />
        <h2>{t.preview}</h2>
        <iframe
          class="website-preview"
          title={t.previewFrame}
          src={`/u/${unit.slug}/embed${snippets.query}`}
        />
        <h2>{t.chooseWay}</h2>
        <h3>{t.script}</h3>
        <p>{t.scriptHow}</p>
        {code('code-script', snippets.script)}
        <p class="soft">{t.scriptPolicy(new URL(publicUrl).origin)}</p>
        <h3>{t.frame}</h3>
        <p>{t.frameHow}</p>
        {code('code-frame', snippets.frame)}
        <h3>{t.wordpress}</h3>
        <p>{t.wordpressHow}</p>
        {code('code-wordpress', snippets.frame)}
        <h3>{t.images}</h3>
        <p>{t.imagesHow}</p>
        <img
          src={`/u/${unit.slug}/badge.svg${snippets.query}`}
          width="360"
          height="192"
          alt={t.badge}
          class="website-picture"
        />
        {code('code-badge', snippets.badge.code, t.badge)}
        {code('address-badge', snippets.badge.address, `${t.address}: ${t.badge}`)}
        {code('code-table', snippets.table.code, t.table)}
        {code('address-table', snippets.table.address, `${t.address}: ${t.table}`)}
        <h3>{t.copyAway}</h3>
        <p>{t.copyHow}</p>
        <Copy
          satisfaction={satisfaction}
          periodName={found ? inLocale(found.name, language) : null}
          page={addressOf(publicUrl, `/u/${unit.slug}`, { period })}
          language={language}
          locale={locale}
        />
      </div>
    ),
  });
}
