import { isEditable, movePart, placeOf, stepFrom } from '../../../api/questionnaires/draft-parts.ts';
import { requireUnchanged, type Visit } from '../visit.ts';
import { getDraft } from './access.ts';
import { changeDraft } from './change-draft.ts';
import { anchorOf, draftAddress } from './draft-list.tsx';
import { showDraft } from './draft-page.tsx';

/** Moves a part of a draft one step (`do`: up, down), or to the place named (`to`), as dragging does. */
export async function reorder(visit: Visit) {
  const { id } = await getDraft(visit);
  const form = await visit.form();
  const from = form.get('part') ?? '';
  return visit.attempt(
    async () => {
      let to: string | undefined;
      await changeDraft(visit, id, ({ content }) => {
        requireUnchanged(form, content);
        if (!isEditable(content, from)) return undefined;
        to = from;
        const wanted = wantedPlace(content, from, form);
        const moved = wanted === undefined ? content : movePart(content, from, wanted);
        if (moved === content || wanted === undefined) return undefined;
        to = wanted;
        return { content: moved, part: from, before: from, after: to };
      });
      // What names no part of the draft has no place to lead to.
      return visit.c.redirect(`${draftAddress(id)}${to === undefined ? '' : `#${anchorOf(to)}`}`, 303);
    },
    (refused) => showDraft(visit, refused),
  );
}

function wantedPlace(content: Parameters<typeof stepFrom>[0], from: string, form: URLSearchParams) {
  const step = form.get('do');
  if (step === 'up' || step === 'down') return stepFrom(content, from, step);
  const to = form.get('to') ?? '';
  return to !== from && placeOf(to) ? to : undefined;
}
