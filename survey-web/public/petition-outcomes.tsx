import type { Category, Kind } from '../../api/categories/store.ts';
import { dayOf } from '../../api/days.ts';
import type { Outcome } from '../../api/petitions/books-store.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { publicPetitionTexts } from '../texts/public-petitions.ts';
import { dayInWords } from './wording.ts';

/** An outcome with the names of what it is about. */
export interface ShownOutcome extends Outcome {
  about: string;
}

export const shownOutcomes = (
  outcomes: Outcome[],
  kinds: readonly Kind[],
  categories: readonly Category[],
  locale: Locale,
): ShownOutcome[] =>
  outcomes.map((outcome) => {
    const kind = kinds.find(({ key }) => key === outcome.kind);
    const category = categories.find(({ id }) => id === outcome.categoryId);
    const about = [kind, category].flatMap((one) => (one ? [inLocale(one.name, locale)] : [])).join(' – ');
    return { ...outcome, about };
  });

/** The outcomes published last, each with the way to the whole of it. */
export function PetitionOutcomes({ outcomes, locale }: { outcomes: ShownOutcome[]; locale: Locale }) {
  const t = publicPetitionTexts[locale];
  if (outcomes.length === 0) return null;
  return (
    <>
      <h3>{t.outcomes}</h3>
      <ol class="petition-outcomes">
        {outcomes.map((outcome) => (
          <li>
            <p class="petition-about">
              <b>{outcome.about}</b>{' '}
              <span class={outcome.outcome === 'done' ? 'petition-done' : 'petition-promised'}>
                {outcome.outcome === 'done' ? t.done : t.promisedBy(dayInWords(outcome.promiseDay!, locale))}
              </span>
            </p>
            {outcome.text && <blockquote lang="vi">{outcome.text}</blockquote>}
            <p lang="vi">{outcome.answer}</p>
            <p class="soft small">
              {t.received(dayInWords(outcome.receivedDay, locale))} ·{' '}
              {dayInWords(dayOf(outcome.publishedAt), locale)} ·{' '}
              <a href={`/kien-nghi/${outcome.code}${locale === 'en' ? '?lang=en' : ''}`}>
                {t.more}
                <span class="visually-hidden">: {outcome.about}</span>
              </a>
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
