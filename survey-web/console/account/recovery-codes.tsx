import type { Locale } from '../../../api/text.ts';
import { accountTexts } from '../../texts/console-account.ts';

/** The codes, shown this once, to print or to copy. */
export function RecoveryCodes({ locale, codes, of }: { locale: Locale; codes: string[]; of: string }) {
  const t = accountTexts[locale];
  return (
    <>
      <div class="card recovery-codes">
        <p>Lắng Nghe · {of}</p>
        <ol id="recovery-codes">
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </div>
      <p class="console-actions">
        <button type="button" class="button quiet" hidden data-copies="recovery-codes">
          {t.copy}
        </button>
        <button type="button" class="button quiet" hidden data-prints>
          {t.print}
        </button>
      </p>
      <p>{t.codesOnce}</p>
      <p>
        <a class="button" href="/console">
          {t.codesKept}
        </a>
      </p>
    </>
  );
}
