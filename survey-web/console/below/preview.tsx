import { inLocale } from '../../../api/text.ts';
import { belowTexts } from '../../texts/console-below.ts';
import { SubmitButton } from '../form.tsx';
import { type Refused, seenOf, type UnitVisit } from '../visit.ts';
import { sumOf, type UnitPlan, type Wish } from './plan.ts';

const mostShown = 200;

/** What a confirmation rests on. */
export const pictureOfPlans = (plans: UnitPlan[]) =>
  plans.map(({ unit, newFields, newPoints, newTarget }) => [
    unit.slug,
    unit.fields,
    newFields,
    newPoints,
    newTarget,
  ]);

/** Says how much would be made, where, and what is there already. */
export function showPreview(
  visit: UnitVisit,
  form: URLSearchParams,
  wish: Wish,
  plans: UnitPlan[],
  refused?: Refused,
) {
  const { unit, locale } = visit;
  const t = belowTexts[locale];
  const [fields, points, targets] = [
    sumOf(plans, ({ newFields }) => newFields.length),
    sumOf(plans, ({ newPoints }) => newPoints.length),
    sumOf(plans, ({ newTarget }) => Number(newTarget !== null)),
  ] as const;
  const without = plans.filter(({ lacksFields }) => lacksFields).length;
  const typed = [...form].filter(([name]) => name !== 'seen' && name !== 'do');
  return visit.show({
    title: t.previewTitle,
    lead: t.previewLead,
    refused,
    children: (
      <>
        <section class="card">
          <h2>{t.forUnits(plans.length)}</h2>
          <ul class="consequences">
            {wish.fields.length > 0 && (
              <li>
                {t.fieldsCount(
                  fields,
                  sumOf(plans, ({ knownFields }) => knownFields),
                )}
              </li>
            )}
            {wish.points && (
              <li>
                {t.pointsCount(
                  points,
                  sumOf(plans, ({ knownPoints }) => knownPoints),
                )}
              </li>
            )}
            {without > 0 && <li>{t.pointsWithout(without)}</li>}
            {wish.target && (
              <li>
                {t.targetsCount(
                  targets,
                  sumOf(plans, ({ knownTargets }) => knownTargets),
                )}
              </li>
            )}
          </ul>
        </section>
        {fields + points + targets === 0 && <p>{t.allThere}</p>}
        <form method="post" action={`/console/units/${unit.slug}/below`}>
          {typed.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="seen" value={seenOf(pictureOfPlans(plans))} autocomplete="off" />
          <p class="console-actions">
            {fields + points + targets > 0 && (
              <SubmitButton name="do" value="create">
                {t.create}
              </SubmitButton>
            )}
            <SubmitButton quiet name="do" value="change">
              {t.change}
            </SubmitButton>
          </p>
        </form>
        <Plans plans={plans} visit={visit} />
      </>
    ),
  });
}

function Plans({ plans, visit: { locale } }: { plans: UnitPlan[]; visit: UnitVisit }) {
  const t = belowTexts[locale];
  return (
    <>
      <table class="console-table">
        <thead>
          <tr>
            <th scope="col">{t.unit}</th>
            <th scope="col" class="number">
              {t.newFields}
            </th>
            <th scope="col" class="number">
              {t.newPoints}
            </th>
            <th scope="col" class="number">
              {t.newTargets}
            </th>
          </tr>
        </thead>
        <tbody>
          {plans.slice(0, mostShown).map(({ unit, newFields, newPoints, newTarget }) => (
            <tr>
              <th scope="row">{inLocale(unit.name, locale)}</th>
              <td class="number" data-label={t.newFields}>
                {newFields.length}
              </td>
              <td class="number" data-label={t.newPoints}>
                {newPoints.length}
              </td>
              <td class="number" data-label={t.newTargets}>
                {newTarget === null ? 0 : 1}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {plans.length > mostShown && <p class="soft">{t.andMore(plans.length - mostShown)}</p>}
    </>
  );
}
