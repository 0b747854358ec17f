import type { Locale } from '../../api/text.ts';
import { homeTexts } from '../texts/home.ts';

const Language = ({ locale }: { locale: Locale }) =>
  locale === 'en' ? <input type="hidden" name="lang" value="en" /> : null;

/** `action`: the page that shows what was found. */
export function SearchForm({
  locale,
  asked,
  action = '/',
}: {
  locale: Locale;
  asked: string;
  action?: string;
}) {
  const t = homeTexts[locale];
  return (
    <form class="ask" action={action} method="get" role="search">
      <label for="q">{t.searchLabel}</label>
      <p class="soft" id="q-hint">
        {t.searchHint}
      </p>
      <Language locale={locale} />
      <div class="ask-line">
        <input id="q" name="q" type="search" value={asked} aria-describedby="q-hint" autocomplete="off" />
        <button class="button" type="submit">
          {t.searchButton}
        </button>
      </div>
    </form>
  );
}

/** The way in for who types the code of a poster; `wrong` is what was typed and is no code. */
export function CodeForm({ locale, wrong }: { locale: Locale; wrong?: string | undefined }) {
  const t = homeTexts[locale];
  const isWrong = wrong !== undefined;
  return (
    <form class={isWrong ? 'ask wrong' : 'ask'} action="/s" method="get">
      <label for="code">{t.codeLabel}</label>
      <p class="soft" id="code-hint">
        {t.codeHint}
      </p>
      {isWrong && (
        <p class="error" id="code-error" role="alert">
          {t.codeWrong}
        </p>
      )}
      <Language locale={locale} />
      <div class="ask-line">
        <input
          id="code"
          class="code"
          name="code"
          type="text"
          value={wrong ?? ''}
          required
          autofocus={isWrong}
          aria-invalid={isWrong ? 'true' : undefined}
          aria-describedby={isWrong ? 'code-error code-hint' : 'code-hint'}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
        />
        <button class="button quiet" type="submit">
          {t.codeButton}
        </button>
      </div>
    </form>
  );
}
