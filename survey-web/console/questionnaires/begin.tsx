import type { Child } from 'hono/jsx';
import type { Author } from '../../../api/accounts/actor.ts';
import { recordChange } from '../../../api/audit/store.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import type { Trx } from '../../../api/database/open.ts';
import { whyLocked } from '../../../api/installation/publish-draft.ts';
import { newDraft } from '../../../api/questionnaires/draft.ts';
import { addDraft, findDraft, listDrafts, type NewDraft } from '../../../api/questionnaires/drafts.ts';
import { QuestionnaireId } from '../../../api/questionnaires/questionnaire.ts';
import { listFormStandings } from '../../../api/questionnaires/standings.ts';
import { listQuestionnaireIds } from '../../../api/questionnaires/store.ts';
import { inLocale, type Text } from '../../../api/text.ts';
import { freeSlug, slugOfName } from '../../../api/units/slug.ts';
import { countBelow, type Unit } from '../../../api/units/store.ts';
import { questionnaireTexts } from '../../texts/console-questionnaires.ts';
import { type Filled, SelectField, SubmitButton, TextField } from '../form.tsx';
import { typedName } from '../units/typed-unit.ts';
import { candidatesFor, chooseUnit, UnitField } from '../units/unit-choice.tsx';
import { type Refused, type Visit, wrongField } from '../visit.ts';
import { chainOfOwner, getEditableForm, getForm, listOwners } from './access.ts';
import { showForm } from './form-page.tsx';

/** Opens the draft of the next version; goes on with the one that is there. */
export async function beginVersion(visit: Visit) {
  const form = await getEditableForm(visit);
  return visit.attempt(
    async () => {
      const id = await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const there = await findDraft(trx, { questionnaire: form.id });
        if (there) return there.id;
        const { content, id: basedOn } = form.newest;
        return putIn(trx, by, { content, basedOn, ownerUnitId: form.state.ownerUnitId }, visit);
      });
      return visit.go(`/questionnaires/_drafts/${id}`);
    },
    (refused) => showForm(visit, refused),
  );
}

export const showNew = (visit: Visit, refused?: Refused) =>
  showBegin(visit, refused, (t) => ({ title: t.newTitle, lead: t.newLead }), {});

export async function showCopy(visit: Visit, refused?: Refused) {
  const { newest } = await getForm(visit);
  const { vi, en = '' } = newest.content.title;
  return showBegin(visit, refused, (t) => ({ title: t.copyTitle, lead: t.copyLead }), { vi, en });
}

type Texts = (typeof questionnaireTexts)['vi'];

async function showBegin(
  visit: Visit,
  refused: Refused | undefined,
  words: (t: Texts) => { title: string; lead: string },
  suggested: Record<string, string>,
) {
  const { locale } = visit;
  const t = questionnaireTexts[locale];
  const values = refused ? await visit.form() : new URLSearchParams(suggested);
  const of: Filled = { values, errors: refused?.errors ?? [], locale };
  return visit.show({
    ...words(t),
    width: 'narrow',
    refused,
    children: (
      <form method="post">
        <TextField of={of} name="vi" label={`${t.formTitle} (tiếng Việt)`} maxlength={300} />
        <TextField of={of} name="en" label={`${t.formTitle} (English)`} maxlength={300} optional />
        {await ownerField(visit, of)}
        <details class="form-more" open={of.values.get('id') !== null && of.values.get('id') !== ''}>
          <summary>{t.more}</summary>
          <TextField of={of} name="id" label={t.id} hint={t.idHint} maxlength={60} optional />
        </details>
        <SubmitButton>{t.begin}</SubmitButton>
      </form>
    ),
  });
}

/** Whose form it becomes: one of the actor's own units ('' is the installation), or one below, by its name. */
export async function ownerField(visit: Visit, of: Filled): Promise<Child> {
  const t = questionnaireTexts[visit.locale];
  const owners = await listOwners(visit);
  const choices = owners.map((unit) => ({
    value: unit?.slug ?? '',
    name: unit ? inLocale(unit.name, visit.locale) : t.installation,
  }));
  return (
    <>
      <SelectField of={of} name="owner" label={t.owner} hint={t.ownerHint} choices={choices} />
      {(await hasUnitsBelow(visit, owners)) && (
        <UnitField
          of={of}
          name="below"
          label={t.ownerBelow}
          hint={t.ownerBelowHint}
          optional
          candidates={await candidatesFor(visit, of.values, 'below', () => true, 'questionnaires.edit')}
        />
      )}
    </>
  );
}

