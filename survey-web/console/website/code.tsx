import type { Locale } from '../../../api/text.ts';
import { websiteTexts } from '../../texts/console-website.ts';

interface CodeProps {
  id: string;
  label: string;
  text: string;
  locale: Locale;
}

/** Text to copy: by its button, or without script by hand. */
export function Code({ id, label, text, locale }: CodeProps) {
  const t = websiteTexts[locale];
  const rows = text.split('\n').reduce((sum, line) => sum + Math.ceil(line.length / 70), 0);
  return (
    <div class="form-field website-code">
      <label for={id}>{label}</label>
      <textarea id={id} rows={Math.min(12, rows + 1)} readonly spellcheck={false}>
        {text}
      </textarea>
      <button type="button" class="button quiet" hidden data-copies={id}>
        {t.copy}
        <span class="visually-hidden">: {label}</span>
      </button>
    </div>
  );
}
