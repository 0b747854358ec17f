import { recordChange } from '../../../api/audit/store.ts';
import { parseOrRefuse } from '../../../api/http/validation.ts';
import { problem } from '../../../api/problems.ts';
import { DraftContent } from '../../../api/questionnaires/draft.ts';
import { type Draft, lockDraft, saveDraft } from '../../../api/questionnaires/drafts.ts';
import type { Questionnaire } from '../../../api/questionnaires/questionnaire.ts';
import type { Visit } from '../visit.ts';
import { mayEditFor } from './access.ts';

export interface DraftChange {
  content: Questionnaire;
  /** What is written down of it. */
  part: string;
  before?: unknown;
  after?: unknown;
}

/**
 * Changes a draft in the page's transaction, with its audit row. `work` sees the draft as nobody else can change it
 * now; undefined from it changes nothing.
 * @throws Problem not-found where the draft was published or discarded meanwhile
 */
export async function changeDraft(
  visit: Visit,
  id: number,
  work: (draft: Draft) => DraftChange | undefined,
): Promise<void> {
  await visit.change(async (trx, by) => {
    const draft = await lockDraft(trx, id);
    if (!draft || !(await mayEditFor({ ...visit, deps: { ...visit.deps, db: trx } }, draft.ownerUnitId))) {
      throw problem('not-found');
    }
    const change = work(draft);
    if (!change) return;
    // A list that has grown too long would be a draft that nobody could open again.
    const content = parseOrRefuse(DraftContent, change.content, visit.locale);
    await saveDraft(trx, id, content, by.name, visit.now);
    const { part, before, after } = change;
    const entry = {
      action: 'questionnaire-draft.change',
      unitId: draft.ownerUnitId,
      subject: { kind: 'questionnaire', key: draft.questionnaire },
      before: { part, content: before },
      after: { part, content: after },
    };
    await recordChange(trx, by, entry, visit.now);
  });
}
