import type { Locale } from '../../api/text.ts';
import type { Unit } from '../../api/units/store.ts';
import { petitionTexts } from '../texts/petitions.ts';
import { petitionAddress } from './view.ts';

/** The same form was sent before with another content: that stands. */
export function Conflict({ locale, unit }: { locale: Locale; unit: Unit }) {
  const t = petitionTexts[locale];
  return (
    <>
      <h1 tabindex={-1}>{t.conflict}</h1>
      <p>{t.conflictText}</p>
      <p>
        <a class="button" href={petitionAddress(locale, '', { unit: unit.slug })}>
          {t.conflictAgain}
        </a>
      </p>
    </>
  );
}
