import { acceptedAudio } from '../../../api/attachments/attachment.ts';
import { type Clip, listClips } from '../../../api/kiosks/clip-store.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { clipTexts } from '../../texts/console-clips.ts';
import { fieldId, SubmitButton } from '../form.tsx';
import { type Refused, seenOf, type Visit } from '../visit.ts';
import { getForm, mayEditFor } from './access.ts';
import { clipOf, fileField, listSpoken, type Spoken, seenClip } from './spoken.ts';

export async function showClips(visit: Visit, refused?: Refused) {
  const { locale, deps } = visit;
  const t = clipTexts[locale];
  const form = await getForm(visit);
  const mayEdit = await mayEditFor(visit, form.state.ownerUnitId);
  const clips = await listClips(deps.db, form.id);
  const at = `/console/questionnaires/${form.id}`;
  return visit.show({
    title: t.title,
    lead: t.lead,
    refused,
    children: (
      <>
        <p>
          <a class="points-back" href={at}>
            {t.toForm}: {inLocale(form.newest.content.title, locale)}
          </a>
        </p>
        <ul class="clips">
          {listSpoken(form).map((spoken) => (
            <li class="card">
              <h2 lang={spoken.locale}>{spoken.words}</h2>
              <p class="soft">{t.languages[spoken.locale]}</p>
              <Recording clip={clipOf(clips, spoken)} spoken={spoken} locale={locale} />
              {mayEdit && (
                <Change
                  clip={clipOf(clips, spoken)}
                  spoken={spoken}
                  at={at}
                  locale={locale}
                  refused={refused}
                />
              )}
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

function Recording({ clip, spoken, locale }: { clip: Clip | undefined; spoken: Spoken; locale: Locale }) {
  const t = clipTexts[locale];
  if (!clip) return <p>{t.none}</p>;
  return (
    <>
      {clip.words !== spoken.words && <p class="clip-stale">{t.stale(clip.words)}</p>}
      <audio
        controls
        preload="none"
        src={`/kiosk/clips/${clip.attachmentId}`}
        aria-label={t.listen(spoken.words)}
      />
    </>
  );
}

interface ChangeProps {
  clip: Clip | undefined;
  spoken: Spoken;
  at: string;
  locale: Locale;
  refused: Refused | undefined;
}

function Change({ clip, spoken, at, locale, refused }: ChangeProps) {
  const t = clipTexts[locale];
  const path = fileField(spoken);
  const error = refused?.errors.find((one) => one.path === path)?.message;
  return (
    <details open={error !== undefined}>
      <summary>{clip ? t.replace : t.add}</summary>
      <form method="post" action={`${at}/clips`} enctype="multipart/form-data">
        <Which clip={clip} spoken={spoken} />
        <div class="form-field">
          <label for={fieldId(path)}>{t.file}</label>
          <p class="hint" id={`${fieldId(path)}-hint`}>
            {t.fileHint}
          </p>
          {error && (
            <p class="field-error" id={`${fieldId(path)}-error`}>
              {error}
            </p>
          )}
          <input
            id={fieldId(path)}
            name="file"
            type="file"
            accept={acceptedAudio}
            aria-describedby={`${fieldId(path)}-hint${error ? ` ${fieldId(path)}-error` : ''}`}
            aria-invalid={error ? 'true' : undefined}
          />
        </div>
        <SubmitButton>{t.send}</SubmitButton>
      </form>
      {clip && (
        <form method="post" action={`${at}/clips/remove`} class="console-actions">
          <Which clip={clip} spoken={spoken} />
          <SubmitButton quiet>{t.remove}</SubmitButton>
        </form>
      )}
    </details>
  );
}

const Which = ({ clip, spoken }: { clip: Clip | undefined; spoken: Spoken }) => (
  <>
    <input type="hidden" name="question" value={spoken.question} />
    <input type="hidden" name="locale" value={spoken.locale} />
    <input type="hidden" name="seen" value={seenOf(seenClip(clip))} autocomplete="off" />
  </>
);
