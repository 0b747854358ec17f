import { acceptedPhotos } from '../../../api/attachments/attachment.ts';
import { listCategories, listKinds } from '../../../api/categories/store.ts';
import { unknownCategory } from '../../../api/petitions/fit.ts';
import { consentVersion } from '../../../api/petitions/petition.ts';
import { inLocale } from '../../../api/text.ts';
import { ConsentText } from '../../petitions/sender.tsx';
import { petitionEntryTexts } from '../../texts/console-petition-entry.ts';
import { petitionTexts } from '../../texts/petitions.ts';
import {
  CheckField,
  ChoiceField,
  DayField,
  fieldId,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../form.tsx';
import type { Refused, UnitVisit } from '../visit.ts';
import { entryChannels } from './typed-entry.ts';

/** The form in which staff write down what reached them another way. */
export async function showEntryForm(visit: UnitVisit, values: URLSearchParams, refused?: Refused) {
  const { deps, unit, locale } = visit;
  const t = petitionEntryTexts[locale];
  const of = { values, errors: refused?.errors ?? [], locale };
  const kinds = (await listKinds(deps.db)).filter(({ retired }) => !retired);
  const categories = (await listCategories(deps.db)).filter(({ retired }) => !retired);
  return visit.show({
    title: t.title,
    lead: t.lead,
    width: 'narrow',
    refused,
    children: (
      <form method="post" action={`/console/units/${unit.slug}/petitions/new`} enctype="multipart/form-data">
        <input type="hidden" name="id" value={values.get('id') ?? ''} autocomplete="off" />
        <input type="hidden" name="consent.version" value={consentVersion} autocomplete="off" />
        <ChoiceField
          of={of}
          name="channel"
          label={t.channel}
          type="radio"
          choices={entryChannels.map((value) => ({ value, name: t.channels[value] }))}
        />
        <DayField of={of} name="day" label={t.day} hint={t.dayHint} />
        <ChoiceField
          of={of}
          name="kind"
          label={t.kind}
          type="radio"
          choices={kinds.map(({ key, name, identity }) => ({
            value: key,
            name: `${inLocale(name, locale)} – ${petitionTexts[locale].needs[identity]}`,
          }))}
        />
        <TextArea of={of} name="text" label={t.text} hint={t.textHint} rows={6} />
        <SelectField
          of={of}
          name="category"
          label={t.category}
          choices={[
            { value: unknownCategory, name: t.categoryUnknown },
            ...categories.map(({ key, name, parentId }) => ({
              value: key,
              name: `${parentId === null ? '' : '– '}${inLocale(name, locale)}`,
            })),
          ]}
        />
        <TextField of={of} name="place.text" label={t.place} maxlength={300} optional />
        <div class="form-field">
          <label for={fieldId('photo')}>{t.photos}</label>
          <p class="hint">{t.photosHint}</p>
          {of.errors
            .filter(({ path }) => path.startsWith('photo'))
            .map(({ message }) => (
              <p class="field-error">{message}</p>
            ))}
          <input id={fieldId('photo')} type="file" name="photo" accept={acceptedPhotos} multiple />
        </div>
        <h2>{t.sender}</h2>
        <div class="form-row">
          <TextField of={of} name="contact.name" label={t.name} maxlength={200} />
          <TextField of={of} name="contact.phone" label={t.phone} maxlength={40} />
          <TextField of={of} name="contact.email" label={t.email} maxlength={254} />
          <TextField of={of} name="contact.address" label={t.address} maxlength={300} />
        </div>
        <CheckField of={of} name="consent.agreed" label={t.consent} hint={t.consentHint} />
        <details>
          <summary>{petitionTexts[locale].consentMore}</summary>
          <ConsentText locale={locale} />
        </details>
        <CheckField of={of} name="mayPublish.text" label={t.publishText} />
        <CheckField of={of} name="mayPublish.photos" label={t.publishPhotos} />
        <SubmitButton>{t.save}</SubmitButton>
      </form>
    ),
  });
}
