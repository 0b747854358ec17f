import { anywhere, consoleRoom } from '../console-room.ts';
import { beginCopy, beginNew, beginVersion, showCopy, showNew } from './begin.tsx';
import { addClip, dropClip } from './clip-change.ts';
import { showClips } from './clips.tsx';
import { showComparison } from './compare.tsx';
import { askDiscard, discard } from './discard.tsx';
import { showDraft } from './draft-page.tsx';
import { exportDraft, exportVersion, importForm, showImport } from './files.tsx';
import { changeState, showForm } from './form-page.tsx';
import { showForms } from './list.tsx';
import { reorder } from './order.ts';
import { askRemove, remove, savePart, showPart } from './part-page.tsx';
import { previewDraft, previewForm } from './preview.tsx';
import { publish, showPublish } from './publish.tsx';

const read = anywhere('questionnaires.read');
const edit = anywhere('questionnaires.edit');

/** Forms and their drafts. Ids of forms have no underscore, so that `_new` and its like are never one. */
export const questionnairePages = consoleRoom();
questionnairePages.get('/questionnaires', read, showForms);
questionnairePages.get('/questionnaires/_new', edit, (visit) => showNew(visit));
questionnairePages.post('/questionnaires/_new', edit, beginNew);
questionnairePages.get('/questionnaires/_import', edit, (visit) => showImport(visit));
questionnairePages.post('/questionnaires/_import', edit, importForm);
questionnairePages.get('/questionnaires/_compare', read, showComparison);

const draft = '/questionnaires/_drafts/:draft';
questionnairePages.get(draft, edit, (visit) => showDraft(visit));
questionnairePages.post(`${draft}/order`, edit, reorder);
questionnairePages.get(`${draft}/preview`, edit, previewDraft);
questionnairePages.get(`${draft}/export`, edit, exportDraft);
questionnairePages.get(`${draft}/discard`, edit, askDiscard);
questionnairePages.post(`${draft}/discard`, edit, discard);
questionnairePages.get(`${draft}/publish`, edit, (visit) => showPublish(visit));
questionnairePages.post(`${draft}/publish`, edit, publish);
questionnairePages.get(`${draft}/parts/:part`, edit, (visit) => showPart(visit));
questionnairePages.post(`${draft}/parts/:part`, edit, savePart);
questionnairePages.get(`${draft}/parts/:part/remove`, edit, (visit) => askRemove(visit));
questionnairePages.post(`${draft}/parts/:part/remove`, edit, remove);

const form = '/questionnaires/:id';
questionnairePages.get(form, read, (visit) => showForm(visit));
questionnairePages.get(`${form}/preview`, read, previewForm);
questionnairePages.get(`${form}/versions/:version/export`, read, exportVersion);
questionnairePages.post(`${form}/state`, edit, changeState);
questionnairePages.post(`${form}/drafts`, edit, beginVersion);
questionnairePages.get(`${form}/copy`, edit, (visit) => showCopy(visit));
questionnairePages.post(`${form}/copy`, edit, beginCopy);
questionnairePages.get(`${form}/clips`, read, (visit) => showClips(visit));
questionnairePages.post(`${form}/clips`, edit, addClip);
questionnairePages.post(`${form}/clips/remove`, edit, dropClip);
