import { lockInstallation } from '../../../api/database/lock.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { inLocale } from '../../../api/text.ts';
import { freeSlug, slugOfName } from '../../../api/units/slug.ts';
import { listUnitRecords, type Unit } from '../../../api/units/store.ts';
import { unitTexts } from '../../texts/console-units.ts';
import { SubmitButton } from '../form.tsx';
import { type Refused, type UnitVisit, type Visit, wrongField } from '../visit.ts';
import { settingsPath } from './settings.tsx';
import { atFields, typedUnit, unitFormFields } from './typed-unit.ts';
import { UnitFields } from './unit-fields.tsx';

export const showAddBelow = (visit: UnitVisit) => showAdd(visit, visit.unit);
export const addBelow = (visit: UnitVisit) => addUnit(visit, visit.unit);
export const showAddRoot = (visit: Visit) => showAdd(visit, null);
export const addRoot = (visit: Visit) => addUnit(visit, null);

async function showAdd(visit: Visit, superior: Unit | null, refused?: Refused) {
  const { locale } = visit;
  const t = unitTexts[locale];
  const usual = superior?.kind === 'province' || superior === null ? 'commune' : 'other';
  const values = refused
    ? await visit.form()
    : new URLSearchParams({ kind: superior === null ? 'province' : usual });
  return visit.show({
    title: superior ? t.addTitle : t.addRootTitle,
    lead: superior ? t.addLead(inLocale(superior.name, locale)) : t.addRootLead,
    width: 'narrow',
    refused,
    children: (
      <form method="post" action={`/console${superior ? `${settingsPath(superior)}/add` : '/new-unit'}`}>
        <UnitFields of={{ values, errors: refused?.errors ?? [], locale }} isNew />
        <SubmitButton>{t.add}</SubmitButton>
      </form>
    ),
  });
}

function addUnit(visit: Visit, superior: Unit | null) {
  const { locale, now } = visit;
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const typed = typedUnit(form, locale);
      const slug = await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        // What is applied under a slug that exists would change that unit, whoever's it is.
        const known = await listUnitRecords(trx);
        const slug = slugFor(visit, form, typed, superior, (one) => known.has(one));
        const part = { units: [{ slug, ...typed, parent: superior?.slug ?? null }] };
        await atFields(unitFormFields(locale), () => applyPart(trx, by, part, now, locale));
        return slug;
      });
      // The first page of a unit leads on, step by step.
      return visit.go(`/units/${slug}`, 'added');
    },
    (refused) => showAdd(visit, superior, refused),
  );
}

function slugFor(
  { locale }: Visit,
  form: URLSearchParams,
  { name, code }: ReturnType<typeof typedUnit>,
  superior: Unit | null,
  isTaken: (slug: string) => boolean,
): string {
  const t = unitTexts[locale];
  const typed = form.get('slug')?.trim() ?? '';
  if (typed) {
    if (isTaken(typed)) throw wrongField('slug', t.slugTaken(typed));
    return typed;
  }
  const made = slugOfName(name.vi);
  if (!made) throw wrongField('slug', t.slugMissing);
  return freeSlug(made, isTaken, [
    ...(code ? [code.toLowerCase()] : []),
    ...(superior ? [superior.slug] : []),
  ]);
}
