import { countNames } from '../../../api/caseload/caseload.ts';
import type { CaseloadChange } from '../../../api/caseload/store.ts';
import type { Field } from '../../../api/fields/store.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { countInWords, instantInWords, monthInWords } from '../../public/wording.ts';
import { caseloadTexts } from '../../texts/console-caseload.ts';

/** What numbers were before they were corrected, by whom and why. */
export function CaseloadHistory({
  changes,
  fields,
  locale,
}: {
  changes: CaseloadChange[];
  fields: readonly Pick<Field, 'id' | 'name'>[];
  locale: Locale;
}) {
  const t = caseloadTexts[locale];
  const nameOf = (fieldId: number | null) => {
    const field = fields.find(({ id }) => id === fieldId);
    return field ? inLocale(field.name, locale) : t.noField;
  };
  return (
    <section>
      <h2>{t.history}</h2>
      {changes.length === 0 && <p class="soft">{t.noHistory}</p>}
      <ul class="caseload-history">
        {changes.map((change) => (
          <li>
            <b>
              {monthInWords(change.month, locale)}, {nameOf(change.fieldId)}
            </b>
            : {inWords(change, locale)}
            <br />
            <span class="soft">
              {instantInWords(change.at.toISOString(), locale)}, {change.by}: {change.reason ?? t.noReason}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function inWords({ before, after }: CaseloadChange, locale: Locale): string {
  const t = caseloadTexts[locale];
  const changed = countNames.filter((name) => after === null || before[name] !== after[name]);
  return changed
    .map((name) => {
      const now = after === null ? t.removed : countInWords(after[name], locale);
      return `${t.counts[name]} ${countInWords(before[name], locale)} → ${now}`;
    })
    .join('; ');
}
