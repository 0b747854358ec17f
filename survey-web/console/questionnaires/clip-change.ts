import { checkAudio } from '../../../api/attachments/audio.ts';
import { saveAttachment } from '../../../api/attachments/store.ts';
import { recordChange } from '../../../api/audit/store.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import { listClips, removeClip, saveClip } from '../../../api/kiosks/clip-store.ts';
import { problem } from '../../../api/problems.ts';
import { clipTexts } from '../../texts/console-clips.ts';
import { requireUnchanged, type Visit, wrongField } from '../visit.ts';
import { type Form, getEditableForm } from './access.ts';
import { showClips } from './clips.tsx';
import { clipOf, fileField, listSpoken, type Spoken, seenClip } from './spoken.ts';

/** @throws Problem not-found for what the form does not ask */
function spokenIn(form: Form, values: URLSearchParams): Spoken {
  const [question, locale] = [values.get('question'), values.get('locale')];
  const spoken = listSpoken(form).find((one) => one.question === question && one.locale === locale);
  if (!spoken) throw problem('not-found');
  return spoken;
}

export async function addClip(visit: Visit) {
  const form = await getEditableForm(visit);
  const upload = await visit.upload();
  const file = upload.get('file');
  const values = new URLSearchParams();
  for (const [name, value] of upload) if (typeof value === 'string') values.set(name, value);
  return visit.attempt(
    async () => {
      if (values.size === 0) throw wrongField('file', clipTexts[visit.locale].fileMissing);
      const spoken = spokenIn(form, values);
      if (!(file instanceof File) || file.size === 0) {
        throw wrongField(fileField(spoken), clipTexts[visit.locale].fileMissing);
      }
      const audio = checkAudio(Buffer.from(await file.arrayBuffer()), `${spoken.question}-${spoken.locale}`);
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        requireUnchanged(values, seenClip(clipOf(await listClips(trx, form.id), spoken)));
        const attachmentId = await saveAttachment(trx, audio, visit.now);
        await saveClip(trx, { questionnaire: form.id, ...spoken, attachmentId }, visit.now);
        await recordChange(trx, by, audited(form, 'add', spoken), visit.now);
      });
      return visit.go(`/questionnaires/${form.id}/clips`, 'added');
    },
    (refused) => showClips(visit, refused),
  );
}

export async function dropClip(visit: Visit) {
  const form = await getEditableForm(visit);
  const values = await visit.form();
  return visit.attempt(
    async () => {
      // Of a question that the form asks no more, too: its clip is in nobody's way, but it can be taken out.
      const [question, locale] = [values.get('question') ?? '', values.get('locale') ?? ''];
      const isRemoved = await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const clip = (await listClips(trx, form.id)).find(
          (one) => one.question === question && one.locale === locale,
        );
        if (!clip) return false;
        requireUnchanged(values, seenClip(clip));
        await removeClip(trx, clip);
        await recordChange(trx, by, audited(form, 'remove', clip), visit.now);
        return true;
      });
      return visit.go(`/questionnaires/${form.id}/clips`, isRemoved ? 'removed' : 'unchanged');
    },
    (refused) => showClips(visit, refused),
  );
}

const audited = (form: Form, verb: 'add' | 'remove', said: Omit<Spoken, 'locale'> & { locale: string }) => ({
  action: `questionnaire.${verb}-clip`,
  unitId: form.state.ownerUnitId,
  subject: { kind: 'questionnaire', key: form.id },
  [verb === 'add' ? 'after' : 'before']: { key: said.question, locale: said.locale, words: said.words },
});
