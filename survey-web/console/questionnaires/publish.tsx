import { lockInstallation } from '../../../api/database/lock.ts';
import { publishDraft } from '../../../api/installation/publish-draft.ts';
import { problem } from '../../../api/problems.ts';
import { differencesOf } from '../../../api/questionnaires/differences.ts';
import { type Draft, lockDraft } from '../../../api/questionnaires/drafts.ts';
import { measuresOtherwise } from '../../../api/questionnaires/measure-changes.ts';
import type { Questionnaire } from '../../../api/questionnaires/questionnaire.ts';
import { countPointsByForm } from '../../../api/questionnaires/states.ts';
import { listVersions, type Version } from '../../../api/questionnaires/store.ts';
import { inLocale } from '../../../api/text.ts';
import { editorTexts } from '../../texts/console-editor.ts';
import { questionnaireTexts } from '../../texts/console-questionnaires.ts';
import { SubmitButton, TextField } from '../form.tsx';
import { type Refused, requireUnchanged, seenOf, type Visit } from '../visit.ts';
import { chainOfOwner, getDraft } from './access.ts';
import { Differences, Pooling } from './compare.tsx';
import { Faults } from './draft-gaps.tsx';
import { type DraftView, draftAddress } from './draft-list.tsx';
import { faultsOf, nameOfPlace } from './faults.ts';

/** What would be published, and what that changes; the last look before it is frozen. */
export async function showPublish(visit: Visit, refused?: Refused) {
  const { locale, deps } = visit;
  const t = editorTexts[locale];
  const draft = await getDraft(visit);
  const { content } = draft;
  const newest = (await listVersions(deps.db, [draft.questionnaire])).at(-1);
  const points = (await countPointsByForm(deps.db)).get(draft.questionnaire) ?? 0;
  const view: DraftView = { id: draft.id, content, locale, seen: '' };
  const values = refused ? await visit.form() : new URLSearchParams();
  const isReady = faultsOf(content, locale).length === 0;
  return visit.show({
    title: `${t.publishTitle}: ${inLocale(content.title, locale)}`,
    lead: t.publishLead,
    refused: refused && withPlaces(refused, draft, visit),
    children: (
      <>
        {!isReady && <Faults view={view} />}
        {newest && newest.id !== draft.basedOn && <p class="draft-faults">{t.newerThere(newest.version)}</p>}
        {newest && <Pooling before={newest.content} after={content} locale={locale} />}
        {newest && <Differences differences={differencesOf(newest.content, content)} locale={locale} />}
        <p>{t.publishPoints(points)}</p>
        <form method="post">
          <input type="hidden" name="seen" value={seenWhole(draft, newest)} />
          {isReady && newest && measuresOtherwise(newest.content, content as Questionnaire) && (
            <TextField
              of={{ values, errors: refused?.errors ?? [], locale }}
              name="reason"
              label={t.measureReason}
              hint={t.measureReasonHint}
            />
          )}
          <div class="console-actions">
            {isReady && <SubmitButton>{t.publishGo((newest?.version ?? 0) + 1)}</SubmitButton>}
            <a href={`${draftAddress(draft.id)}/preview`}>{questionnaireTexts[locale].preview}</a>
            <a href={draftAddress(draft.id)}>{questionnaireTexts[locale].back}</a>
          </div>
        </form>
      </>
    ),
  });
}

/** Whoever publishes has seen this content, and what it takes the place of. */
const whole = (draft: Draft, newest: Version | undefined) => ({
  content: draft.content,
  newest: newest?.id ?? null,
});
const seenWhole = (draft: Draft, newest: Version | undefined) => seenOf(whole(draft, newest));

/** What is faulty leads to the list of faults on this page, and from there to its part. */
function withPlaces(refused: Refused, { content }: Draft, { locale }: Visit): Refused {
  const faults = faultsOf(content, locale);
  const found = refused.status === 422 && faults.length > 0 ? faults : refused.errors;
  return {
    ...refused,
    errors: found.map(({ path, message }) => ({
      path,
      message: path && path !== 'reason' ? `${nameOfPlace(content, path, locale)}: ${message}` : message,
    })),
  };
}

export async function publish(visit: Visit) {
  const { deps, now, locale } = visit;
  const { id, ownerUnitId } = await getDraft(visit);
  const form = await visit.form();
  const chain = (await chainOfOwner(deps.db, ownerUnitId)).map((unit) => unit.id);
  return visit.attempt(
    async () => {
      const version = await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const draft = await lockDraft(trx, id);
        if (!draft) throw problem('not-found');
        requireUnchanged(form, whole(draft, (await listVersions(trx, [draft.questionnaire])).at(-1)));
        const reason = (form.get('reason') ?? '').trim().slice(0, 1000);
        return publishDraft(trx, by, draft, { chain, reason }, now, locale);
      });
      return visit.go(`/questionnaires/${version.questionnaire}`, 'published');
    },
    (refused) => showPublish(visit, refused),
  );
}
