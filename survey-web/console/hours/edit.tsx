import type { Author } from '../../../api/accounts/actor.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import type { Trx } from '../../../api/database/open.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { problem } from '../../../api/problems.ts';
import { type DatedHours, type GivenHours, hoursOn, isWithin, weekdays } from '../../../api/units/hours.ts';
import { listHoursOfUnit } from '../../../api/units/hours-store.ts';
import { getUnit } from '../../../api/units/store.ts';
import { dayInWords } from '../../public/wording.ts';
import { hoursTexts } from '../../texts/console-hours.ts';
import { DayField, type Filled, SubmitButton, TextField } from '../form.tsx';
import { type Refused, requireUnchanged, seenOf, type UnitVisit, wrongField } from '../visit.ts';
import { addressOf } from './list.tsx';
import { hoursOfForm, valuesOf } from './typed-hours.ts';

/** A form for other hours, filled with those in force: most of them stay. */
export async function showAdd(visit: UnitVisit, refused?: Refused) {
  const { locale, deps, unit, today } = visit;
  const t = hoursTexts[locale];
  const inForce = hoursOn(await listHoursOfUnit(deps.db, unit.id), today);
  const like = valuesOf({ hours: inForce?.hours ?? {}, from: null, source: null });
  const values = refused ? await visit.form() : like;
  return visit.show({
    title: t.addTitle,
    lead: t.addLead,
    refused,
    width: 'narrow',
    children: (
      <form method="post">
        <HoursFields of={{ values, errors: refused?.errors ?? [], locale }} known={undefined} />
        <SubmitButton>{t.save}</SubmitButton>
      </form>
    ),
  });
}

function HoursFields({ of, known }: { of: Filled; known: DatedHours | undefined }) {
  const t = hoursTexts[of.locale];
  const isFromTheBeginning = known !== undefined && known.from === null;
  return (
    <>
      <DayField
        of={of}
        name="from"
        label={t.from}
        hint={isFromTheBeginning ? t.fromStartHint : undefined}
        optional={isFromTheBeginning}
      />
      <TextField of={of} name="source" label={t.source} hint={t.sourceHint} />
      <h2>{t.times}</h2>
      <p class="soft">{t.timesHint}</p>
      <div class="hours-week">
        {weekdays.map((day) => (
          <TextField of={of} name={day} label={t.weekdays[day]} />
        ))}
      </div>
    </>
  );
}

export async function addHours(visit: UnitVisit) {
  const { unit, locale } = visit;
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const typed = hoursOfForm(form, undefined, locale);
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        await requireDayOfUnit(visit, trx, typed);
        requireFreeDay(await listHoursOfUnit(trx, unit.id), typed, visit);
        await applyHours(visit, trx, by, typed);
      });
      return visit.go(`/units/${unit.slug}/hours`, 'added');
    },
    (refused) => showAdd(visit, refused),
  );
}

/** @throws Problem invalid-input where hours would begin while the unit is not at work */
async function requireDayOfUnit({ unit, locale }: UnitVisit, trx: Trx, { from }: DatedHours): Promise<void> {
  const t = hoursTexts[locale];
  const { validFrom, validTo } = await getUnit(trx, unit.slug);
  if (from === null || isWithin(from, { validFrom, validTo })) return;
  const isEarly = validFrom !== null && from < validFrom;
  const message = isEarly
    ? t.beforeUnit(dayInWords(validFrom, locale))
    : t.afterUnit(dayInWords(validTo!, locale));
  throw wrongField('from', message);
}

/** @throws Problem invalid-input where other hours hold from the same day */
function requireFreeDay(all: DatedHours[], { from }: DatedHours, { locale }: UnitVisit): void {
  if (all.some((one) => one.from === from)) throw wrongField('from', hoursTexts[locale].already);
}

async function applyHours(visit: UnitVisit, trx: Trx, by: Author, { from, hours, source }: GivenHours) {
  const { slug, name, kind } = await getUnit(trx, visit.unit.slug);
  const unit = { slug, name, kind, hours, hoursFrom: from, hoursSource: source };
  await applyPart(trx, by, { units: [unit] }, visit.now, visit.locale);
}

/** The hours that the address names. @throws Problem not-found */
async function getHours({ deps, unit, param }: UnitVisit): Promise<DatedHours> {
  const all = await listHoursOfUnit(deps.db, unit.id);
  const hours = all.find((one) => addressOf(one) === param('hours'));
  if (!hours) throw problem('not-found');
  return hours;
}

export async function showEdit(visit: UnitVisit, refused?: Refused) {
  const { locale, unit } = visit;
  const t = hoursTexts[locale];
  const known = await getHours(visit);
  const values = refused ? await visit.form() : valuesOf(known);
  const at = `/console/units/${unit.slug}/hours/${addressOf(known)}`;
  const seen = values.get('seen') ?? seenOf(known);
  return visit.show({
    title: t.editTitle,
    lead: t.editLead,
    refused,
    width: 'narrow',
    children: (
      <>
        <form method="post" action={at}>
          <input type="hidden" name="seen" value={seen} />
          <HoursFields of={{ values, errors: refused?.errors ?? [], locale }} known={known} />
          <SubmitButton>{t.save}</SubmitButton>
        </form>
        <section>
          <h2>{t.remove}</h2>
          <p>{t.removeHint}</p>
          <form method="post" action={`${at}/remove`}>
            <input type="hidden" name="seen" value={seen} />
            <button type="submit" class="button danger">
              {t.remove}
            </button>
          </form>
        </section>
      </>
    ),
  });
}

export async function saveHours(visit: UnitVisit) {
  const { unit, locale } = visit;
  const form = await visit.form();
  const known = await getHours(visit);
  return visit.attempt(
    async () => {
      const typed = hoursOfForm(form, known, locale);
      await visit.change(async (trx, by) => {
        const others = await withoutKnown(visit, trx, known, form);
        await requireDayOfUnit(visit, trx, typed);
        requireFreeDay(others, typed, visit);
        // Hours are known by their day: under another one they are others.
        if (typed.from !== known.from) await applyHours(visit, trx, by, { from: known.from, hours: null });
        await applyHours(visit, trx, by, typed);
      });
      return visit.go(`/units/${unit.slug}/hours`, 'saved');
    },
    (refused) => showEdit(visit, refused),
  );
}

/** The unit's other hours, where these are still as they were when the form was opened. */
async function withoutKnown(
  { unit }: UnitVisit,
  trx: Trx,
  known: DatedHours,
  form: URLSearchParams,
): Promise<DatedHours[]> {
  await lockInstallation(trx);
  const all = await listHoursOfUnit(trx, unit.id);
  requireUnchanged(
    form,
    all.find(({ from }) => from === known.from),
  );
  return all.filter(({ from }) => from !== known.from);
}

export async function removeHours(visit: UnitVisit) {
  const { unit } = visit;
  const form = await visit.form();
  const known = await getHours(visit);
  return visit.attempt(
    async () => {
      await visit.change(async (trx, by) => {
        await withoutKnown(visit, trx, known, form);
        await applyHours(visit, trx, by, { from: known.from, hours: null });
      });
      return visit.go(`/units/${unit.slug}/hours`, 'removed');
    },
    async (refused) => {
      // Only what was seen was sent; the rest of the page is as it is stored.
      for (const [name, value] of valuesOf(known)) form.append(name, value);
      return showEdit(visit, refused);
    },
  );
}