async function hasUnitsBelow({ deps }: Visit, owners: (Unit | null)[]): Promise<boolean> {
  if (owners.includes(null)) return true;
  const below = await countBelow(
    deps.db,
    owners.map((unit) => unit!.id),
  );
  return [...below.values()].some((count) => count > 0);
}

/** @throws Problem where the owner is none of the actor's */
export async function chosenOwner(visit: Visit, form: URLSearchParams): Promise<number | null> {
  const below = await chooseUnit(visit, form, 'below', 'questionnaires.edit');
  if (below) return below.unit.id;
  const slug = form.get('owner') ?? '';
  const owner = (await listOwners(visit)).find((unit) => (unit?.slug ?? '') === slug);
  if (owner === undefined) throw wrongField('owner', questionnaireTexts[visit.locale].ownerMissing);
  return owner?.id ?? null;
}

export const beginNew = (visit: Visit) =>
  begin(
    visit,
    (id, title) => ({ content: newDraft(id, title), basedOn: null }),
    (refused) => showNew(visit, refused),
  );

export async function beginCopy(visit: Visit) {
  const { newest } = await getForm(visit);
  return begin(
    visit,
    (id, title) => ({ content: { ...newest.content, id, title }, basedOn: newest.id }),
    (refused) => showCopy(visit, refused),
  );
}

async function begin(
  visit: Visit,
  make: (id: string, title: Text) => Pick<NewDraft, 'content' | 'basedOn'>,
  again: (refused: Refused) => Promise<Response>,
) {
  const t = questionnaireTexts[visit.locale];
  const form = await visit.form();
  return visit.attempt(async () => {
    const given = (name: string) => form.get(name)?.trim() ?? '';
    const title = typedName(form, visit.locale);
    if (given('id') && !QuestionnaireId.safeParse(given('id')).success) throw wrongField('id', t.badId);
    const ownerUnitId = await chosenOwner(visit, form);
    const id = await visit.change(async (trx, by) => {
      await lockInstallation(trx);
      const taken = await listQuestionnaireIds(trx);
      if (taken.includes(given('id'))) throw wrongField('id', t.idTaken);
      const draft = make(given('id') || (await idOfTitle(trx, title, taken)), title);
      return putIn(trx, by, { ...draft, ownerUnitId }, visit);
    });
    return visit.go(`/questionnaires/_drafts/${id}`, 'added');
  }, again);
}

/** "Phiếu của xã" is `phieu-cua-xa`, or the first with a number behind it that neither a form nor a draft has. */
async function idOfTitle(trx: Trx, { vi }: Text, forms: string[]): Promise<string> {
  const taken = new Set([...forms, ...(await listDrafts(trx)).map((draft) => draft.questionnaire)]);
  // An id has 60 letters at most, with room for the number.
  const wanted = slugOfName(vi).slice(0, 54).replace(/-+$/, '') || 'phieu';
  return freeSlug(wanted, (id) => taken.has(id));
}

/** @throws Problem invalid-input where the id has a draft, or the wording of the family is locked above */
export async function putIn(
  trx: Trx,
  by: Author,
  draft: Omit<NewDraft, 'by'>,
  { now, locale }: Visit,
): Promise<number> {
  const { id: questionnaire, family } = draft.content;
  const chain = (await chainOfOwner(trx, draft.ownerUnitId)).map((unit) => unit.id);
  const locked = whyLocked({ questionnaire, family }, await listFormStandings(trx), chain);
  if (locked) throw wrongField('owner', inLocale(locked, locale));
  const id = await addDraft(trx, { ...draft, by: by.name }, now);
  if (id === undefined) throw wrongField('id', questionnaireTexts[locale].idTaken);
  const change = {
    action: 'questionnaire-draft.begin',
    unitId: draft.ownerUnitId,
    subject: { kind: 'questionnaire', key: questionnaire },
    after: { basedOn: draft.basedOn, family },
  };
  await recordChange(trx, by, change, now);
  return id;
}
