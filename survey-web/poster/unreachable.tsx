import { type Config, lanAddress } from '../../api/config.ts';
import type { Locale } from '../../api/text.ts';
import { inOtherLanguage, Layout } from '../layout.tsx';
import { posterTexts } from '../texts/poster.ts';

interface Unreachable {
  locale: Locale;
  config: Config;
  url: string;
}

/** Instead of a poster that no phone could open: why, and what the administrator does about it. */
export function UnreachablePage({ locale, config, url }: Unreachable) {
  const t = posterTexts[locale];
  const lan = lanAddress();
  const [ask, set, reopen] = t.steps;
  const { pathname, search } = new URL(url);
  return (
    <Layout locale={locale} title={t.unreachableTitle} otherLanguage={inOtherLanguage(url, locale)}>
      <h1>{t.unreachableTitle}</h1>
      <p class="poster-warning">{t.unreachableWhy(config.publicUrl)}</p>
      <h2>{t.unreachableWhat}</h2>
      <ol class="guide">
        <li>{ask}</li>
        <li>
          {set}
          <Command system={t.onOthers} text="PUBLIC_URL=https://khaosat.example.gov.vn npm start" />
          <Command system={t.onWindows} text="$env:PUBLIC_URL='https://khaosat.example.gov.vn'; npm start" />
        </li>
        <li>{reopen}</li>
      </ol>
      <p>
        <a class="button quiet" href={`${pathname}.pdf${search}`}>
          {t.trialCopy}
        </a>
      </p>
      {lan && (
        <p>
          {t.tryOut} <code>{`PUBLIC_URL=http://${lan}:${config.port}`}</code>
        </p>
      )}
    </Layout>
  );
}

const Command = ({ system, text }: { system: string; text: string }) => (
  <p>
    <span class="soft">{system}</span>
    <code class="command">{text}</code>
  </p>
);
