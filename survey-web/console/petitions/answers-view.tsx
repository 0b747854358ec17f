import type { Answer } from '../../../api/petitions/answer-store.ts';
import { dayInWords, instantInWords } from '../../public/wording.ts';
import { onePetitionTexts } from '../../texts/console-petition.ts';
import { type OneProps, Photos } from './petition-view.tsx';

/** Every answer, also those that were returned; the last first. */
export function Answers(props: OneProps) {
  const { visit, record } = props;
  const t = onePetitionTexts[visit.locale];
  if (record.answers.length === 0) return null;
  const numbered = record.answers.map((answer, i) => ({ answer, number: i + 1 })).reverse();
  return (
    <section class="card" aria-labelledby="answers">
      <h2 id="answers">{t.answers}</h2>
      {numbered.map(({ answer, number }) => (
        <OneAnswer {...props} answer={answer} number={number} />
      ))}
    </section>
  );
}

export function OneAnswer({
  visit,
  opened,
  record,
  answer,
  number,
}: OneProps & { answer: Answer; number: number }) {
  const { locale } = visit;
  const t = onePetitionTexts[locale];
  const at = (instant: Date) => instantInWords(instant.toISOString(), locale);
  const files = record.files.filter(({ answerId }) => answerId === answer.id);
  const rating = record.ratings.find(({ answerId }) => answerId === answer.id);
  const facts = [
    t.drafted(answer.draftedBy.name, at(answer.draftedAt)),
    answer.approvedBy && answer.approvedAt && t.approved(answer.approvedBy.name, at(answer.approvedAt)),
    answer.publishedAt && t.answerPublished(at(answer.publishedAt)),
  ];
  return (
    <article class="petition-answer">
      <h3>
        {t.answerNumber(number)}: {t.outcome[answer.outcome]}
        {answer.promiseDay && `, ${t.until(dayInWords(answer.promiseDay, locale))}`}
      </h3>
      {answer.returned && (
        <p class="petition-returned">
          <b>{t.answerReturned(at(answer.returned.at))}</b> {answer.returned.reason}
        </p>
      )}
      <blockquote class="petition-text">{answer.text}</blockquote>
      {answer.publishedText !== null && answer.publishedText !== answer.text && (
        <details class="petition-fold">
          <summary>{t.asPublished}</summary>
          <blockquote class="petition-text">{answer.publishedText}</blockquote>
        </details>
      )}
      <Photos label={t.files} files={files} path={opened.path} locale={locale} />
      {rating && (
        <p>
          {t.rated(rating.level)}
          {rating.mended !== null && `, ${rating.mended ? t.mended.yes : t.mended.no}`}
          {rating.comment && `: ${rating.comment}`}
        </p>
      )}
      <p class="soft small">{facts.filter(Boolean).join(' · ')}</p>
    </article>
  );
}
