import type { PublishedComment } from '../../api/comments/store.ts';
import { dayOf } from '../../api/days.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { publicCommentTexts } from '../texts/public-comments.ts';
import { dayInWords } from './wording.ts';

/** What the unit chose to publish of what people wrote, last published first. */
export function PublishedComments({
  comments,
  withUnits,
  locale,
}: {
  comments: PublishedComment[];
  withUnits: boolean;
  locale: Locale;
}) {
  const t = publicCommentTexts[locale];
  if (comments.length === 0) return null;
  return (
    <section class="published-comments" aria-labelledby="comments">
      <h2 id="comments">{t.title}</h2>
      <p class="soft">{t.note}</p>
      <ol>
        {comments.map(({ text, field, unit, at }) => (
          <li>
            <blockquote lang="vi">{text}</blockquote>
            <p class="soft small">
              {[
                withUnits ? inLocale(unit, locale) : null,
                field && inLocale(field, locale),
                t.on(dayInWords(dayOf(at), locale)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
