import { passageKey } from '../../../api/comments/review.ts';
import type { HiddenPassage } from '../../../api/personal-data/mark.ts';
import { redacted } from '../../../api/personal-data/redacted.ts';
import type { PathError } from '../../../api/problems.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { commentTexts, kindNames } from '../../texts/console-comments.ts';
import { type Filled, TextArea } from '../form.tsx';
import type { Offered } from './passages.ts';

interface ChoiceProps {
  text: string;
  offered: Offered;
  errors: PathError[];
  locale: Locale;
}

/**
 * What to leave out of a text before everybody reads it, and how it then reads. It stands in a form with
 * `data-comment`, beside a `MarkedText`; the script console-comments brings the preview up to date.
 */
export function PassageChoice({ text, offered: { proposed, hidden, typed }, errors, locale }: ChoiceProps) {
  const t = commentTexts[locale];
  const of: Filled = { values: new URLSearchParams({ more: typed }), errors, locale };
  return (
    <>
      <fieldset class="form-field">
        <legend>{t.toHide}</legend>
        {proposed.length === 0 && <p class="hint">{t.nothingMarked}</p>}
        <div class="passages">
          {proposed.map((passage) => (
            <Hide text={text} passage={passage} checked={isHidden(passage, hidden)} locale={locale} />
          ))}
        </div>
        <button
          type="button"
          class="button quiet"
          data-hide-selection
          data-select-first={t.selectFirst}
          hidden
        >
          {t.hideSelection}
        </button>
        <p class="hint" role="status" data-selection-says />
      </fieldset>
      <TextArea of={of} name="more" label={t.hideMore} hint={t.hideMoreHint} rows={2} optional />
      <h2 id="preview">{t.preview}</h2>
      <blockquote class="comment-text preview" data-preview aria-live="polite">
        {redacted(text, hidden)}
      </blockquote>
    </>
  );
}

/** For `data-hide-label` of the form. */
export const hideLabel = (locale: Locale): string =>
  commentTexts[locale].hide('{words}', inLocale(kindNames.other!, locale));

const isHidden = (passage: HiddenPassage, hidden: HiddenPassage[]) =>
  hidden.some(({ start, end }) => start <= passage.start && passage.end <= end);

function Hide({
  text,
  passage,
  checked,
  locale,
}: {
  text: string;
  passage: HiddenPassage;
  checked: boolean;
  locale: Locale;
}) {
  const words = text.slice(passage.start, passage.end);
  return (
    <label class="choice">
      <input type="checkbox" name="hide" value={passageKey(passage)} checked={checked} />
      <span>{commentTexts[locale].hide(words, inLocale(kindNames[passage.kind]!, locale))}</span>
    </label>
  );
}
