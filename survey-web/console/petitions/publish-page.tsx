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
import { hiddenIn, readHidden } from '../comments/passages.ts';
import { SubmitButton } from '../form.tsx';
import type { Refused, UnitVisit } from '../visit.ts';
import { changePetition, type Opened, openToEdit, seenPetition } from './opened.ts';
import { PublicFiles } from './public-files.tsx';

/** The approved answer with what may be personal data in it, before everybody reads it. */
export const showPublishing = async (visit: UnitVisit) => {
  const opened = await openToEdit(visit);
  if (!mayPublish(opened)) return visit.go(opened.path);
  return show(visit, opened);
};

const mayPublish = ({ petition: { state } }: Opened) =>
  mayMove('publish', state, 'staff') || mayMove('promise', state, 'staff');

async function approvedAnswer(visit: UnitVisit, { petition }: Opened): Promise<Answer> {
  const answer = (await listAnswers(visit.deps.db, petition.id)).at(-1);
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
    async (refused) => show(visit, await openToEdit(visit), { form, refused }),
  );
}
