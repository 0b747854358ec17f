import { textsToPublish, wordsOf } from '../../../api/actions/action.ts';
import { publishAction } from '../../../api/actions/change.ts';
import { listProofs } from '../../../api/actions/store.ts';
import { markPersonalData } from '../../../api/personal-data/marks.ts';
import { ActionTexts } from '../../public/actions.tsx';
import { actionTexts } from '../../texts/console-actions.ts';
import { MarkedText } from '../comments/marked-text.tsx';
import { SubmitButton } from '../form.tsx';
import { PublicFiles } from '../petitions/public-files.tsx';
import { type Refused, seenOf, type UnitVisit, wrongField } from '../visit.ts';
import { changeAction, getAction } from './opened.ts';

/** The action as everybody will read it, with what may be personal data in its words underlined. */
export async function showPublish(visit: UnitVisit, refused?: Refused) {
  const { locale, deps, today } = visit;
  const t = actionTexts[locale];
  const { action, path } = await getAction(visit);
  const files = await listProofs(deps.db, action.id);
  const texts = textsToPublish(action, files);
  const marked = markedWords(texts);
  const form = refused && (await visit.form());
  const chosen = form?.getAll('file') ?? action.published?.files.map(({ id }) => id) ?? [];
  const error = refused?.errors.find(({ path }) => path === 'confirm')?.message;
  return visit.show({
    title: t.publishTitle,
    lead: t.publishLead,
    refused,
    width: 'narrow',
    children: (
      <>
        <p class="console-alone">
          <a href={`/console${path}`}>{t.backToOne}</a>
        </p>
        <section aria-labelledby="preview">
          <h2 id="preview">{t.preview}</h2>
          <div class="action-preview">
            <ActionTexts
              texts={{ ...texts, files: [] }}
              today={today}
              locale={locale}
              fileAt={(id) => `/console${path}/files/${id}`}
            />
          </div>
        </section>
        <section aria-labelledby="check">
          <h2 id="check">{t.check}</h2>
          <p class="soft">{marked.length > 0 ? t.checkLead : t.nothingFound}</p>
          {marked.map(({ text, marks }) => (
            <MarkedText text={text} marks={marks} locale={locale} />
          ))}
        </section>
        <form method="post" action={`/console${path}/publish`}>
          <input type="hidden" name="seen" value={seenOf(action)} autocomplete="off" />
          <PublicFiles label={t.publicFiles} files={files} chosen={chosen} path={path} locale={locale} />
          <div class="form-field">
            {error && (
              <p class="field-error" id="f-confirm-error">
                {error}
              </p>
            )}
            <label class="choice">
              <input
                id="f-confirm"
                type="checkbox"
                name="confirm"
                value="yes"
                aria-describedby={error ? 'f-confirm-error' : undefined}
              />
              <span>{t.confirm}</span>
            </label>
          </div>
          <SubmitButton>{t.publish}</SubmitButton>
        </form>
      </>
    ),
  });
}

const markedWords = (texts: Parameters<typeof wordsOf>[0]) =>
  wordsOf(texts)
    .map((text) => ({ text, marks: markPersonalData(text) }))
    .filter(({ marks }) => marks.length > 0);

export async function publish(visit: UnitVisit) {
  const { action, path } = await getAction(visit);
  return visit.attempt(
    async () => {
      const form = await visit.form();
      if (form.get('confirm') !== 'yes') {
        throw wrongField('confirm', actionTexts[visit.locale].confirmNeeded);
      }
      const fileIds = form.getAll('file');
      await changeAction(visit, action, form, async (trx, by, locked) => {
        const files = (await listProofs(trx, locked.id)).filter(({ id }) => fileIds.includes(id));
        const marks = markedWords(textsToPublish(locked, files)).flatMap((one) => one.marks).length;
        await publishAction(trx, by, locked, { files, marks }, visit.now);
      });
      return visit.go(path, 'published');
    },
    (refused) => showPublish(visit, refused),
  );
}
