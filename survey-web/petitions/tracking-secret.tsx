import type { Context } from 'hono';
import type { Env } from '../../api/http/context.ts';
import { clientAddress, type RateLimit } from '../../api/http/rate-limit.ts';
import { isSecretOf, secretKeyFrom } from '../../api/petitions/code.ts';
import type { Petition } from '../../api/petitions/petition.ts';
import type { Locale } from '../../api/text.ts';
import { senderTexts } from '../texts/petition-sender.ts';
import { trackingPath } from './tracking-session.ts';

/** What was wrong with a secret that was typed: how the page answers, and what it says. */
export interface SecretRefused {
  status: 403 | 429;
  message: string;
}

/** Holds a secret against the petition; guessing is slowed down together with the API. null: it is the one. */
export function tryingSecret(
  c: Context<Env>,
  guesses: RateLimit | null,
  petition: Petition,
  typed: string,
): SecretRefused | null {
  const { deps, locale } = c.var;
  const t = senderTexts[locale];
  const seconds = guesses?.(clientAddress(c, deps.config.trustProxy), 1, deps.now()) ?? null;
  if (seconds !== null) {
    c.header('Retry-After', String(seconds));
    return { status: 429, message: t.tooFast(Math.ceil(seconds / 60)) };
  }
  const isRight = isSecretOf(secretKeyFrom(deps.config.secret), petition, typed);
  return isRight ? null : { status: 403, message: t.secretWrong };
}

/** Asks for the secret, and opens the sender's part or the page `onTo` below the petition's. */
export function SecretForm({
  petition,
  locale,
  onTo,
  error,
}: {
  petition: Petition;
  locale: Locale;
  onTo: string;
  error: string | null;
}) {
  const t = senderTexts[locale];
  return (
    <form
      class={error ? 'ask wrong' : 'ask'}
      id="nguoi-gui"
      method="post"
      action={trackingPath(petition.code, locale, '/mo')}
    >
      <h2>{t.openTitle}</h2>
      <p>{t.openLead}</p>
      <input type="hidden" name="to" value={onTo} />
      <SecretField locale={locale} error={error} button={t.open} />
    </form>
  );
}

export function SecretField({
  locale,
  error,
  button,
}: {
  locale: Locale;
  error: string | null;
  button: string;
}) {
  const t = senderTexts[locale];
  return (
    <>
      <label for="secret">{t.secretLabel}</label>
      <p class="soft" id="secret-hint">
        {t.secretHint}
      </p>
      {error && (
        <p class="error" id="secret-error" role="alert">
          {error}
        </p>
      )}
      <div class="ask-line">
        <input
          id="secret"
          class="code"
          name="secret"
          type="text"
          required
          maxlength={60}
          autofocus={error !== null}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? 'secret-error secret-hint' : 'secret-hint'}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
        />
        <button class="button" type="submit">
          {button}
        </button>
      </div>
    </>
  );
}
