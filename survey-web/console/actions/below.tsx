import { countActions } from '../../../api/actions/count-store.ts';
import { inLocale } from '../../../api/text.ts';
import { listSubtrees } from '../../../api/units/store.ts';
import { countInWords } from '../../public/wording.ts';
import { actionTexts } from '../../texts/console-actions.ts';
import type { UnitVisit } from '../visit.ts';

/** What the units below do about what people said: how much of it, and where it is late. */
export async function ActionsBelow({ visit: { deps, unit, today, locale } }: { visit: UnitVisit }) {
  const t = actionTexts[locale];
  const below = (await listSubtrees(deps.db, [unit.id])).get(unit.id)!.filter((id) => id !== unit.id);
  if (below.length === 0) return null;
  const counts = await countActions(deps.db, below, today);
  const cell = (label: string, count: number, tone?: string) => (
    <td data-label={label}>
      <span class={count > 0 ? tone : undefined}>{countInWords(count, locale)}</span>
    </td>
  );
  return (
    <section aria-labelledby="below">
      <h2 id="below">{t.below}</h2>
      {counts.length === 0 ? (
        <p>{t.noneBelow}</p>
      ) : (
        <table class="console-table">
          <thead>
            <tr>
              {[t.belowUnit, t.overdue, t.open, t.done].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map(({ unit: { slug, name }, overdue, open, done }) => (
              <tr>
                <th scope="row">
                  <a href={`/console/units/${slug}/actions`}>{inLocale(name, locale)}</a>
                </th>
                {cell(t.overdue, overdue, 'action-due overdue')}
                {cell(t.open, open)}
                {cell(t.done, done)}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
