import { hideReasons } from '../../../api/comments/review.ts';
import type { Comment } from '../../../api/comments/store.ts';
import { dayOf } from '../../../api/days.ts';
import { markPersonalData } from '../../../api/personal-data/marks.ts';
import type { PathError } from '../../../api/problems.ts';
import { inLocale } from '../../../api/text.ts';
import { dayInWords } from '../../public/wording.ts';
import { commentTexts, kindNames } from '../../texts/console-comments.ts';
import { ChoiceField, type Filled, SelectField, SubmitButton, TextField } from '../form.tsx';
import { seenOf, type UnitVisit } from '../visit.ts';
import { type Asked, commentsPath } from './asked.ts';
import { Facts } from './list.tsx';
import { MarkedText } from './marked-text.tsx';
import { PassageChoice } from './passage-choice.tsx';
import { hiddenIn } from './passages.ts';

export interface CommentViewProps {
  visit: UnitVisit;
  asked: Asked;
  comment: Comment;
  previous: Comment | undefined;
  next: Comment | undefined;
  /** What was sent, where the page comes back. */
  form: URLSearchParams | undefined;
  errors: PathError[];
}

/** A comment with what may be personal data, and what can be decided on it. */
export function CommentView(props: CommentViewProps) {
  const { visit, asked, comment } = props;
  const { locale } = visit;
  const t = commentTexts[locale];
  const marks = markPersonalData(comment.text);
  return (
    <div class="comment-page">
      <p class="console-alone">
        <a href={`/console${commentsPath(visit, asked)}`}>{t.back}</a>
      </p>
      <section class="card" aria-labelledby="original">
        <h2 id="original">{t.original}</h2>
        <Facts visit={visit} asked={asked} comment={comment} />
        <MarkedText text={comment.text} marks={marks} locale={locale} />
        {marks.length > 0 && <p class="soft small">{t.originalHint}</p>}
      </section>
      <Decided {...props} />
      {visit.may('comments.edit') && (
        <>
          <Publish {...props} />
          <KeepBack {...props} />
          <Tags {...props} />
        </>
      )}
      <Neighbours {...props} />
    </div>
  );
}

function Decided({ visit, asked, comment }: CommentViewProps) {
  const { locale } = visit;
  const t = commentTexts[locale];
  const { review } = comment;
  if (!review) return null;
  const reason =
    review.reason && [inLocale(hideReasons[review.reason], locale), review.note].filter(Boolean).join(': ');
  const isPublished = review.state === 'published';
  return (
    <section class="comment-decided" aria-label={t.states}>
      <p>
        <strong>{t.state[review.state](review.by, dayInWords(dayOf(review.at), locale))}</strong>
      </p>
      {reason && (
        <p>
          {t.reason}: {reason}
        </p>
      )}
      {isPublished && !comment.inPublicBlock && <p class="soft">{t.waitsForBlock}</p>}
      {isPublished && comment.inPublicBlock && (
        <p class="console-alone">
          <a href={`/u/${comment.unit.slug}#comments`}>{t.seePublic}</a>
        </p>
      )}
      {review.state !== 'new' && visit.may('comments.edit') && (
        <form method="post" action={`/console${commentsPath(visit, asked, `/${comment.id}`)}`}>
          <Seen comment={comment} />
          <SubmitButton name="act" value="reopen" quiet>
            {t.reopen}
          </SubmitButton>
        </form>
      )}
    </section>
  );
}

const Seen = ({ comment }: { comment: Comment }) => (
  <input type="hidden" name="seen" value={seenOf(comment.review ?? null)} autocomplete="off" />
);

function Publish({ visit, asked, comment, form, errors }: CommentViewProps) {
  const { locale } = visit;
  const t = commentTexts[locale];
  const offered = hiddenIn(comment, form);
  return (
    <form
      method="post"
      action={`/console${commentsPath(visit, asked, `/${comment.id}`)}`}
      class="card"
      data-comment={comment.text}
      data-hide-label={t.hide('{words}', inLocale(kindNames.other!, locale))}
      autocomplete="off"
    >
      <Seen comment={comment} />
      <PassageChoice text={comment.text} offered={offered} errors={errors} locale={locale} />
      <div class="console-actions">
        <SubmitButton name="act" value="publish">
          {comment.review?.state === 'published' ? t.publishAgain : t.publish}
        </SubmitButton>
        <SubmitButton name="act" value="preview" quiet>
          {t.previewAgain}
        </SubmitButton>
      </div>
    </form>
  );
}

function KeepBack({ visit, asked, comment, form, errors }: CommentViewProps) {
  const { locale } = visit;
  const t = commentTexts[locale];
  if (comment.review?.state === 'hidden') return null;
  const of: Filled = { values: form ?? new URLSearchParams(), errors, locale };
  const isTyped = form?.get('act') === 'hide';
  return (
    <details class="card" open={isTyped}>
      <summary>{t.keepBack}</summary>
      <form method="post" action={`/console${commentsPath(visit, asked, `/${comment.id}`)}`}>
        <Seen comment={comment} />
        <SelectField
          of={of}
          name="reason"
          label={t.reason}
          choices={[
            { value: '', name: t.chooseReason },
            ...Object.entries(hideReasons).map(([value, name]) => ({ value, name: inLocale(name, locale) })),
          ]}
        />
        <TextField of={of} name="note" label={t.note} maxlength={500} optional />
        <button type="submit" name="act" value="hide" class="button danger">
          {t.keepBack}
        </button>
      </form>
    </details>
  );
}

function Tags({ visit, asked, comment }: CommentViewProps) {
  const { locale } = visit;
  const t = commentTexts[locale];
  const tags = asked.tags.filter(({ retired }) => !retired);
  if (tags.length === 0) return <p class="soft">{t.noTags}</p>;
  const values = new URLSearchParams(comment.tagIds.map((id) => ['tag', String(id)]));
  return (
    <form method="post" action={`/console${commentsPath(visit, asked, `/${comment.id}/tags`)}`} class="card">
      <ChoiceField
        of={{ values, errors: [], locale }}
        name="tag"
        label={t.tags}
        choices={tags.map(({ id, name }) => ({ value: String(id), name: inLocale(name, locale) }))}
      />
      <SubmitButton quiet>{t.saveTags}</SubmitButton>
    </form>
  );
}

function Neighbours({ visit, asked, previous, next }: CommentViewProps) {
  const t = commentTexts[visit.locale];
  const to = (comment: Comment) => `/console${commentsPath(visit, asked, `/${comment.id}`)}`;
  return (
    <nav class="console-actions" aria-label={t.back}>
      <a href={`/console${commentsPath(visit, asked)}`}>{t.back}</a>
      {previous && <a href={to(previous)}>{t.previousOne}</a>}
      {next && <a href={to(next)}>{t.nextOne}</a>}
    </nav>
  );
}
