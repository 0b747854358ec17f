import { lockInstallation } from '../../../api/database/lock.ts';
import { listFieldsOfUnits } from '../../../api/fields/store.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { problem } from '../../../api/problems.ts';
import { inLocale } from '../../../api/text.ts';
import { unitKinds } from '../../../api/units/kinds.ts';
import { findUnitById, getUnit, type Unit } from '../../../api/units/store.ts';
import { hasEnded } from '../../home/tree.tsx';
import { dayInWords } from '../../public/wording.ts';
import { hoursTexts } from '../../texts/console-hours.ts';
import { petitionSettingsTexts } from '../../texts/console-petition-settings.ts';
import { unitTexts } from '../../texts/console-units.ts';
import { SubmitButton } from '../form.tsx';
import { type Refused, requireUnchanged, seenOf, type UnitVisit } from '../visit.ts';
import { mayReshape } from './reshape.ts';
import { atFields, editedOf, typedUnit, unitFormFields, valuesOfUnit } from './typed-unit.ts';
import { UnitFields } from './unit-fields.tsx';

export const settingsPath = (unit: { slug: string }) => `/units/${unit.slug}/settings`;

export async function showSettings(visit: UnitVisit, refused?: Refused) {
  const { unit, locale, deps } = visit;
  const t = unitTexts[locale];
  // After a refusal the page of two editors shows the unit as the other one left it.
  const now = refused ? await getUnit(deps.db, unit.slug) : unit;
  const values = refused ? await visit.form() : valuesOfUnit(now);
  return visit.show({
    title: t.settingsTitle,
    lead: t.settingsLead,
    width: 'narrow',
    refused,
    children: (
      <>
        <Ending visit={visit} successor={await successorOf(visit)} />
        {refused?.status === 409 && <AsItIs visit={visit} unit={now} />}
        <form method="post" action={`/console${settingsPath(unit)}`}>
          <input type="hidden" name="seen" value={seenOf(editedOf(now))} autocomplete="off" />
          <UnitFields of={{ values, errors: refused?.errors ?? [], locale }} />
          <p class="soft">{t.address(unit.slug)}</p>
          <SubmitButton>{t.save}</SubmitButton>
        </form>
        <Structure visit={visit} fields={(await listFieldsOfUnits(deps.db, [unit.id])).length} />
      </>
    ),
  });
}

export async function saveSettings(visit: UnitVisit) {
  const { unit, locale, now } = visit;
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const typed = typedUnit(form, locale);
      const change = await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        requireUnchanged(form, editedOf(await getUnit(trx, unit.slug)));
        const part = { units: [{ slug: unit.slug, ...typed }] };
        const report = await atFields(unitFormFields(locale), () => applyPart(trx, by, part, now, locale));
        return report.changes.units[0];
      });
      return visit.go(settingsPath(unit), change === 'left' ? 'unchanged' : 'saved');
    },
    (refused) => showSettings(visit, refused),
  );
}

/** Takes a closing back, as long as no printed code has gone on. */
export async function reopenUnit(visit: UnitVisit) {
  const { unit, locale, now } = visit;
  if (!mayReshape(visit) || !mayReopen(visit)) throw problem('not-found');
  await visit.change(async (trx, by) => {
    const { name, kind } = unit;
    const part = { units: [{ slug: unit.slug, name, kind, validTo: null, successor: null }] };
    await applyPart(trx, by, part, now, locale);
  });
  return visit.go(settingsPath(unit), 'reopened');
}

/** A closing can be undone while its day is not over, or where nothing went on for anybody. */
const mayReopen = ({ unit, today }: UnitVisit) =>
  unit.validTo !== null && (!hasEnded(unit, today) || unit.successorId === null);

const successorOf = ({ unit, deps }: UnitVisit) =>
  unit.successorId === null ? undefined : findUnitById(deps.db, unit.successorId);

function Ending({ visit, successor }: { visit: UnitVisit; successor: Unit | undefined }) {
  const { unit, locale, today } = visit;
  if (unit.validTo === null) return null;
  const t = unitTexts[locale];
  const ended = hasEnded(unit, today);
  const day = dayInWords(unit.validTo, locale);
  return (
    <section class="card console-ending">
      <h2>{ended ? t.endedTitle(day) : t.endsTitle(day)}</h2>
      <p>
        {successor ? (ended ? t.endedInto : t.endsInto) : t.endsWithout}{' '}
        {successor && <a href={`/console/units/${successor.slug}`}>{inLocale(successor.name, locale)}</a>}
      </p>
      {!mayReopen(visit) && <p>{t.cannotReopen}</p>}
      {mayReopen(visit) && mayReshape(visit) && (
        <form method="post" action={`/console${settingsPath(unit)}/reopen`}>
          <SubmitButton quiet>{t.reopen}</SubmitButton>
        </form>
      )}
    </section>
  );
}

/** What somebody else has made of it meanwhile, beside what was typed. */
function AsItIs({ visit: { locale }, unit }: { visit: UnitVisit; unit: Unit }) {
  const t = unitTexts[locale];
  const rows: [string, string | null | undefined][] = [
    [t.nameVi, unit.name.vi],
    [t.nameEn, unit.name.en],
    [t.kind, inLocale(unitKinds[unit.kind], locale)],
    [t.code, unit.code],
    [t.website, unit.website],
    [t.validFrom, unit.validFrom && dayInWords(unit.validFrom, locale)],
  ];
  return (
    <section class="card">
      <h2>{t.nowTitle}</h2>
      <dl class="console-now">
        {rows.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value || '–'}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Structure({ visit, fields }: { visit: UnitVisit; fields: number }) {
  const { unit, locale } = visit;
  const t = unitTexts[locale];
  const at = `/console${settingsPath(unit)}`;
  const doors: [href: string, name: string, note?: string][] = [
    [`/console/units/${unit.slug}/hours`, hoursTexts[locale].title],
    [`${at}/fields`, t.servedFields, t.servedFieldsNote(fields)],
    [`${at}/petitions`, petitionSettingsTexts[locale].unitTitle, t.petitionsNote],
    [`${at}/add`, t.addBelow],
    [`${at}/import`, t.importBelow],
    [`/console/units/${unit.slug}/below`, t.manyBelow, t.manyBelowNote],
  ];
  const reshaping: typeof doors = [
    [`${at}/move`, t.move],
    [`${at}/merge`, t.merge],
    [`${at}/close`, t.close],
  ];
  const mayChange = mayReshape(visit);
  return (
    <section>
      <h2>{t.structure}</h2>
      <ul class="console-list">
        {[...doors, ...(mayChange ? reshaping : [])].map(([href, name, note]) => (
          <li>
            <a href={href}>{name}</a>
            {note && <span class="console-note">{note}</span>}
          </li>
        ))}
        <li>
          <a href={`/u/${unit.slug}${locale === 'en' ? '?lang=en' : ''}`}>{t.publicPage}</a>
        </li>
      </ul>
      {!mayChange && <p class="soft">{t.onlySuperior}</p>}
    </section>
  );
}
