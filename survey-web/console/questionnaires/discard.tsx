import { recordChange } from '../../../api/audit/store.ts';
import { lockDraft, removeDraft } from '../../../api/questionnaires/drafts.ts';
import { editorTexts } from '../../texts/console-editor.ts';
import { questionnaireTexts } from '../../texts/console-questionnaires.ts';
import type { Visit } from '../visit.ts';
import { getDraft } from './access.ts';
import { draftAddress } from './draft-list.tsx';

export async function askDiscard(visit: Visit) {
  const t = editorTexts[visit.locale];
  const draft = await getDraft(visit);
  return visit.show({
    title: t.discard,
    lead: t.discardSure,
    width: 'narrow',
    children: (
      <form method="post" class="console-actions">
        <button type="submit" class="button danger">
          {t.discard}
        </button>
        <a href={draftAddress(draft.id)}>{questionnaireTexts[visit.locale].back}</a>
      </form>
    ),
  });
}

export async function discard(visit: Visit) {
  const draft = await getDraft(visit);
  await visit.change(async (trx, by) => {
    const locked = await lockDraft(trx, draft.id);
    if (!locked) return;
    await removeDraft(trx, draft.id);
    const change = {
      action: 'questionnaire-draft.discard',
      unitId: locked.ownerUnitId,
      subject: { kind: 'questionnaire', key: locked.questionnaire },
      before: locked.content,
    };
    await recordChange(trx, by, change, visit.now);
  });
  return visit.go('/questionnaires', 'removed');
}
