import { inHalves } from '../../../api/petitions/code.ts';
import { dayInWords } from '../../public/wording.ts';
import { onePetitionTexts } from '../../texts/console-petition.ts';
import type { OneProps } from './petition-view.tsx';

/** What it was merged with, and what may be the same matter. */
export function Alike({ visit, opened, record }: OneProps) {
  const { locale, unit } = visit;
  const t = onePetitionTexts[locale];
  const { mergedInto, mergedHere, suggestions } = record;
  const at = (code: string) => `/console/units/${unit.slug}/petitions/${code}`;
  return (
    <>
      {mergedInto && (
        <p class="card">
          {t.mergedInto} <a href={at(mergedInto.code)}>{inHalves(mergedInto.code)}</a>
        </p>
      )}
      {mergedHere.length > 0 && (
        <section class="card" aria-labelledby="merged">
          <h2 id="merged">{t.mergedHere}</h2>
          <ul class="console-list">
            {mergedHere.map(({ code }) => (
              <li>
                <a href={at(code)}>{inHalves(code)}</a>
              </li>
            ))}
          </ul>
          <p class="soft small">{t.mergedHint}</p>
        </section>
      )}
      {suggestions.length > 0 && (
        <section class="card" aria-labelledby="alike">
          <h2 id="alike">{t.alike}</h2>
          <p class="soft small">{t.alikeHint}</p>
          <ol class="petition-log">
            {suggestions.map(({ petition, likeness, samePlace }) => (
              <li>
                <p>
                  <b>{t.likeness[likeness]}</b>
                  {samePlace && likeness !== 'weak' && `, ${t.samePlace}`}{' '}
                  <span class="soft">{dayInWords(petition.receivedDay, locale)}</span>
                </p>
                <p class="petition-words">{petition.text.slice(0, 160)}</p>
                <p class="console-alone">
                  <a href={`/console${opened.path}/compare/${petition.code}`}>
                    {t.compare}
                    <span class="visually-hidden"> {inHalves(petition.code)}</span>
                  </a>
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
