import { findStaff, listStaffAt } from '../../../api/accounts/store.ts';
import type { Action } from '../../../api/actions/action.ts';
import { editAction, openAction } from '../../../api/actions/change.ts';
import { actionTexts } from '../../texts/console-actions.ts';
import { DayField, type Filled, SelectField, SubmitButton, TextArea, TextField } from '../form.tsx';
import { type Refused, seenOf, type UnitVisit } from '../visit.ts';
import { changeAction, getAction } from './opened.ts';
import { aboutChoices, readEdited, readNew } from './typed.ts';

/** The form for an action, prefilled with what a weak point or `?about=` says. */
export async function showNew(visit: UnitVisit, refused?: Refused) {
  const { locale, unit } = visit;
  const t = actionTexts[locale];
  const choices = await aboutChoices(visit);
  const asked = visit.query('about');
  const about = choices.some(({ value }) => value === asked) ? asked : 'free';
  const values = refused ? await visit.form() : new URLSearchParams({ about });
  const of: Filled = { values, errors: refused?.errors ?? [], locale };
  return visit.show({
    title: t.newTitle,
    lead: t.newLead,
    refused,
    width: 'narrow',
    children: (
      <>
        <p class="console-alone">
          <a href={`/console/units/${unit.slug}/actions`}>{t.back}</a>
        </p>
        <form method="post" action={`/console/units/${unit.slug}/actions/new`}>
          <SelectField of={of} name="about" label={t.about} hint={t.aboutHint} choices={choices} />
          <WordFields visit={visit} of={of} staff={await staffChoices(visit, null)} subjectOptional />
          <SubmitButton>{t.save}</SubmitButton>
        </form>
      </>
    ),
  });
}

export function addAction(visit: UnitVisit) {
  return visit.attempt(
    async () => {
      const action = await readNew(visit, await visit.form());
      const id = await visit.change((trx, by) => openAction(trx, by, action, visit.now));
      return visit.go(`/units/${visit.unit.slug}/actions/${id}`, 'added');
    },
    (refused) => showNew(visit, refused),
  );
}

export async function showEdit(visit: UnitVisit, refused?: Refused) {
  const { locale } = visit;
  const t = actionTexts[locale];
  const { action, path } = await getAction(visit);
  const values = refused ? await visit.form() : valuesOf(action);
  const of: Filled = { values, errors: refused?.errors ?? [], locale };
  return visit.show({
    title: t.editTitle,
    refused,
    width: 'narrow',
    children: (
      <>
        <p class="console-alone">
          <a href={`/console${path}`}>{t.backToOne}</a>
        </p>
        <form method="post" action={`/console${path}/edit`}>
          <input type="hidden" name="seen" value={seenOf(action)} autocomplete="off" />
          <WordFields visit={visit} of={of} staff={await staffChoices(visit, action.staffId)} />
          <SubmitButton>{t.save}</SubmitButton>
        </form>
      </>
    ),
  });
}

export async function saveEdit(visit: UnitVisit) {
  const { action, path } = await getAction(visit);
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const edited = await readEdited(visit, form, action);
      const isChanged = await changeAction(visit, action, form, (trx, by, locked) =>
        editAction(trx, by, locked, edited, visit.now),
      );
      return visit.go(path, isChanged ? 'saved' : 'unchanged');
    },
    (refused) => showEdit(visit, refused),
  );
}

const valuesOf = ({ subject, cause, measure, office, staffId, due }: Action) =>
  new URLSearchParams({ subject, cause: cause ?? '', measure, office, staff: staffId ?? '', due });

/** Who works at the unit, and whoever is responsible now. */
async function staffChoices({ deps, unit, today, locale }: UnitVisit, current: string | null) {
  const found = await listStaffAt(deps.db, [unit.id], today);
  const other =
    current && !found.some(({ id }) => id === current) && (await findStaff(deps.db, { id: current }));
  return [
    { value: '', name: actionTexts[locale].nobody },
    ...[...found, ...(other ? [other] : [])].map(({ id, name }) => ({ value: id, name })),
  ];
}

function WordFields({
  visit,
  of,
  staff,
  subjectOptional,
}: {
  visit: UnitVisit;
  of: Filled;
  staff: { value: string; name: string }[];
  subjectOptional?: boolean;
}) {
  const t = actionTexts[visit.locale];
  return (
    <>
      <TextField
        of={of}
        name="subject"
        label={t.subject}
        {...(subjectOptional && { hint: t.subjectHint, optional: true })}
      />
      <TextArea of={of} name="cause" label={t.cause} hint={t.causeHint} rows={3} optional />
      <TextArea of={of} name="measure" label={t.measure} hint={t.measureHint} rows={4} />
      <TextField of={of} name="office" label={t.office} hint={t.officeHint} />
      <SelectField of={of} name="staff" label={t.staff} hint={t.staffHint} choices={staff} optional />
      <DayField of={of} name="due" label={t.due} />
    </>
  );
}
