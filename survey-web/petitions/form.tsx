import { Categories, Kinds, Words } from './about.tsx';
import { AlsoForm } from './nearby.tsx';
import { Addressee, Place } from './place.tsx';
import { Consent, Photos, Publishing, Sender } from './sender.tsx';
import { lookupPath } from './tracking-lookup.tsx';
import { type FormView, petitionAddress } from './view.ts';

/** The whole form on one page; every part works without script. */
export function PetitionForm({ view }: { view: FormView }) {
  const { t, locale, unit, sticker } = view;
  return (
    <>
      <Summary view={view} />
      <h1>{t.title}</h1>
      <Addressee view={view} other={petitionAddress(locale)} />
      <p class="petition-onward">
        <a href={lookupPath(locale)}>{t.sentBefore}</a>
      </p>
      <form
        class="petition-form"
        method="post"
        action={petitionAddress(locale)}
        enctype="multipart/form-data"
        novalidate
        data-petition={unit.slug}
      >
        {/* Pressing Enter in a line must not press the button that looks nearby. */}
        <button class="visually-hidden" type="submit" tabindex={-1} aria-hidden="true">
          {t.send}
        </button>
        <input type="hidden" name="id" value={view.id} autocomplete="off" />
        <input type="hidden" name="unit" value={unit.slug} autocomplete="off" />
        {sticker && <input type="hidden" name="sticker" value={sticker.code} autocomplete="off" />}
        <Kinds view={view} />
        <Words view={view} />
        <Categories view={view} />
        <Place view={view} />
        <Photos view={view} />
        <Sender view={view} />
        <Consent view={view} />
        <Publishing view={view} />
        <p class="send">
          <button class="button" type="submit" data-send>
            {t.send}
          </button>
        </p>
        <p class="soft">{t.sendHint}</p>
      </form>
      <AlsoForm locale={locale} />
    </>
  );
}

/** Says first of all what is to be put right, each item a link to its place. */
function Summary({ view }: { view: FormView }) {
  const { t, complaints, notices, photosLost } = view;
  if (complaints.length === 0 && notices.length === 0 && photosLost === 0) return null;
  return (
    <div class="petition-errors" role="alert" tabindex={-1}>
      {notices.map((notice) => (
        <p>{notice}</p>
      ))}
      {photosLost > 0 && <p data-photos-lost>{t.photosLost(photosLost)}</p>}
      {complaints.length > 0 && (
        <>
          <h2>{t.errors(complaints.length)}</h2>
          <ul>
            {complaints.map(({ id, label, message }) => (
              <li>
                <a href={`#${id}`}>{`${label} – ${message}`}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
