import { type Action, isOverdue, isPublishedOtherwise } from '../../../api/actions/action.ts';
import { listActions } from '../../../api/actions/store.ts';
import { weakPointsOf } from '../../../api/actions/weak-points.ts';
import { listFieldIds } from '../../../api/fields/store.ts';
import { standingInWords } from '../../public/action-words.ts';
import { dayInWords } from '../../public/wording.ts';
import { actionTexts } from '../../texts/console-actions.ts';
import { consoleWeekTexts } from '../../texts/console-week.ts';
import type { UnitVisit } from '../visit.ts';
import { ActionsBelow } from './below.tsx';
import { publicFigures } from './figures.ts';
import { WeakPoints } from './weak-points.tsx';

/** What a unit does about what people said: late first, then under way, then done; below, what is weak. */
export async function showActions(visit: UnitVisit) {
  const { locale, unit, deps, today } = visit;
  const t = actionTexts[locale];
  const at = `/console/units/${unit.slug}/actions`;
  const actions = await listActions(deps.db, [unit.id]);
  const satisfaction = await publicFigures(visit);
  const mayEdit = visit.may('actions.edit');
  const groups = [
    { key: 'overdue', title: t.overdue, of: actions.filter((action) => isOverdue(action, today)) },
    {
      key: 'open',
      title: t.open,
      of: actions.filter((action) => action.state === 'open' && !isOverdue(action, today)),
    },
    { key: 'done', title: t.done, of: lastFirst(actions.filter(({ state }) => state === 'done')) },
    { key: 'dropped', title: t.dropped, of: actions.filter(({ state }) => state === 'dropped') },
  ].filter(({ of }) => of.length > 0);
  return visit.show({
    title: t.title,
    lead: t.lead,
    children: (
      <div class="action-page">
        <p class="console-actions">
          {mayEdit && (
            <a class="button" href={`${at}/new`}>
              {t.add}
            </a>
          )}
          {visit.may('results.public') && (
            <a href={`/console/units/${unit.slug}/week`}>{consoleWeekTexts[locale].door}</a>
          )}
        </p>
        {actions.length === 0 && <p>{mayEdit ? t.none : t.noneRead}</p>}
        {groups.map(({ key, title, of }) => (
          <section aria-labelledby={key}>
            <h2 id={key}>
              {title} ({of.length})
            </h2>
            <ActionTable visit={visit} actions={of} at={at} />
          </section>
        ))}
        <ActionsBelow visit={visit} />
        <WeakPoints
          visit={visit}
          points={weakPointsOf(satisfaction)}
          period={satisfaction.period}
          actions={actions}
          fieldIds={await listFieldIds(deps.db)}
        />
      </div>
    ),
  });
}

const lastFirst = (actions: Action[]) => actions.toSorted((a, b) => (a.doneDay! < b.doneDay! ? 1 : -1));

function ActionTable({ visit, actions, at }: { visit: UnitVisit; actions: Action[]; at: string }) {
  const { locale, today } = visit;
  const t = actionTexts[locale];
  return (
    <table class="console-table">
      <thead>
        <tr>
          {[t.what, t.dueColumn, t.officeColumn, t.publicColumn].map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {actions.map((action) => {
          const standing = standingInWords(action, today, locale);
          return (
            <tr>
              <th scope="row" class="action-what">
                <a href={`${at}/${action.id}`}>{action.measure}</a>
                <span class="soft">{action.subject}</span>
              </th>
              <td data-label={t.dueColumn}>
                <span class={`action-due ${standing.tone}`}>
                  {standing.tone === 'dropped' ? dayInWords(action.due, locale) : standing.words}
                </span>
              </td>
              <td data-label={t.officeColumn}>{action.office}</td>
              <td data-label={t.publicColumn}>{publishedInWords(action, visit)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function publishedInWords(action: Action, { locale }: UnitVisit): string {
  const t = actionTexts[locale];
  if (!action.published) return t.notPublic;
  return isPublishedOtherwise(action) ? t.isPublicOtherwise : t.isPublic;
}
