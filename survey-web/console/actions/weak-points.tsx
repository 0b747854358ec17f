import type { Action } from '../../../api/actions/action.ts';
import type { WeakPoint } from '../../../api/actions/weak-points.ts';
import type { Stretch } from '../../../api/publication/query.ts';
import { figureInWords } from '../../public/action-words.ts';
import { dayInWords } from '../../public/wording.ts';
import { actionTexts } from '../../texts/console-actions.ts';
import { publicActionTexts } from '../../texts/public-actions.ts';
import type { UnitVisit } from '../visit.ts';

/** What the published figures say is weak, each with the way to an action about it. */
export function WeakPoints({
  visit,
  points,
  period,
  actions,
  fieldIds,
}: {
  visit: UnitVisit;
  points: WeakPoint[];
  period: Stretch;
  actions: Action[];
  /** By slug. */
  fieldIds: ReadonlyMap<string, number>;
}) {
  const { locale, unit } = visit;
  const t = actionTexts[locale];
  const at = `/console/units/${unit.slug}/actions`;
  const kinds = { criterion: t.weakCriterion, reason: t.weakReason, field: t.weakField };
  const [from, to] = [dayInWords(period.from, locale), dayInWords(period.to, locale)];
  return (
    <section aria-labelledby="weak">
      <h2 id="weak">{t.weak}</h2>
      {points.length === 0 ? (
        <p>{t.noWeak}</p>
      ) : (
        <>
          <p class="soft action-words">{t.weakLead(publicActionTexts[locale].days(from, to))}</p>
          <ul class="weak-points">
            {points.map((point) => {
              const underWay = actions.find(
                (action) => action.state === 'open' && isAbout(action, point, fieldIds),
              );
              return (
                <li>
                  <div>
                    <span class="soft">{kinds[point.about]}</span>
                    <b>{point.text}</b>
                    <span>{figureInWords(point.said, locale)}</span>
                  </div>
                  {underWay ? (
                    <a href={`${at}/${underWay.id}`}>{t.already}</a>
                  ) : (
                    visit.may('actions.edit') && (
                      <a
                        class="button quiet"
                        href={`${at}/new?about=${encodeURIComponent(`${point.about}:${point.key}`)}`}
                        aria-label={t.openAboutLong(point.text)}
                      >
                        {t.openAbout}
                      </a>
                    )
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

const isAbout = (action: Action, { about, key }: WeakPoint, fieldIds: ReadonlyMap<string, number>): boolean =>
  action.about === about && (about === 'field' ? action.fieldId === fieldIds.get(key) : action.key === key);
