import { chainOf } from '../../../api/accounts/reach.ts';
import { type Field, listFieldsOfUnits } from '../../../api/fields/store.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { listAllPointsOfUnit } from '../../../api/points/overview-store.ts';
import { problem } from '../../../api/problems.ts';
import { listChoosableForms } from '../../../api/questionnaires/standings.ts';
import { inLocale } from '../../../api/text.ts';
import { consolePointTexts } from '../../texts/console-points.ts';
import { ChoiceField } from '../form.tsx';
import type { Refused, UnitVisit } from '../visit.ts';
import { type PlannedState, statesOf } from './known.ts';
import { type Planned, planPoints, readWish, refuseFields, refuseTooMany } from './plan.ts';
import { usualQuestionnaire } from './usual.ts';
import { CarriedForm, SameForAll, WishForm } from './wish-form.tsx';

const most = 500;
const shown = 100;
const ticksInAddress = 100;

const pathOf = (visit: UnitVisit) => `/units/${visit.unit.slug}/points`;

/** A form that begins with what is usual at the unit. */
export async function showAdding(visit: UnitVisit) {
  refuseEnded(visit);
  const { deps, unit } = visit;
  const questionnaires = await listChoosableForms(deps.db, chainOf(unit));
  const points = await listAllPointsOfUnit(deps.db, unit.id);
  const values = new URLSearchParams({
    how: 'each',
    questionnaire: usualQuestionnaire(unit.kind, points, questionnaires),
    channel: 'qr',
  });
  // Most counters serve them all; whoever sees them ticked takes away what does not fit.
  for (const { slug } of await listFieldsOfUnits(deps.db, [unit.id])) values.append('fields', slug);
  return showForm(visit, values);
}

/** Shows what would be made, then makes it. */
export async function addPoints(visit: UnitVisit) {
  refuseEnded(visit);
  const form = await visit.form();
  const step = form.get('step');
  if (step === 'change') return showForm(visit, form);
  return visit.attempt(
    async () => {
      const planned = await plan(visit, form);
      return step === 'create' ? create(visit, planned) : showPreview(visit, form, planned);
    },
    (refused) => showForm(visit, form, refused),
  );
}

async function plan({ deps, unit, locale }: UnitVisit, form: URLSearchParams): Promise<Planned[]> {
  const questionnaires = await listChoosableForms(deps.db, chainOf(unit));
  const wish = readWish(form, new Set(questionnaires.map((one) => one.questionnaire)), most, locale);
  const served = new Set((await listFieldsOfUnits(deps.db, [unit.id])).map(({ slug }) => slug));
  const fields = [...new Set(form.getAll('fields'))];
  refuseFields(fields, served, wish.how, locale);
  const planned = planPoints(unit.slug, fields, wish);
  refuseTooMany(planned.length, most, locale);
  return planned;
}

async function create(visit: UnitVisit, points: Planned[]) {
  const { newPoints, changes } = await visit.change((trx, by) =>
    applyPart(trx, by, { points }, visit.now, visit.locale),
  );
  if (changes.points.every((change) => change === 'left')) return visit.go(pathOf(visit), 'unchanged');
  // Printing them is what comes next, so they are ticked there.
  const codes = newPoints.slice(0, ticksInAddress).map(({ code }) => code);
  return visit.go(`${pathOf(visit)}?tick=${codes.join(',')}`, 'added');
}

async function showForm(visit: UnitVisit, values: URLSearchParams, refused?: Refused) {
  const { deps, unit, locale } = visit;
  const t = consolePointTexts[locale];
  const fields = await listFieldsOfUnits(deps.db, [unit.id]);
  const of = { values, errors: refused?.errors ?? [], locale };
  return visit.show({
    title: t.addTitle,
    lead: t.addLead,
    width: 'narrow',
    refused,
    children: (
      <WishForm
        of={of}
        action={`/console${pathOf(visit)}/new`}
        questionnaires={await listChoosableForms(deps.db, chainOf(unit))}
        manners={{ each: t.howEach, ask: t.howAsk, none: t.howNone }}
      >
        {fields.length > 0 ? (
          <ChoiceField
            of={of}
            name="fields"
            label={t.ticked}
            hint={t.tickedHint}
            choices={fields.map(({ slug, name }) => ({ value: slug, name: inLocale(name, locale) }))}
          />
        ) : (
          <p>{t.unitHasNoFields}</p>
        )}
      </WishForm>
    ),
  });
}

async function showPreview(visit: UnitVisit, values: URLSearchParams, planned: Planned[]) {
  const { deps, unit, locale } = visit;
  const t = consolePointTexts[locale];
  const states = await statesOf(deps.db, planned);
  const count = (state: PlannedState) => states.filter((one) => one === state).length;
  const names = new Map((await listFieldsOfUnits(deps.db, [unit.id])).map((field) => [field.slug, field]));
  return visit.show({
    title: t.previewTitle,
    lead: t.previewLead(count('new'), count('known')),
    children: (
      <>
        {count('retired') > 0 && <p>{t.reopens(count('retired'))}</p>}
        <SameForAll
          values={values}
          questionnaires={await listChoosableForms(deps.db, chainOf(unit))}
          locale={locale}
        />
        <table class="console-table">
          <thead>
            <tr>
              <th scope="col">{t.point}</th>
              <th scope="col">{t.fields}</th>
              <th scope="col">{t.status}</th>
            </tr>
          </thead>
          <tbody>
            {planned.slice(0, shown).map(({ label, fields = [] }, i) => (
              <tr>
                <th scope="row">{label ? inLocale(label, locale) : <span class="soft">{t.noLabel}</span>}</th>
                <td data-label={t.fields}>{namesOf(fields, names, visit)}</td>
                <td data-label={t.status}>
                  {{ new: t.isNew, known: t.isKnown, retired: t.isRetired }[states[i]!]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {planned.length > shown && <p>{t.andMore(planned.length - shown)}</p>}
        <CarriedForm
          values={values}
          action={`/console${pathOf(visit)}/new`}
          count={count('new') + count('retired')}
          locale={locale}
        />
      </>
    ),
  });
}

function namesOf(slugs: string[], fields: Map<string, Field>, { locale }: UnitVisit): string {
  const t = consolePointTexts[locale];
  const names = slugs.map((slug) => inLocale(fields.get(slug)!.name, locale));
  if (names.length === 0) return t.noField;
  return names.length === 1 ? names[0]! : `${t.asks} ${names.join(', ')}`;
}

/** A unit that has ended takes no answers, so it gets no points. */
function refuseEnded({ unit, today }: UnitVisit): void {
  if (unit.validTo !== null && unit.validTo < today) throw problem('not-found');
}
