import { randomUUID } from 'node:crypto';
import { stateNames } from '../../api/petitions/moves.ts';
import type { NearbyPetition } from '../../api/petitions/nearby.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { dayInWords } from '../public/wording.ts';
import { petitionTexts } from '../texts/petitions.ts';
import { type Nearby, petitionAddress } from './view.ts';

/** The form that the buttons of the list send: they stand inside another form, which must not go with them. */
export const alsoFormId = 'also-form';

export const AlsoForm = ({ locale }: { locale: Locale }) => (
  <form id={alsoFormId} method="post" action={petitionAddress(locale, '/cung-gap')} />
);

/** What is open nearby, each with a button for who met the same. */
export function NearbyList({ nearby, locale }: { nearby: Nearby; locale: Locale }) {
  const t = petitionTexts[locale];
  if (nearby.outcome === 'needs') return <p class="wrong">{t.nearbyNeeds}</p>;
  const { petitions, unit } = nearby;
  return (
    <section class="nearby" id="nearby" tabindex={-1} aria-label={t.nearbyTitle}>
      <p>{petitions.length === 0 ? t.nearbyNone : t.nearbyFound(petitions.length)}</p>
      {petitions.length > 0 && (
        <>
          <ul>
            {petitions.map((petition) => (
              <One petition={petition} unit={unit} locale={locale} />
            ))}
          </ul>
          <p>{t.nearbyOwn}</p>
        </>
      )}
    </section>
  );
}

function One({ petition, unit, locale }: { petition: NearbyPetition; unit: string; locale: Locale }) {
  const t = petitionTexts[locale];
  const day = dayInWords(petition.receivedDay, locale);
  return (
    <li>
      <p>
        <b>{t.nearbyDay(day)}</b> · {inLocale(stateNames[petition.state], locale)}
        {petition.alsoMet > 0 && ` · ${t.nearbyAlso(petition.alsoMet)}`}
      </p>
      {petition.place && <p>{petition.place}</p>}
      {petition.text && <blockquote>{petition.text}</blockquote>}
      <button
        class="button quiet"
        type="submit"
        form={alsoFormId}
        name="also"
        value={`${unit} ${petition.reference} ${randomUUID()}`}
        formnovalidate
      >
        {t.nearbyMeet}
        <span class="visually-hidden">: {t.nearbyMeetOf(day)}</span>
      </button>
    </li>
  );
}
