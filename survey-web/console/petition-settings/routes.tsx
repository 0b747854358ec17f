import {
  addRoute,
  listRoutesOf,
  type NamedRoute,
  redirectRoute,
  removeRoute,
} from '../../../api/categories/route-store.ts';
import { type Category, listCategories } from '../../../api/categories/store.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import { type Field, listFieldRecords } from '../../../api/fields/store.ts';
import { problem } from '../../../api/problems.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { petitionSettingsTexts } from '../../texts/console-petition-settings.ts';
import { SelectField, SubmitButton } from '../form.tsx';
import { UnitField } from '../units/unit-choice.tsx';
import { type Refused, requireUnchanged, seenOf, type UnitVisit, wrongField } from '../visit.ts';
import { categoryChoices } from './category-view.tsx';
import { chosenStaff, chosenUnit, findOpenUnits, staffChoices } from './route-target.ts';
import { writeDown } from './typed.ts';

export const unitSettingsPath = ({ slug }: { slug: string }) => `/units/${slug}/settings/petitions`;

/** Where petitions of a unit go, with a form for another rule, and the way to its templates. */
export async function showRoutes(visit: UnitVisit, refused?: Refused) {
  const { locale, deps, unit } = visit;
  const t = petitionSettingsTexts[locale];
  const categories = await listCategories(deps.db);
  const fields = await listFieldRecords(deps.db);
  const routes = await listRoutesOf(deps.db, unit.id);
  const values = refused ? await visit.form() : new URLSearchParams();
  const of = { values, errors: refused?.errors ?? [], locale };
  return visit.show({
    title: t.unitTitle,
    lead: t.unitLead,
    refused,
    children: (
      <>
        <h2>{t.routes}</h2>
        {routes.length === 0 && <p class="card">{t.routesNone}</p>}
        {routes.length > 0 && <RouteTable visit={visit} routes={routes} named={{ categories, fields }} />}
        <p class="soft">{t.routesOrder}</p>
        <h2>{t.addRoute}</h2>
        <form method="post" action={`/console${unitSettingsPath(unit)}`}>
          <div class="form-row">
            <SelectField
              of={of}
              name="category"
              label={t.forCategory}
              choices={[
                { value: '', name: t.everything },
                ...categoryChoices(
                  categories.filter(({ retired }) => !retired),
                  locale,
                ),
              ]}
            />
            <SelectField
              of={of}
              name="field"
              label={t.forField}
              choices={[
                { value: '', name: t.everyField },
                ...fields.map(({ slug, name }) => ({ value: slug, name: inLocale(name, locale) })),
              ]}
            />
          </div>
          <Target visit={visit} of={of} candidates={await candidatesOf(visit, values)} />
          <SelectField
            of={of}
            name="staff"
            label={t.toStaff}
            hint={t.toStaffLater}
            choices={await staffChoices(visit, unit.id)}
          />
          <SubmitButton>{t.add}</SubmitButton>
        </form>
        <h2>{t.templates}</h2>
        <p>
          <a href={`/console/units/${unit.slug}/answer-templates`}>{t.templates}</a>
          <span class="soft"> – {t.templatesNote}</span>
        </p>
      </>
    ),
  });
}

type Candidates = Awaited<ReturnType<typeof findOpenUnits>>;

async function candidatesOf(visit: UnitVisit, values: URLSearchParams): Promise<Candidates> {
  const typed = values.get('to')?.trim() ?? '';
  return typed ? findOpenUnits(visit, typed) : [];
}

function Target({
  visit: { locale },
  of,
  candidates,
}: {
  visit: UnitVisit;
  of: Parameters<typeof UnitField>[0]['of'];
  candidates: Candidates;
}) {
  const t = petitionSettingsTexts[locale];
  return (
    <UnitField of={of} name="to" label={t.toUnit} hint={t.toUnitHint} candidates={candidates} optional />
  );
}

interface Named {
  categories: readonly Category[];
  fields: readonly Field[];
}

/** What a rule is for, in words. */
function aboutOf({ categoryId, fieldId }: NamedRoute, { categories, fields }: Named, locale: Locale): string {
  const t = petitionSettingsTexts[locale];
  const category = categories.find(({ id }) => id === categoryId);
  const field = fields.find(({ id }) => id === fieldId);
  return [category ? inLocale(category.name, locale) : t.everything, field && inLocale(field.name, locale)]
    .filter(Boolean)
    .join(', ');
}

