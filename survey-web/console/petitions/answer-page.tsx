import type { Checked } from '../../../api/attachments/attachment.ts';
import { checkAttachment } from '../../../api/attachments/document.ts';
import { type KeptTemplate, listTemplatesFor } from '../../../api/categories/template-store.ts';
import { isDay } from '../../../api/days.ts';
import { receiveUpload } from '../../../api/http/multipart.ts';
import type { SentFile } from '../../../api/http/multipart-parts.ts';
import { type Answer, listAnswers } from '../../../api/petitions/answer-store.ts';
import { type Draft, draftAnswer } from '../../../api/petitions/answering.ts';
import { inHalves } from '../../../api/petitions/code.ts';
import { listFiles, type PetitionFile } from '../../../api/petitions/file-store.ts';
import { mayMove } from '../../../api/petitions/moves.ts';
import { listChain } from '../../../api/units/store.ts';
import { answerTexts } from '../../texts/console-petition-answers.ts';
import { type Refused, type UnitVisit, wrongField } from '../visit.ts';
import { AnswerForm } from './answer-form.tsx';
import { answerLimits, mostAnswerFiles } from './answer-limits.ts';
import { KeptWords } from './kept-words.tsx';
import { changePetition, type Opened, openPetition, openToEdit } from './opened.ts';
import { readProse } from './typed.ts';

const longestAnswer = 10_000;

/** What stands behind the form: the answer that was returned, its files, and the templates. */
export interface Before {
  returned: Answer | undefined;
  files: PetitionFile[];
  templates: Pick<KeptTemplate, 'id' | 'name' | 'text'>[];
}

export const showAnswerForm = async (visit: UnitVisit) => {
  const opened = await openToEdit(visit);
  if (!mayMove('answer', opened.petition.state, 'staff')) return visit.go(opened.path);
  return show(visit, opened, await readBefore(visit, opened));
};

async function readBefore({ deps: { db } }: UnitVisit, { petition, handler }: Opened): Promise<Before> {
  const last = (await listAnswers(db, petition.id)).at(-1);
  const returned = last?.returned && last.publishedAt === null ? last : undefined;
  const files = (await listFiles(db, petition.id)).filter(({ answerId }) => answerId === returned?.id);
  const chain = await listChain(db, handler);
  const templates = await listTemplatesFor(
    db,
    chain.map(({ id }) => id),
  );
  return { returned, files: returned ? files : [], templates };
}

function show(
  visit: UnitVisit,
  opened: Opened,
  before: Before,
  sent?: { fields: URLSearchParams; hadFiles: boolean; refused: Refused },
) {
  const t = answerTexts[visit.locale];
  const { petition } = opened;
  // What somebody else did meanwhile may have taken the form away, but not what was typed into it.
  const isOpen = opened.mayEdit && mayMove('answer', petition.state, 'staff');
  return visit.show({
    title: t.title(inHalves(petition.code)),
    lead: t.lead,
    refused: sent && (isOpen && sent.hadFiles ? withFilesLost(sent.refused, t.filesAgain) : sent.refused),
    width: 'narrow',
    children: isOpen ? (
      <AnswerForm visit={visit} opened={opened} before={before} sent={sent} />
    ) : (
      <KeptWords form={sent?.fields ?? new URLSearchParams()} locale={visit.locale} />
    ),
  });
}

/** No browser fills in files again: the summary says so where there were any, the field in its hint. */
const withFilesLost = (refused: Refused, message: string): Refused => ({
  ...refused,
  errors: [...refused.errors, { path: 'file', message }],
});

/** Puts an answer with its files before whoever approves it. */
export function sendAnswer(visit: UnitVisit) {
  return receiveUpload(visit.c, answerLimits, async ({ fields, files }) => {
    const opened = await openToEdit(visit);
    const before = await readBefore(visit, opened);
    const sent = files.get('file') ?? [];
    return visit.attempt(
      async () => {
        const draft = await readDraft(visit, fields, sent, before);
        await changePetition(visit, opened, fields, (trx, by, petition, around) =>
          draftAnswer(trx, by, petition, draft, around),
        );
        return visit.go(opened.path, 'saved');
      },
      async (refused) =>
        show(visit, await openPetition(visit), before, { fields, hadFiles: sent.length > 0, refused }),
    );
  });
}

async function readDraft(
  visit: UnitVisit,
  fields: URLSearchParams,
  files: SentFile[],
  before: Before,
): Promise<Draft> {
  const t = answerTexts[visit.locale];
  const outcome = fields.get('outcome');
  if (outcome !== 'done' && outcome !== 'promised') throw wrongField('outcome', t.outcomeNeeded);
  const promiseDay = outcome === 'promised' ? readPromiseDay(visit, fields) : null;
  const text = readProse(visit, fields, 'text', longestAnswer);
  const kept = before.files.map(({ id }) => id).filter((id) => fields.getAll('keep').includes(id));
  if (kept.length + files.length > mostAnswerFiles) throw wrongField('file', t.tooMany(mostAnswerFiles));
  const checked: Checked[] = [];
  for (const { bytes, name } of files) checked.push(await checkAttachment(bytes, name));
  return { outcome, promiseDay, text, files: checked, kept };
}

function readPromiseDay({ today, locale }: UnitVisit, fields: URLSearchParams): string {
  const t = answerTexts[locale];
  const day = fields.get('promise-day')?.trim() ?? '';
  if (!isDay(day)) throw wrongField('promise-day', t.dayNeeded);
  if (day <= today) throw wrongField('promise-day', t.dayPast);
  return day;
}
