import { problem } from '../../../api/problems.ts';
import { addPart, type PartPath, removePart, replacePart } from '../../../api/questionnaires/draft-parts.ts';
import type { Draft } from '../../../api/questionnaires/drafts.ts';
import { QuestionnaireId, type QuestionSection } from '../../../api/questionnaires/questionnaire.ts';
import { listQuestionnaireIds } from '../../../api/questionnaires/store.ts';
import { consoleTexts } from '../../texts/console.ts';
import { editorTexts } from '../../texts/console-editor.ts';
import { questionnaireTexts } from '../../texts/console-questionnaires.ts';
import { SubmitButton } from '../form.tsx';
import { type Refused, requireUnchanged, seenOf, type Visit, wrongField } from '../visit.ts';
import { getDraft } from './access.ts';
import { changeDraft } from './change-draft.ts';
import { anchorOf, draftAddress } from './draft-list.tsx';
import { nameOfPart } from './faults.ts';
import { PartFields } from './part-fields.tsx';
import { fieldsOf, readPart, rearrange } from './part-input.ts';
import { type OpenedPart, openPart, takenKeys } from './part-kinds.ts';

async function getOpened(visit: Visit): Promise<{ draft: Draft; opened: OpenedPart }> {
  const draft = await getDraft(visit);
  const opened = openPart(draft.content, visit.param('part'));
  if (!opened) throw problem('not-found');
  return { draft, opened };
}

/** What a page remembers of a part; of a section without its questions, which have pages of their own. */
function seenPart({ kind, part }: OpenedPart): unknown {
  if (kind !== 'section' || !part) return part ?? null;
  const { key, title } = part as QuestionSection;
  return { key, title };
}

/** One part of a draft, to edit or to add. */
export async function showPart(visit: Visit, refused?: Refused, typed?: URLSearchParams) {
  const { locale } = visit;
  const t = editorTexts[locale];
  const { draft, opened } = await getOpened(visit);
  const stored = fieldsOf(opened.part, opened.kind);
  const values = typed ?? (refused ? await visit.form() : withDefaults(opened, stored));
  const isNew = !(await listQuestionnaireIds(visit.deps.db)).includes(draft.questionnaire);
  const [list = ''] = opened.path.split('.');
  const name = opened.addTo?.endsWith('.questions')
    ? t.question
    : opened.addTo
      ? t.names[list as keyof typeof t.names]
      : nameOfPart(draft.content, opened.path, locale);
  return visit.show({
    title: opened.part === undefined ? t.addTitle(name) : t.editTitle(name),
    lead: t.partLead,
    width: 'narrow',
    refused,
    children: (
      <>
        {refused?.status === 409 && <NowThere stored={stored} heading={t.nowThere} />}
        <form method="post">
          {/* Enter in a field saves: the first button of a form is the one that counts. */}
          <button type="submit" class="visually-hidden" tabindex={-1} aria-hidden="true">
            {consoleTexts[locale].save}
          </button>
          <input type="hidden" name="seen" value={typed?.get('seen') ?? seenOf(seenPart(opened))} />
          <PartFields
            of={{ values, errors: refused?.errors ?? [], locale }}
            opened={opened}
            content={draft.content}
            isNew={isNew}
          />
          <div class="console-actions">
            <SubmitButton>{consoleTexts[locale].save}</SubmitButton>
            <a href={`${draftAddress(draft.id)}#${anchorOf(opened.path)}`}>{consoleTexts[locale].cancel}</a>
          </div>
        </form>
      </>
    ),
  });
}

function withDefaults({ kind, part }: OpenedPart, stored: URLSearchParams): URLSearchParams {
  if (part !== undefined) return stored;
  if (kind === 'measure') stored.set('kind', 'pooled');
  if (kind === 'reasons') stored.set('askWhenLevelAtMost', '3');
  return stored;
}

/** What somebody else has saved meanwhile, beside what was typed here. */
const NowThere = ({ stored, heading }: { stored: URLSearchParams; heading: string }) => (
  <section class="draft-now">
    <h2>{heading}</h2>
    <dl>
      {[...stored].map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  </section>
);

/** Saves a part, adds it where it is new, or only rearranges the lines on the page. */
export async function savePart(visit: Visit) {
  const { draft, opened } = await getOpened(visit);
  const form = await visit.form();
  const rows = form.get('rows');
  if (rows) {
    const typed = rearrange(form, opened.kind === 'scale' ? 'levels' : 'options', rows);
    return showPart(visit, undefined, typed);
  }
  return visit.attempt(
    async () => {
      let path: PartPath = opened.path;
      await changeDraft(visit, draft.id, ({ content }) => {
        const now = openPart(content, opened.path);
        if (!now) throw problem('changed-meanwhile');
        requireUnchanged(form, seenPart(now));
        const read = readPart(now.kind, form, takenKeys(content, now), visit.locale);
        const part = partToStore(visit, now, read);
        if (!now.addTo) {
          const change = { part: path, before: now.part, after: part };
          return { content: replacePart(content, path, part), ...change };
        }
        const added = addPart(content, now.addTo, part);
        path = added.path;
        return { content: added.content, part: path, after: part };
      });
      const at = `/console/questionnaires/_drafts/${draft.id}?done=saved#${anchorOf(path)}`;
      return visit.c.redirect(at, 303);
    },
    (refused) => showPart(visit, refused),
  );
}

/** What is kept of a part beside what its page asks: a section's questions, the id and family of a form. */
function partToStore({ locale }: Visit, { kind, part }: OpenedPart, read: unknown): unknown {
  if (kind === 'section')
    return { ...(read as object), questions: (part as QuestionSection)?.questions ?? [] };
  if (kind !== 'general') return read;
  const was = part as { id: string; family: string };
  const family = (read as typeof was).family || was.family;
  if (!QuestionnaireId.safeParse(family).success) {
    throw wrongField('family', questionnaireTexts[locale].badId);
  }
  return { ...(read as object), id: was.id, family };
}

/** Asks before a part is removed: what is written there is lost. */
export async function askRemove(visit: Visit, refused?: Refused) {
  const t = editorTexts[visit.locale];
  const { draft, opened } = await getOpened(visit);
  if (opened.part === undefined || ['general', 'scale'].includes(opened.kind)) throw problem('not-found');
  const name = nameOfPart(draft.content, opened.path, visit.locale);
  const questions = opened.kind === 'section' ? (opened.part as QuestionSection).questions.length : 0;
  return visit.show({
    title: t.removeTitle(name),
    lead: t.removeLead,
    width: 'narrow',
    refused,
    children: (
      <form method="post">
        <input type="hidden" name="seen" value={seenOf(opened.part)} />
        {questions > 0 && <p>{t.removeGoes(questions)}</p>}
        <div class="console-actions">
          <SubmitButton>{t.remove}</SubmitButton>
          <a href={`${draftAddress(draft.id)}#${anchorOf(opened.path)}`}>
            {consoleTexts[visit.locale].cancel}
          </a>
        </div>
      </form>
    ),
  });
}

export async function remove(visit: Visit) {
  const { draft, opened } = await getOpened(visit);
  const form = await visit.form();
  return visit.attempt(
    async () => {
      await changeDraft(visit, draft.id, ({ content }) => {
        const now = openPart(content, opened.path);
        if (now?.part === undefined || ['general', 'scale'].includes(now.kind)) throw problem('not-found');
        requireUnchanged(form, now.part);
        return { content: removePart(content, opened.path), part: opened.path, before: now.part };
      });
      return visit.go(`/questionnaires/_drafts/${draft.id}`, 'removed');
    },
    (refused) => askRemove(visit, refused),
  );
}
