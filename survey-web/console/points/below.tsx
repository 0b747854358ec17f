import { type Field, listFieldsById } from '../../../api/fields/store.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { problem } from '../../../api/problems.ts';
import { inLocale } from '../../../api/text.ts';
import { type UnitKind, unitKinds } from '../../../api/units/kinds.ts';
import {
  listFieldIdsByUnit,
  listSubtrees,
  listUnitRecords,
  type UnitRecord,
} from '../../../api/units/store.ts';
import { countInWords } from '../../public/wording.ts';
import { consolePointTexts } from '../../texts/console-points.ts';
import { ChoiceField } from '../form.tsx';
import type { Refused, UnitVisit } from '../visit.ts';
import { listNewestVersions, statesOf } from './known.ts';
import { type Planned, planPoints, readWish, refuseTooMany } from './plan.ts';
import { CarriedForm, SameForAll, WishForm } from './wish-form.tsx';

const most = 2_000;
const shown = 50;

const pathOf = (visit: UnitVisit) => `/units/${visit.unit.slug}/points`;

export const showBelow = (visit: UnitVisit) =>
  showForm(visit, new URLSearchParams({ how: 'ask', questionnaire: 'mot-cua-9', channel: 'qr' }));

/** Shows what would be made at the units below, then makes it. */
export async function addBelow(visit: UnitVisit) {
  const form = await visit.form();
  const step = form.get('step');
  if (step === 'change') return showForm(visit, form);
  return visit.attempt(
    async () => {
      const plans = await planBelow(visit, form);
      return step === 'create' ? create(visit, plans) : showPreview(visit, form, plans);
    },
    (refused) => showForm(visit, form, refused),
  );
}

interface PlanOfUnit {
  unit: UnitRecord;
  fields: Field[];
  points: Planned[];
}

async function planBelow(visit: UnitVisit, form: URLSearchParams): Promise<PlanOfUnit[]> {
  const { deps, locale } = visit;
  const questionnaires = await listNewestVersions(deps.db);
  const kinds = new Set(form.getAll('kinds'));
  const units = (await listUnitsBelow(visit)).filter(({ kind }) => kinds.has(kind));
  if (units.length === 0) {
    const message = consolePointTexts[locale].kindMissing;
    throw problem('invalid-input', { errors: [{ path: 'kinds', message }] });
  }
  const wish = readWish(form, new Set(questionnaires.map((one) => one.questionnaire)), most, locale);
  const served = await listFieldIdsByUnit(deps.db);
  const ids = [...new Set(units.flatMap(({ id }) => served.get(id) ?? []))];
  const fields = new Map((await listFieldsById(deps.db, ids)).map((field) => [field.id, field]));
  const plans = units.map((unit) => {
    const own = (served.get(unit.id) ?? []).flatMap((id) => fields.get(id) ?? []);
    const slugs = own.map(({ slug }) => slug);
    return { unit, fields: own, points: planPoints(unit.slug, slugs, wish) };
  });
  refuseTooMany(
    plans.reduce((sum, { points }) => sum + points.length, 0),
    most,
    locale,
  );
  return plans;
}

/** Every unit below that is in force today, on all levels, by name. */
async function listUnitsBelow({ deps, unit, today }: UnitVisit): Promise<UnitRecord[]> {
  const ids = new Set((await listSubtrees(deps.db, [unit.id])).get(unit.id));
  const records = [...(await listUnitRecords(deps.db)).values()];
  return records
    .filter(({ id }) => id !== unit.id && ids.has(id))
    .filter(({ validFrom, validTo }) => (validFrom ?? today) <= today && (validTo ?? today) >= today)
    .sort((a, b) => a.name.vi.localeCompare(b.name.vi, 'vi'));
}

async function create(visit: UnitVisit, plans: PlanOfUnit[]) {
  const points = plans.flatMap((plan) => plan.points);
  const { changes } = await visit.change((trx, by) =>
    applyPart(trx, by, { points }, visit.now, visit.locale),
  );
  const unchanged = changes.points.every((change) => change === 'left');
  return visit.go(pathOf(visit), unchanged ? 'unchanged' : 'added-below');
}

async function showForm(visit: UnitVisit, values: URLSearchParams, refused?: Refused) {
  const { deps, locale } = visit;
  const t = consolePointTexts[locale];
  const units = await listUnitsBelow(visit);
  const kinds = Object.keys(unitKinds).filter((kind) =>
    units.some((unit) => unit.kind === kind),
  ) as UnitKind[];
  const countOf = (kind: UnitKind) => units.filter((unit) => unit.kind === kind).length;
  const of = { values, errors: refused?.errors ?? [], locale };
  return visit.show({
    title: t.belowTitle,
    lead: t.belowLead,
    width: 'narrow',
    refused,
    children:
      units.length === 0 ? (
        <p>
          {t.belowNone} <a href={`/console${pathOf(visit)}`}>{t.back}</a>
        </p>
      ) : (
        <WishForm
          of={of}
          action={`/console${pathOf(visit)}/below`}
          questionnaires={await listNewestVersions(deps.db)}
          manners={{ each: t.belowHowEach, ask: t.belowHowAsk, none: t.howNone }}
        >
          <ChoiceField
            of={of}
            name="kinds"
            label={t.kinds}
            hint={t.kindsHint}
            choices={kinds.map((kind) => ({
              value: kind,
              name: `${unitKinds[kind][locale]} (${countInWords(countOf(kind), locale)})`,
            }))}
          />
        </WishForm>
      ),
  });
}

async function showPreview(visit: UnitVisit, values: URLSearchParams, plans: PlanOfUnit[]) {
  const { deps, locale } = visit;
  const t = consolePointTexts[locale];
  const states = await statesOf(
    deps.db,
    plans.flatMap(({ points }) => points),
  );
  const rest = [...states];
  const rows = plans.map((plan) => ({ ...plan, states: rest.splice(0, plan.points.length) }));
  const known = states.filter((state) => state === 'known').length;
  const retired = states.filter((state) => state === 'retired').length;
  const without = plans.filter(({ fields }) => fields.length === 0).length;
  return visit.show({
    title: t.previewTitle,
    lead: t.previewLead(states.length - known - retired, known),
    children: (
      <>
        {retired > 0 && <p>{t.reopens(retired)}</p>}
        {without > 0 && values.get('how') !== 'none' && <p>{t.withoutFields(without)}</p>}
        <SameForAll values={values} questionnaires={await listNewestVersions(deps.db)} locale={locale} />
        <table class="console-table">
          <thead>
            <tr>
              <th scope="col">{t.unit}</th>
              <th scope="col">{t.fields}</th>
              <th scope="col" class="number">
                {t.newPoints}
              </th>
              <th scope="col" class="number">
                {t.knownPoints}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map(({ unit, fields, states: own }) => (
              <tr>
                <th scope="row">{inLocale(unit.name, locale)}</th>
                <td data-label={t.fields}>
                  {fields.map(({ name }) => inLocale(name, locale)).join(', ') || t.noField}
                </td>
                <td data-label={t.newPoints} class="number">
                  {own.filter((state) => state === 'new').length}
                </td>
                <td data-label={t.knownPoints} class="number">
                  {own.filter((state) => state !== 'new').length}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length > shown && <p>{t.andMoreUnits(rows.length - shown)}</p>}
        <CarriedForm
          values={values}
          action={`/console${pathOf(visit)}/below`}
          count={states.length - known}
          locale={locale}
        />
      </>
    ),
  });
}
