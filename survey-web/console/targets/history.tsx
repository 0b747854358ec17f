import { dayOf } from '../../../api/days.ts';
import type { TargetChange } from '../../../api/targets/history.ts';
import { goalInWords } from '../../public/goal-words.ts';
import { dayInWords } from '../../public/wording.ts';
import { targetTexts } from '../../texts/console-targets.ts';
import type { UnitVisit } from '../visit.ts';
import { indicatorOf, subjectInWords, type TargetWords } from './words.ts';

/** What targets of the unit were before, and why they were changed. */
export function TargetHistory({
  visit: { locale },
  changes,
  words,
}: {
  visit: UnitVisit;
  changes: TargetChange[];
  words: TargetWords;
}) {
  const t = targetTexts[locale];
  if (changes.length === 0) return null;
  const state = (change: TargetChange, { threshold, to, source }: TargetChange['before']) => {
    const goal = goalInWords({ ...change, threshold }, indicatorOf(change, words), locale);
    return `${goal}, ${dayInWords(to, locale)}, ${source}`;
  };
  return (
    <section>
      <h2>{t.history}</h2>
      <ul>
        {changes.map((change) => (
          <li>
            <b>{dayInWords(dayOf(change.at), locale)}</b>{' '}
            {subjectInWords({ ...change, except: change.before.except }, words, locale)}:{' '}
            {state(change, change.before)} → {change.after ? state(change, change.after) : t.withdrawn} (
            {change.reason ?? t.noReason})
          </li>
        ))}
      </ul>
    </section>
  );
}
