import type { Target } from '../../../api/targets/store.ts';
import { goalInWords } from '../../public/goal-words.ts';
import { dayInWords } from '../../public/wording.ts';
import { targetTexts } from '../../texts/console-targets.ts';
import type { UnitVisit } from '../visit.ts';
import { indicatorOf, subjectInWords, type TargetWords } from './words.ts';

interface TargetTableProps {
  visit: UnitVisit;
  targets: Target[];
  words: TargetWords;
  /** For targets of superiors, which are changed there. */
  unitNames?: Map<number, string>;
}

/** Targets, those in force first. */
export function TargetTable({ visit, targets, words, unitNames }: TargetTableProps) {
  const { locale, unit, today } = visit;
  const t = targetTexts[locale];
  const rank = { now: 0, later: 1, over: 2 } as const;
  const sorted = targets
    .map((target) => ({ target, state: stateOn(target, today) }))
    .sort((a, b) => rank[a.state] - rank[b.state] || (a.target.from < b.target.from ? 1 : -1));
  return (
    <table class="console-table">
      <thead>
        <tr>
          <th scope="col">{t.columns.what}</th>
          <th scope="col">{t.columns.threshold}</th>
          <th scope="col">{t.columns.days}</th>
          <th scope="col">{t.columns.source}</th>
          <th scope="col">{t.columns.state}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map(({ target, state }) => (
          <tr class={state === 'over' ? 'soft' : undefined}>
            <th scope="row">
              {unitNames || !visit.may('targets.edit') ? (
                subjectInWords(target, words, locale)
              ) : (
                <a href={`/console/units/${unit.slug}/targets/${target.id}`}>
                  {subjectInWords(target, words, locale)}
                </a>
              )}
              {unitNames && <span class="soft"> – {unitNames.get(target.unitId)}</span>}
            </th>
            <td data-label={t.columns.threshold}>
              <b>{goalInWords(target, indicatorOf(target, words), locale)}</b>
            </td>
            <td data-label={t.columns.days}>
              {dayInWords(target.from, locale)} – {dayInWords(target.to, locale)}
            </td>
            <td data-label={t.columns.source}>{target.source}</td>
            <td data-label={t.columns.state}>{t.states[state]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const stateOn = ({ from, to }: Target, today: string): 'now' | 'later' | 'over' =>
  today < from ? 'later' : to < today ? 'over' : 'now';
