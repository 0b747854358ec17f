import { countDue } from '../../../api/actions/store.ts';
import { addDays } from '../../../api/days.ts';
import { actionTexts } from '../../texts/console-actions.ts';
import type { UnitVisit } from '../visit.ts';

const daysAhead = 7;

/** In one line, the unit's actions that are past their day or soon will be; nothing where there are none. */
export async function ActionsDue({ visit }: { visit: UnitVisit }) {
  const { deps, unit, today, locale } = visit;
  const t = actionTexts[locale];
  if (!visit.may('actions.read')) return null;
  const found = await countDue(deps.db, unit.id, { today, soonUntil: addDays(today, daysAhead) });
  const { overdue, soon } = found;
  if (overdue + soon === 0) return null;
  const at = `/console/units/${unit.slug}/actions`;
  return (
    <p class="petition-waiting">
      <b>{t.waiting}:</b>
      {overdue > 0 && <a href={`${at}#overdue`}>{t.waitingOverdue(overdue)}</a>}
      {soon > 0 && <a href={`${at}#open`}>{t.waitingSoon(soon)}</a>}
    </p>
  );
}
