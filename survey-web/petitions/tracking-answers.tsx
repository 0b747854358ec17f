import { dayOf } from '../../api/days.ts';
import type { PetitionView } from '../../api/petitions/view.ts';
import type { Locale } from '../../api/text.ts';
import { dayInWords } from '../public/wording.ts';
import { senderTexts } from '../texts/petition-sender.ts';
import { trackingTexts } from '../texts/petition-tracking.ts';

type Published = PetitionView['answers'][number];

/** The published answers, the latest first, each with its files and what the sender thinks of it. */
export function Answers({ view, locale }: { view: PetitionView; locale: Locale }) {
  const t = trackingTexts[locale];
  return (
    <>
      {[...view.answers].reverse().map((answer) => (
        <section class="card tracking-answer">
          <h2>{t.answerTitle}</h2>
          <p class="soft">
            {t.answerOn(dayInWords(dayOf(new Date(answer.publishedAt)), locale), view.handler.name)}
          </p>
          <p class="prose">{answer.text}</p>
          <AnswerFiles files={answer.files} locale={locale} />
          {answer.rating && <Rated rating={answer.rating} locale={locale} />}
        </section>
      ))}
    </>
  );
}

function AnswerFiles({ files, locale }: { files: Published['files']; locale: Locale }) {
  const t = trackingTexts[locale];
  const documents = files.filter(({ name }) => name !== null);
  return (
    <>
      <Photos urls={files.filter(({ name }) => name === null).map(({ url }) => url)} locale={locale} />
      {documents.length > 0 && (
        <>
          <h3>{t.answerDocuments}</h3>
          <ul>
            {documents.map(({ url, name }) => (
              <li>
                <a href={url}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Small pictures that lead to the large ones. */
export function Photos({ urls, locale }: { urls: string[]; locale: Locale }) {
  const t = trackingTexts[locale];
  if (urls.length === 0) return null;
  return (
    <ul class="tracking-photos">
      {urls.map((url, i) => (
        <li>
          <a href={url}>
            <img src={`${url}?size=preview`} alt={t.photo(i + 1)} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  );
}

function Rated({ rating, locale }: { rating: NonNullable<Published['rating']>; locale: Locale }) {
  const t = trackingTexts[locale];
  const word = senderTexts[locale].levels[rating.level - 1]!;
  return (
    <p>
      {t.rated(word)} {rating.mended !== null && (rating.mended ? t.mended : t.notMended)}
    </p>
  );
}
