import { acceptedPhotos } from '../../api/attachments/attachment.ts';
import { isEnded } from '../../api/petitions/moves.ts';
import { CheckField, ChoiceField, type Filled, fieldId, TextArea, TextField } from '../console/form.tsx';
import { Face, FaceSprite } from '../survey/faces.tsx';
import { senderTexts } from '../texts/petition-sender.ts';
import type { Own } from './tracking-own-store.ts';

interface FieldsProps {
  form: Filled;
  own: Own;
}

export function ReplyFields({ form, own }: FieldsProps) {
  const t = senderTexts[form.locale];
  const question = own.messages.findLast(({ author }) => author === 'staff');
  const photoError = form.errors.find(({ path }) => path === 'photo')?.message;
  return (
    <>
      {question && (
        <blockquote class="tracking-question">
          <p>
            <strong>{t.question}:</strong>
          </p>
          <p class="prose">{question.text}</p>
        </blockquote>
      )}
      <TextArea of={form} name="text" label={t.replyLabel} rows={6} />
      {own.petition.consentVersion !== null && (
        <div class="form-field">
          <label for={fieldId('photo')}>{t.replyPhotos}</label>
          <p class="hint" id="photo-hint">
            {t.replyPhotosHint}
          </p>
          {photoError && <p class="field-error">{photoError}</p>}
          <input
            id={fieldId('photo')}
            type="file"
            name="photo"
            accept={acceptedPhotos}
            multiple
            aria-describedby="photo-hint"
          />
        </div>
      )}
    </>
  );
}

export function RateFields({ form }: FieldsProps) {
  const t = senderTexts[form.locale];
  const error = form.errors.find(({ path }) => path === 'level')?.message;
  const chosen = form.values.get('level');
  const mended = Object.entries(t.mended).map(([value, name]) => ({ value, name }));
  return (
    <>
      <ChoiceField of={form} name="mended" label={t.mendedLabel} choices={mended} type="radio" />
      <FaceSprite />
      <fieldset class="form-field" id={fieldId('level')}>
        <legend>{t.levelLabel}</legend>
        {error && <p class="field-error">{error}</p>}
        <div class="tracking-levels">
          {t.levels
            .map((word, i) => ({ word, level: i + 1 }))
            .reverse()
            .map(({ word, level }) => (
              <label class={`tracking-level level-${level}`}>
                <input type="radio" name="level" value={level} checked={chosen === String(level)} />
                <Face face={level} />
                <span>{word}</span>
              </label>
            ))}
        </div>
      </fieldset>
      <TextArea of={form} name="comment" label={t.comment} optional />
    </>
  );
}

export const ReopenFields = ({ form }: FieldsProps) => (
  <TextArea of={form} name="reason" label={senderTexts[form.locale].reason} rows={5} />
);

export const WithdrawFields = ({ form }: FieldsProps) => (
  <TextArea of={form} name="reason" label={senderTexts[form.locale].withdrawReason} optional />
);

export function ContactFields({ form }: FieldsProps) {
  const t = senderTexts[form.locale];
  return (
    <>
      <TextField of={form} name="contact.name" label={t.name} autocomplete="name" />
      <TextField
        of={form}
        name="contact.phone"
        label={t.phone}
        inputmode="numeric"
        autocomplete="tel"
        short
      />
      <TextField of={form} name="contact.email" label={t.email} inputmode="email" autocomplete="email" />
      <TextField of={form} name="contact.address" label={t.address} autocomplete="street-address" />
    </>
  );
}

export function PublishFields({ form }: FieldsProps) {
  const t = senderTexts[form.locale];
  return (
    <>
      <CheckField of={form} name="text" label={t.mayText} />
      <CheckField of={form} name="photos" label={t.mayPhotos} />
    </>
  );
}

/** The second page of erasing: the box that says that the first was read. */
export function EraseFields({ form, own }: FieldsProps) {
  const error = form.errors.find(({ path }) => path === 'understood')?.message;
  return (
    <>
      {!isEnded(own.petition.state) && <p class="tracking-warning">{senderTexts[form.locale].eraseOpen}</p>}
      {error && <p class="field-error">{error}</p>}
      <CheckField of={form} name="understood" label={senderTexts[form.locale].eraseConfirm} />
    </>
  );
}

/** What goes and what stays. */
export function EraseExplained({ own, locale }: { own: Own; locale: Filled['locale'] }) {
  const t = senderTexts[locale];
  return (
    <>
      <p>
        <strong>{t.eraseGoes}</strong>
      </p>
      <ul>
        {t.eraseGoesList.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p>
        <strong>{t.eraseStays}</strong>
      </p>
      <ul>
        {t.eraseStaysList.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      {!isEnded(own.petition.state) && <p class="tracking-warning">{t.eraseOpen}</p>}
    </>
  );
}
