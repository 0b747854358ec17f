import { readPassages } from '../../../api/comments/review.ts';
import { markPersonalData } from '../../../api/personal-data/marks.ts';
import { type Answer, listAnswers } from '../../../api/petitions/answer-store.ts';
import { publishAnswer } from '../../../api/petitions/answering.ts';
import { inHalves } from '../../../api/petitions/code.ts';
import { listFiles, type PetitionFile } from '../../../api/petitions/file-store.ts';
import { mayMove } from '../../../api/petitions/moves.ts';
import { problem } from '../../../api/problems.ts';
import { assetUrl } from '../../assets.ts';
import { answerTexts } from '../../texts/console-petition-answers.ts';
import { MarkedText } from '../comments/marked-text.tsx';
import { hideLabel, PassageChoice } from '../comments/passage-choice.tsx';
import { hiddenIn, readHidden, typedLines } from '../comments/passages.ts';
import { SubmitButton } from '../form.tsx';
import type { Refused, UnitVisit } from '../visit.ts';
import { KeptWords } from './kept-words.tsx';
import {
  changePetition,
  isOutOfReach,
  type Opened,
  openPetition,
  openToEdit,
  seenPetition,
} from './opened.ts';
import { PublicFiles } from './public-files.tsx';

/** The approved answer with what may be personal data in it, before everybody reads it. */
export const showPublishing = async (visit: UnitVisit) => {
  const opened = await openToEdit(visit);
  if (!mayPublish(opened)) return visit.go(opened.path);
  return show(visit, opened);
};

const mayPublish = ({ petition: { state } }: Opened) =>
  mayMove('publish', state, 'staff') || mayMove('promise', state, 'staff');

async function approvedAnswer({ deps: { db } }: UnitVisit, { petition }: Opened): Promise<Answer> {
  const answer = (await listAnswers(db, petition.id)).at(-1);
  if (!answer) throw problem('petition-move-refused');
  return answer;
}

const filesOf = async (visit: UnitVisit, { petition }: Opened, answer: Answer): Promise<PetitionFile[]> =>
  (await listFiles(visit.deps.db, petition.id)).filter(({ answerId }) => answerId === answer.id);

async function show(visit: UnitVisit, opened: Opened, sent?: { form: URLSearchParams; refused?: Refused }) {
  const { locale } = visit;
  const t = answerTexts[locale];
  const { petition, path } = opened;
  const answer = await approvedAnswer(visit, opened);
  const offered = hiddenIn({ text: answer.text, review: undefined }, sent?.form);
  return visit.show({
    title: t.publishTitle(inHalves(petition.code)),
    lead: t.publishLead,
    refused: sent?.refused,
    script: assetUrl('console-comments'),
    children: (
      <div class="comment-page">
        <p class="console-alone">
          <a href={`/console${path}`}>{t.back}</a>
        </p>
        <section class="card" aria-labelledby="original">
          <h2 id="original">{t.answer}</h2>
          <MarkedText text={answer.text} marks={markPersonalData(answer.text)} locale={locale} />
        </section>
        <form
          method="post"
          action={`/console${path}/publish`}
          class="card"
          data-comment={answer.text}
          data-hide-label={hideLabel(locale)}
          autocomplete="off"
        >
          <input type="hidden" name="seen" value={seenPetition(petition)} autocomplete="off" />
          <input type="hidden" name="answer" value={answer.id} autocomplete="off" />
          <PassageChoice
            text={answer.text}
            offered={offered}
            errors={sent?.refused?.errors ?? []}
            locale={locale}
          />
          <PublicFiles
            label={t.publicFiles}
            files={await filesOf(visit, opened, answer)}
            chosen={sent?.form.getAll('file') ?? []}
            path={path}
            locale={locale}
          />
          <div class="console-actions">
            <SubmitButton name="act" value="publish">
              {t.publish}
            </SubmitButton>
            <SubmitButton name="act" value="preview" quiet>
              {t.preview}
            </SubmitButton>
          </div>
        </form>
      </div>
    ),
  });
}

/** Publishes the answer without the passages chosen, with the files ticked. */
export async function publish(visit: UnitVisit) {
  const form = await visit.form();
  const opened = await openToEdit(visit);
  return visit.attempt(
    async () => {
      const answer = await approvedAnswer(visit, opened);
      const hidden = readHidden(form, answer.text, visit.locale);
      if (form.get('act') === 'preview') return show(visit, opened, { form });
      await changePetition(visit, opened, form, (trx, by, petition, around) =>
        publishAnswer(trx, by, petition, { hidden, publicFiles: form.getAll('file') }, around),
      );
      return visit.go(opened.path, 'published');
    },
    (refused) => again(visit, opened, form, refused),
  );
}

/**
 * The page again with all that was ticked and typed, also where somebody else has made another answer meanwhile, or
 * has published it, returned it or passed the petition on.
 */
async function again(visit: UnitVisit, before: Opened, form: URLSearchParams, refused: Refused) {
  const opened = await openPetition(visit).catch(isOutOfReach);
  const words = await asWords(visit, before, form);
  if (opened !== false && opened.mayEdit && mayPublish(opened)) {
    const answer = await approvedAnswer(visit, opened);
    const isAnother = (form.get('answer') ?? String(answer.id)) !== String(answer.id);
    return show(visit, opened, { form: isAnother ? words : form, refused });
  }
  return visit.show({
    title: answerTexts[visit.locale].publishTitle(inHalves(before.petition.code)),
    refused,
    width: 'narrow',
    children: (
      <>
        {opened && (
          <p>
            <a href={`/console${opened.path}`}>{answerTexts[visit.locale].back}</a>
          </p>
        )}
        <KeptWords form={new URLSearchParams({ more: words.get('more')! })} locale={visit.locale} />
      </>
    ),
  });
}

/** As if the passages ticked in an answer had been typed: the places where they stood say nothing of another answer. */
async function asWords({ deps: { db } }: UnitVisit, { petition }: Opened, form: URLSearchParams) {
  const answers = await listAnswers(db, petition.id);
  const { text } = answers.find(({ id }) => String(id) === form.get('answer')) ?? { text: '' };
  const ticked = readPassages(form.getAll('hide'), text).map(({ start, end }) => text.slice(start, end));
  const more = [...new Set([...typedLines(form), ...ticked])].join('\n');
  return new URLSearchParams([['more', more], ...form.getAll('file').map((id) => ['file', id])]);
}
