import { markPersonalData } from '../../../api/personal-data/marks.ts';
import { inHalves } from '../../../api/petitions/code.ts';
import { listFiles } from '../../../api/petitions/file-store.ts';
import { hideText, mayShow, publishText } from '../../../api/petitions/publishing.ts';
import { assetUrl } from '../../assets.ts';
import { answerTexts } from '../../texts/console-petition-answers.ts';
import { MarkedText } from '../comments/marked-text.tsx';
import { hideLabel, PassageChoice } from '../comments/passage-choice.tsx';
import { hiddenIn, readHidden } from '../comments/passages.ts';
import { CheckField, SubmitButton } from '../form.tsx';
import { type Refused, type UnitVisit, wrongField } from '../visit.ts';
import { changePetition, type Opened, openToEdit, seenPetition } from './opened.ts';
import { PublicFiles } from './public-files.tsx';

/** The sender's own text and photos, before everybody sees them. */
export const showTextForm = async (visit: UnitVisit) => {
  const opened = await openToEdit(visit);
  if (!mayShow(opened.petition)) return visit.go(opened.path);
  return show(visit, opened);
};

async function show(visit: UnitVisit, opened: Opened, sent?: { form: URLSearchParams; refused?: Refused }) {
  const { locale, deps } = visit;
  const t = answerTexts[locale];
  const { petition, path } = opened;
  const photos = (await listFiles(deps.db, petition.id)).filter(({ purpose }) => purpose === 'photo');
  const isShown = petition.publishedText !== null || photos.some(({ isPublic }) => isPublic);
  const before = petition.publishedText === null ? undefined : { hidden: petition.hiddenPassages };
  const errors = sent?.refused?.errors ?? [];
  const values = sent?.form ?? new URLSearchParams({ words: 'yes' });
  return visit.show({
    title: t.textTitle(inHalves(petition.code)),
    lead: t.textLead,
    refused: sent?.refused,
    script: assetUrl('console-comments'),
    children: (
      <div class="comment-page">
        <p class="console-alone">
          <a href={`/console${path}`}>{t.back}</a>
        </p>
        {petition.pastTheUnit && <p class="petition-warning">{t.textPast}</p>}
        <section class="card" aria-labelledby="original">
          <h2 id="original">{t.original}</h2>
          <MarkedText text={petition.text} marks={markPersonalData(petition.text)} locale={locale} />
        </section>
        <form
          method="post"
          action={`/console${path}/text`}
          class="card"
          data-comment={petition.text}
          data-hide-label={hideLabel(locale)}
          autocomplete="off"
        >
          <input type="hidden" name="seen" value={seenPetition(petition)} autocomplete="off" />
          {petition.mayPublishText && (
            <>
              <PassageChoice
                text={petition.text}
                offered={hiddenIn({ text: petition.text, review: before }, sent?.form)}
                errors={errors}
                locale={locale}
              />
              <CheckField of={{ values, errors, locale }} name="words" label={t.showWords} />
            </>
          )}
          {petition.mayPublishPhotos && (
            <PublicFiles
              label={t.photos}
              files={photos}
              chosen={
                sent?.form.getAll('file') ?? photos.filter(({ isPublic }) => isPublic).map(({ id }) => id)
              }
              path={path}
              locale={locale}
            />
          )}
          <div class="console-actions">
            <SubmitButton name="act" value="show">
              {t.show}
            </SubmitButton>
            {petition.mayPublishText && (
              <SubmitButton name="act" value="preview" quiet>
                {t.preview}
              </SubmitButton>
            )}
          </div>
        </form>
        {isShown && (
          <form method="post" action={`/console${path}/text`}>
            <input type="hidden" name="seen" value={seenPetition(petition)} autocomplete="off" />
            <SubmitButton name="act" value="hide" quiet>
              {t.hide}
            </SubmitButton>
          </form>
        )}
      </div>
    ),
  });
}

/** Shows everybody text and photos as far as the sender allowed it, or no longer. */
export async function decideOnText(visit: UnitVisit) {
  const form = await visit.form();
  const opened = await openToEdit(visit);
  const { petition, path } = opened;
  const t = answerTexts[visit.locale];
  if (form.get('act') === 'hide') {
    return visit.attempt(
      async () => {
        await changePetition(visit, opened, form, hideText);
        return visit.go(path, 'saved');
      },
      async (refused) => show(visit, await openToEdit(visit), { form, refused }),
    );
  }
  return visit.attempt(
    async () => {
      const hidden = readHidden(form, petition.text, visit.locale);
      if (form.get('act') === 'preview') return show(visit, opened, { form });
      const withWords = form.get('words') === 'yes' && petition.mayPublishText;
      const publicPhotoIds = form.getAll('file');
      if (!withWords && publicPhotoIds.length === 0) throw wrongField('words', t.nothingChosen);
      await changePetition(visit, opened, form, (trx, by, locked, around) =>
        publishText(trx, by, locked, { hidden: withWords ? hidden : null, publicPhotoIds }, around),
      );
      return visit.go(path, 'published');
    },
    async (refused) => show(visit, await openToEdit(visit), { form, refused }),
  );
}
