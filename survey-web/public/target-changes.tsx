import type { Satisfaction, TargetChangeShown } from '../../api/publication/satisfaction.ts';
import type { Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';
import { dayInWords, thresholdInWords } from './wording.ts';

/** What targets of the period were before they were changed, when, and why: nobody moves a goal unseen. */
export function TargetChanges({
  changes,
  locale,
}: {
  changes: Satisfaction['targetChanges'];
  locale: Locale;
}) {
  const t = publicTexts[locale];
  if (changes.length === 0) return null;
  return (
    <>
      <h3>{t.targetChanges}</h3>
      <ul class="target-changes">
        {changes.map((change) => (
          <li>
            <b>{dayInWords(change.day, locale)}</b> ({change.field?.name ?? t.targetScopes[change.scope]},{' '}
            {change.unit.name}): {inWords(change.before, locale)} →{' '}
            {change.after ? inWords(change.after, locale, change.before) : t.targetWithdrawn}.{' '}
            {change.reason ? `${t.changeReason} ${change.reason}` : t.noReason}
          </li>
        ))}
      </ul>
    </>
  );
}

type State = TargetChangeShown['before'];

/** The threshold, and what else differs from before. */
function inWords(state: State, locale: Locale, before?: State): string {
  const t = publicTexts[locale];
  const parts = [thresholdInWords(state.threshold, locale)];
  if (!before) return parts[0]!;
  if (state.to !== before.to) parts.push(t.until(dayInWords(state.to, locale)));
  if (state.measure !== before.measure) parts.push(`${t.judgedBy} ${state.measure || t.defaultMeasure}`);
  if (state.source !== before.source) parts.push(state.source);
  return parts.join('; ');
}
