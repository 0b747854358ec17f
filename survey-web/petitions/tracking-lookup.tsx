import type { Context } from 'hono';
import type { Env } from '../../api/http/context.ts';
import { normalisePetitionCode } from '../../api/petitions/code.ts';
import type { Locale } from '../../api/text.ts';
import { trackingTexts } from '../texts/petition-tracking.ts';
import { showTracking } from './tracking-frame.tsx';
import { trackingPath } from './tracking-session.ts';

export const lookupPath = (locale: Locale) => `/kien-nghi/tra-cuu${locale === 'en' ? '?lang=en' : ''}`;

/** The form, or on to the petition whose code was typed. */
export function lookUp(c: Context<Env>) {
  const { locale } = c.var;
  const typed = c.req.query('ma');
  if (typed === undefined) return showLookup(c);
  const code = codeIn(typed);
  return code === null ? showLookup(c, typed) : c.redirect(trackingPath(code, locale), 303);
}

/** The code that was typed, alone or with the whole address from the slip. */
function codeIn(typed: string): string | null {
  const parts = typed.replace(/[?#].*$/s, '').split('/');
  return normalisePetitionCode(parts.filter((part) => part.trim()).at(-1) ?? '');
}

function showLookup(c: Context<Env>, wrong?: string) {
  const { locale } = c.var;
  const t = trackingTexts[locale];
  return showTracking(c, {
    title: wrong === undefined ? t.lookupTitle : `${t.errorTitle} ${t.lookupTitle}`,
    status: wrong === undefined ? 200 : 422,
    children: (
      <>
        <h1>{t.lookupTitle}</h1>
        <p class="lead">{t.lookupLead}</p>
        <LookupForm locale={locale} typed={wrong ?? ''} error={wrong === undefined ? null : t.codeWrong} />
      </>
    ),
  });
}

/** A code that nothing has: it can be typed again at once. */
export function showUnknown(c: Context<Env>, typed: string) {
  const { locale } = c.var;
  const t = trackingTexts[locale];
  return showTracking(c, {
    title: t.unknownTitle,
    status: 404,
    shownAt: lookupPath('vi'),
    children: (
      <>
        <h1>{t.unknownTitle}</h1>
        <p class="lead">{t.unknownLead}</p>
        <LookupForm locale={locale} typed={typed} error={null} />
      </>
    ),
  });
}

/** The way in for who holds a slip. */
export function LookupForm({
  locale,
  typed,
  error,
}: {
  locale: Locale;
  typed: string;
  error: string | null;
}) {
  const t = trackingTexts[locale];
  return (
    <form class={error ? 'ask wrong' : 'ask'} action="/kien-nghi/tra-cuu" method="get">
      <label for="ma">{t.codeLabel}</label>
      <p class="soft" id="ma-hint">
        {t.codeHint}
      </p>
      {error && (
        <p class="error" id="ma-error" role="alert">
          {error}
        </p>
      )}
      {locale === 'en' && <input type="hidden" name="lang" value="en" />}
      <div class="ask-line">
        <input
          id="ma"
          class="code"
          name="ma"
          type="text"
          value={typed}
          required
          maxlength={300}
          autofocus={error !== null}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? 'ma-error ma-hint' : 'ma-hint'}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
        />
        <button class="button" type="submit">
          {t.lookupButton}
        </button>
      </div>
    </form>
  );
}
