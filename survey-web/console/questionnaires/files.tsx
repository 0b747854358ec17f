import { lockInstallation } from '../../../api/database/lock.ts';
import { parseOrRefuse } from '../../../api/http/validation.ts';
import { problem } from '../../../api/problems.ts';
import { DraftContent, exportText } from '../../../api/questionnaires/draft.ts';
import { findDraft } from '../../../api/questionnaires/drafts.ts';
import { type Questionnaire, QuestionnaireId } from '../../../api/questionnaires/questionnaire.ts';
import { listFormStates } from '../../../api/questionnaires/states.ts';
import { listVersions } from '../../../api/questionnaires/store.ts';
import { isPrintable } from '../../../api/text.ts';
import { questionnaireTexts } from '../../texts/console-questionnaires.ts';
import { type Filled, fieldId, SubmitButton, TextArea } from '../form.tsx';
import { type Refused, type Visit, wrongField } from '../visit.ts';
import { getDraft, getForm, mayEditFor } from './access.ts';
import { chosenOwner, ownerField, putIn } from './begin.tsx';

export async function exportVersion(visit: Visit) {
  const form = await getForm(visit);
  const version = form.versions.find((one) => String(one.version) === visit.param('version'));
  if (!version) throw problem('not-found');
  return fileOf(visit, version.content);
}

export const exportDraft = async (visit: Visit) => fileOf(visit, (await getDraft(visit)).content);

function fileOf({ c }: Visit, content: Questionnaire): Response {
  // An id is plain letters, digits and hyphens; that of an imported draft may still be anything.
  const name = content.id.replace(/[^a-z0-9-]/g, '') || 'phieu';
  c.header('Content-Disposition', `attachment; filename="${name}.json"`);
  c.header('Content-Type', 'application/json; charset=utf-8');
  return c.body(exportText(content));
}

export async function showImport(visit: Visit, refused?: Refused, typed = new URLSearchParams()) {
  const t = questionnaireTexts[visit.locale];
  const of: Filled = { values: typed, errors: refused?.errors ?? [], locale: visit.locale };
  const wrongFile = of.errors.find(({ path }) => path === 'file')?.message;
  return visit.show({
    title: t.importTitle,
    lead: t.importLead,
    width: 'narrow',
    refused,
    children: (
      <form method="post" enctype="multipart/form-data">
        <div class="form-field">
          <label for={fieldId('file')}>{t.importFile}</label>
          {wrongFile && (
            <p class="field-error" id="file-error">
              {wrongFile}
            </p>
          )}
          <input
            id={fieldId('file')}
            type="file"
            name="file"
            accept="application/json,.json"
            aria-describedby={wrongFile ? 'file-error' : undefined}
          />
        </div>
        <TextArea of={of} name="text" label={t.importText} rows={8} optional />
        {await ownerField(visit, of)}
        <SubmitButton>{t.importGo}</SubmitButton>
      </form>
    ),
  });
}

/** The fields by which an owner is chosen. */
const ownerNames = ['owner', 'below', 'below-slug', 'below-for'];

export async function importForm(visit: Visit) {
  const upload = await visit.upload();
  const [file, text, ...chosen] = ['file', 'text', ...ownerNames].map((name) => upload.get(name));
  const read = file instanceof File && file.size > 0 ? await file.text() : '';
  const typed = new URLSearchParams({
    text: typeof text === 'string' && isPrintable(text) ? text : '',
  });
  for (const [i, value] of chosen.entries()) {
    if (typeof value === 'string' && isPrintable(value)) typed.set(ownerNames[i]!, value);
  }
  return visit.attempt(
    async () => {
      const content = contentOf(visit, read || typed.get('text')!);
      const id = await putInImported(visit, content, typed);
      return visit.go(`/questionnaires/_drafts/${id}`, 'added');
    },
    (refused) => showImport(visit, refused, typed),
  );
}

/** @throws Problem invalid-input with every path that does not fit the shape of a questionnaire */
function contentOf({ locale }: Visit, json: string): Questionnaire {
  const t = questionnaireTexts[locale];
  if (json.trim() === '') throw wrongField('file', t.importNothing);
  let raw: unknown;
  try {
    raw = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw wrongField('text', t.importNotJson((error as Error).message));
  }
  try {
    const content = parseOrRefuse(DraftContent, raw, locale);
    if (!QuestionnaireId.safeParse(content.id).success) throw wrongField('id', t.badId);
    return content;
  } catch (error) {
    throw withPathsNamed(error);
  }
}

// The page has no field for each path: the message names it.
function withPathsNamed(error: unknown): unknown {
  const { code, errors } = error as { code?: 'invalid-input'; errors?: { path: string; message: string }[] };
  if (!code || !errors) return error;
  return problem(code, {
    errors: errors.map(({ path, message }) => ({ path: 'text', message: `${path || '{}'}: ${message}` })),
  });
}

/** A file with the id of a form becomes the draft of its next version; any other is a new form of its owner. */
async function putInImported(visit: Visit, content: Questionnaire, typed: URLSearchParams): Promise<number> {
  const t = questionnaireTexts[visit.locale];
  const newest = (await listVersions(visit.deps.db, [content.id])).at(-1);
  const state = (await listFormStates(visit.deps.db)).get(content.id);
  const ownerUnitId = newest ? (state?.ownerUnitId ?? null) : await chosenOwner(visit, typed);
  if (newest && !(await mayEditFor(visit, ownerUnitId))) throw wrongField('text', t.importNotYours);
  return visit.change(async (trx, by) => {
    await lockInstallation(trx);
    if (await findDraft(trx, { questionnaire: content.id })) throw wrongField('text', t.draftThere);
    return putIn(trx, by, { content, basedOn: newest?.id ?? null, ownerUnitId }, visit);
  });
}
