import { acceptedPhotos } from '../../api/attachments/attachment.ts';
import { consentVersion, mostPhotos } from '../../api/petitions/petition.ts';
import type { Locale } from '../../api/text.ts';
import { consentTexts } from '../texts/petition-consent.ts';
import { idOf } from './complaints.ts';
import { Box, Hint, LineField, tiesOf, Wrong } from './parts.tsx';
import { type FormView, isTicked } from './view.ts';

export function Photos({ view }: { view: FormView }) {
  const { t } = view;
  return (
    <div class="part">
      <label for={idOf('photo')}>
        {t.photos} <span class="soft">{t.optional}</span>
      </label>
      <Hint path="photo">{t.photosHint}</Hint>
      <Wrong view={view} path="photo" />
      <input
        {...tiesOf(view, 'photo', true)}
        type="file"
        name="photo"
        accept={acceptedPhotos}
        multiple
        data-most={mostPhotos}
      />
      <div data-photos aria-live="polite" />
    </div>
  );
}

/** Who sends it; what is needed stands at each kind, and by script only that is shown. */
export function Sender({ view }: { view: FormView }) {
  const { t } = view;
  return (
    <fieldset class="part" data-contact>
      <legend>{t.contact}</legend>
      <p class="soft">{t.contactHint}</p>
      <LineField view={view} path="contact.name" label={t.contactName} autocomplete="name" maxlength={200} />
      <LineField
        view={view}
        path="contact.phone"
        label={t.contactPhone}
        type="tel"
        autocomplete="tel"
        maxlength={40}
      />
      <LineField
        view={view}
        path="contact.email"
        label={t.contactEmail}
        type="email"
        autocomplete="email"
        maxlength={254}
      />
      <LineField
        view={view}
        path="contact.address"
        label={t.contactAddress}
        autocomplete="street-address"
        maxlength={300}
      />
    </fieldset>
  );
}

/** Asked for where the sender or photos would be kept; never ticked beforehand. */
export function Consent({ view }: { view: FormView }) {
  const { t } = view;
  return (
    <div class="part consent" data-consent>
      <input type="hidden" name="consent.version" value={consentVersion} autocomplete="off" />
      <Wrong view={view} path="consent" />
      <Box view={view} path="consent.agreed" checked={isTicked(view, 'consent.agreed')}>
        {t.consent}
      </Box>
      <p class="soft" data-without-script>
        {t.consentWhen}
      </p>
      <details>
        <summary>{t.consentMore}</summary>
        <ConsentText locale={view.locale} />
      </details>
    </div>
  );
}

export function ConsentText({ locale }: { locale: Locale }) {
  const { title, items } = consentTexts[locale];
  return (
    <div class="consent-text">
      <p>
        <b>{title}</b>
      </p>
      <dl>
        {items.map(([what, how]) => (
          <>
            <dt>{what}</dt>
            <dd>{how}</dd>
          </>
        ))}
      </dl>
    </div>
  );
}

export function Publishing({ view }: { view: FormView }) {
  const { t } = view;
  return (
    <fieldset class="part">
      <legend>{t.publishing}</legend>
      <p class="soft">{t.publishingHint}</p>
      <Box view={view} path="mayPublish.text" checked={isTicked(view, 'mayPublish.text')}>
        {t.publishText}
      </Box>
      <Box view={view} path="mayPublish.photos" checked={isTicked(view, 'mayPublish.photos')}>
        {t.publishPhotos}
      </Box>
    </fieldset>
  );
}
