import { recordChange } from '../../../api/audit/store.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import { dayOf } from '../../../api/days.ts';
import { findDraft } from '../../../api/questionnaires/drafts.ts';
import {
  countPointsByForm,
  type FormState,
  listFormStates,
  saveFormState,
  unsaidState,
} from '../../../api/questionnaires/states.ts';
import { inLocale } from '../../../api/text.ts';
import { dayInWords } from '../../public/wording.ts';
import { clipTexts } from '../../texts/console-clips.ts';
import { questionnaireTexts } from '../../texts/console-questionnaires.ts';
import { SubmitButton } from '../form.tsx';
import type { Notice } from '../notices.ts';
import { type Refused, requireUnchanged, seenOf, type Visit } from '../visit.ts';
import { type Form, getEditableForm, getForm, listOwners, mayEditFor } from './access.ts';
import { Marks, ownerName } from './list.tsx';

/** One questionnaire: its versions, who may do what with it, and where to go on. */
export async function showForm(visit: Visit, refused?: Refused) {
  const { locale, deps } = visit;
  const t = questionnaireTexts[locale];
  const form = await getForm(visit);
  const mayEdit = await mayEditFor(visit, form.state.ownerUnitId);
  const at = `/console/questionnaires/${form.id}`;
  const draft = await findDraft(deps.db, { questionnaire: form.id });
  const points = (await countPointsByForm(deps.db)).get(form.id) ?? 0;
  return visit.show({
    title: inLocale(form.newest.content.title, locale),
    lead: t.formLead(form.newest.family, await ownerName(visit, form.state.ownerUnitId)),
    refused,
    children: (
      <>
        <p>
          <Marks visit={visit} form={form} />
        </p>
        <div class="console-actions">
          {mayEdit && draft && (
            <a class="button" href={`/console/questionnaires/_drafts/${draft.id}`}>
              {t.openDraft}
            </a>
          )}
          {mayEdit && !draft && (
            <form method="post" action={`${at}/drafts`}>
              <SubmitButton>{t.newVersion}</SubmitButton>
            </form>
          )}
          <a class="button quiet" href={`${at}/preview`}>
            {t.preview}
          </a>
          <a class="button quiet" href={`${at}/clips`}>
            {clipTexts[locale].link}
          </a>
          {(await listOwners(visit)).length > 0 && (
            <a class="button quiet" href={`${at}/copy`}>
              {t.ownCopy}
            </a>
          )}
        </div>
        <h2>{t.versions}</h2>
        <Versions visit={visit} form={form} at={at} />
        <h2>{t.standing}</h2>
        <p>{t.pointsUse(points)}</p>
        <Standing visit={visit} form={form} at={at} mayEdit={mayEdit} />
      </>
    ),
  });
}

function Versions({ visit, form: { id, versions }, at }: { visit: Visit; form: Form; at: string }) {
  const { locale } = visit;
  const t = questionnaireTexts[locale];
  return (
    <>
      <table class="console-table">
        <thead>
          <tr>
            <th scope="col">{t.version}</th>
            <th scope="col">{t.published}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {[...versions].reverse().map(({ version, createdAt }) => (
            <tr>
              <th scope="row" data-label={t.version}>
                {t.version} {version}
              </th>
              <td data-label={t.published}>{dayInWords(dayOf(createdAt), locale)}</td>
              <td>
                <div class="form-links">
                  <a href={`${at}/preview?version=${version}`}>{t.preview}</a>
                  <a href={`${at}/versions/${version}/export`}>{t.export}</a>
                  {version > 1 && (
                    <a
                      href={`/console/questionnaires/_compare?from=${id}.${version - 1}&to=${id}.${version}`}
                    >
                      {t.compareBefore}
                    </a>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="console-alone">
        <a href={`/console/questionnaires/_compare?from=${id}.${versions.at(-1)!.version}`}>{t.compareAny}</a>
      </p>
    </>
  );
}

function Standing({ visit, form, at, mayEdit }: { visit: Visit; form: Form; at: string; mayEdit: boolean }) {
  const t = questionnaireTexts[visit.locale];
  const { wordingLocked, retiredAt } = form.state;
  const seen = seenOf(form.state);
  const choices = [
    {
      says: wordingLocked ? t.lockedNow : t.lockNow,
      does: wordingLocked ? t.unlock : t.lock,
      value: wordingLocked ? 'unlock' : 'lock',
    },
    {
      says: retiredAt ? t.retiredNow(dayInWords(dayOf(retiredAt), visit.locale)) : t.retireNow,
      does: retiredAt ? t.unretire : t.retire,
      value: retiredAt ? 'unretire' : 'retire',
    },
  ];
  return (
    <>
      {choices.map(({ says, does, value }) => (
        <form method="post" action={`${at}/state`} class="form-standing">
          <input type="hidden" name="seen" value={seen} />
          <p>{says}</p>
          {mayEdit && (
            <SubmitButton quiet name="do" value={value}>
              {does}
            </SubmitButton>
          )}
        </form>
      ))}
    </>
  );
}

const deeds: Record<string, { change: (state: FormState, now: Date) => FormState; notice: Notice }> = {
  lock: { change: (state) => ({ ...state, wordingLocked: true }), notice: 'saved' },
  unlock: { change: (state) => ({ ...state, wordingLocked: false }), notice: 'saved' },
  retire: { change: (state, now) => ({ ...state, retiredAt: now }), notice: 'closed' },
  unretire: { change: (state) => ({ ...state, retiredAt: null }), notice: 'reopened' },
};

/** Locks or retires a form, or takes that back. */
export async function changeState(visit: Visit) {
  const { id } = await getEditableForm(visit);
  const form = await visit.form();
  const name = form.get('do') ?? '';
  if (!Object.hasOwn(deeds, name)) return visit.go(`/questionnaires/${id}`);
  const deed = deeds[name]!;
  return visit.attempt(
    async () => {
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const state = (await listFormStates(trx)).get(id) ?? unsaidState(id);
        requireUnchanged(form, state);
        const next = deed.change(state, visit.now);
        await saveFormState(trx, next);
        const change = {
          action: `questionnaire.${name}`,
          unitId: state.ownerUnitId,
          subject: { kind: 'questionnaire', key: id },
          before: { wordingLocked: state.wordingLocked, retiredAt: state.retiredAt },
          after: { wordingLocked: next.wordingLocked, retiredAt: next.retiredAt },
        };
        await recordChange(trx, by, change, visit.now);
      });
      return visit.go(`/questionnaires/${id}`, deed.notice);
    },
    (refused) => showForm(visit, refused),
  );
}
