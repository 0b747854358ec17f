import { inLocale } from '../../api/text.ts';
import { idOf } from './complaints.ts';
import { NearbyList } from './nearby.tsx';
import { Hint, tiesOf, Wrong } from './parts.tsx';
import { type FormView, given } from './view.ts';

/** Where it is: in words, as a point (by script, on request), or by the sticker; and whether others reported it. */
export function Place({ view }: { view: FormView }) {
  const { t, sticker } = view;
  return (
    <fieldset class="part" data-place>
      <legend>
        {t.place} <span class="soft">{t.optional}</span>
      </legend>
      {sticker && <p class="from-sticker">{t.sticker(sticker.label)}</p>}
      <label class="visually-hidden" for={idOf('place.text')}>
        {t.place}
      </label>
      <Hint path="place.text">{t.placeHint}</Hint>
      <Wrong view={view} path="place" />
      <input
        {...tiesOf(view, 'place', true)}
        aria-describedby={`${idOf('place.text')}-hint`}
        type="text"
        name="place.text"
        value={given(view, 'place.text')}
        maxlength={300}
        autocomplete="off"
      />
      <input type="hidden" name="place.latitude" value={given(view, 'place.latitude')} autocomplete="off" />
      <input type="hidden" name="place.longitude" value={given(view, 'place.longitude')} autocomplete="off" />
      <div data-position />
      <p>
        <button class="button quiet" type="submit" name="step" value="nearby" formnovalidate>
          {t.lookNearby}
        </button>
      </p>
      <div data-nearby aria-live="polite">
        {view.nearby && <NearbyList nearby={view.nearby} locale={view.locale} />}
      </div>
    </fieldset>
  );
}

/** The unit that it goes to, above the form. */
export function Addressee({ view, other }: { view: FormView; other: string }) {
  const { t, unit, locale } = view;
  return (
    <p class="addressee">
      {t.to} <b>{inLocale(unit.name, locale)}</b> <a href={other}>{t.otherUnit}</a>
    </p>
  );
}