function RouteTable({ visit, routes, named }: { visit: UnitVisit; routes: NamedRoute[]; named: Named }) {
  const { locale, unit } = visit;
  const t = petitionSettingsTexts[locale];
  return (
    <table class="console-table">
      <thead>
        <tr>
          <th scope="col">{t.forCategory}</th>
          <th scope="col">{t.toUnit}</th>
          <th scope="col">{t.toStaff}</th>
        </tr>
      </thead>
      <tbody>
        {routes.map((route) => (
          <tr>
            <th scope="row">
              <a href={`/console${unitSettingsPath(unit)}/routes/${route.id}`}>
                {aboutOf(route, named, locale)}
              </a>
            </th>
            <td data-label={t.toUnit}>{inLocale(route.toUnit.name, locale)}</td>
            <td data-label={t.toStaff}>{route.toStaffName ?? t.toWhole}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export const addOneRoute = (visit: UnitVisit) =>
  visit.attempt(
    async () => {
      const { locale, deps, unit } = visit;
      const t = petitionSettingsTexts[locale];
      const form = await visit.form();
      const [categoryKey, fieldSlug] = [form.get('category') ?? '', form.get('field') ?? ''];
      const category = (await listCategories(deps.db)).find(({ key }) => key === categoryKey);
      const field = (await listFieldRecords(deps.db)).find(({ slug }) => slug === fieldSlug);
      if (categoryKey && !category) throw wrongField('category', t.categoryWrong);
      if (fieldSlug && !field) throw wrongField('field', t.fieldWrong);
      const to = await chosenUnit(visit, form);
      const toStaffId = await chosenStaff(visit, form, to.id);
      const route = { unitId: unit.id, categoryId: category?.id ?? null, fieldId: field?.id ?? null };
      await visit.change(async (trx, by) => {
        const id = await addRoute(trx, { ...route, toUnitId: to.id, toStaffId });
        if (id === undefined) throw wrongField('category', t.routeTaken);
        await writeDown(trx, by, visit, {
          action: 'petition-route.add',
          unitId: unit.id,
          subject: { kind: 'petition-route', key: String(id) },
          after: {
            category: category?.key ?? null,
            field: field?.slug ?? null,
            to: to.slug,
            staff: toStaffId,
          },
        });
      });
      return visit.go(unitSettingsPath(unit), 'added');
    },
    (refused) => showRoutes(visit, refused),
  );

/** @throws Problem not-found */
async function getRoute(visit: UnitVisit): Promise<NamedRoute> {
  const routes = await listRoutesOf(visit.deps.db, visit.unit.id);
  const route = routes.find(({ id }) => String(id) === visit.param('route'));
  if (!route) throw problem('not-found');
  return route;
}

export async function showRoute(visit: UnitVisit, refused?: Refused) {
  const { locale, deps, unit } = visit;
  const t = petitionSettingsTexts[locale];
  const route = await getRoute(visit);
  const named = { categories: await listCategories(deps.db), fields: await listFieldRecords(deps.db) };
  const values = refused
    ? await visit.form()
    : new URLSearchParams({ to: route.toUnit.slug, staff: route.toStaffId ?? '' });
  const of = { values, errors: refused?.errors ?? [], locale };
  return visit.show({
    title: aboutOf(route, named, locale),
    lead: t.editRoute,
    width: 'narrow',
    refused,
    children: (
      <form method="post" action={`/console${unitSettingsPath(unit)}/routes/${route.id}`}>
        <input type="hidden" name="seen" value={seenOf(route)} autocomplete="off" />
        <Target visit={visit} of={of} candidates={await candidatesOf(visit, values)} />
        <SelectField
          of={of}
          name="staff"
          label={t.toStaff}
          hint={t.toStaffHint}
          choices={await staffChoices(visit, route.toUnitId)}
        />
        <div class="console-actions">
          <SubmitButton>{t.save}</SubmitButton>
          <SubmitButton quiet name="act" value="remove">
            {t.remove}
          </SubmitButton>
          <a href={`/console${unitSettingsPath(unit)}`}>{t.unitTitle}</a>
        </div>
      </form>
    ),
  });
}

export async function saveRoute(visit: UnitVisit) {
  const { unit } = visit;
  const { id } = await getRoute(visit);
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const isRemoved = form.get('act') === 'remove';
      const to = isRemoved ? unit : await chosenUnit(visit, form);
      const toStaffId = isRemoved ? null : await chosenStaff(visit, form, to.id);
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const was = (await listRoutesOf(trx, unit.id)).find((one) => one.id === id);
        requireUnchanged(form, was);
        const before = { to: was!.toUnit.slug, staff: was!.toStaffId };
        const subject = { kind: 'petition-route', key: String(id) };
        if (isRemoved) {
          await removeRoute(trx, id);
          await writeDown(trx, by, visit, {
            action: 'petition-route.remove',
            unitId: unit.id,
            subject,
            before,
          });
          return;
        }
        await redirectRoute(trx, id, { toUnitId: to.id, toStaffId });
        const after = { to: to.slug, staff: toStaffId };
        await writeDown(trx, by, visit, {
          action: 'petition-route.change',
          unitId: unit.id,
          subject,
          before,
          after,
        });
      });
      return visit.go(unitSettingsPath(unit), isRemoved ? 'removed' : 'saved');
    },
    (refused) => showRoute(visit, refused),
  );
}
