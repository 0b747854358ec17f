import { stateNames } from '../../../api/comments/csv.ts';
import { type CommentState, commentStates } from '../../../api/comments/review.ts';
import type { Comment } from '../../../api/comments/store.ts';
import { inLocale } from '../../../api/text.ts';
import { countInWords, dayInWords } from '../../public/wording.ts';
import { commentTexts } from '../../texts/console-comments.ts';
import { type Filled, SelectField, SubmitButton } from '../form.tsx';
import type { UnitVisit } from '../visit.ts';
import { type Asked, commentsPath, placeKey } from './asked.ts';
import { FilterForm } from './filter-form.tsx';

export interface ListProps {
  visit: UnitVisit;
  asked: Asked;
  comments: Comment[];
  counts: Record<CommentState, number>;
  tagCounts: Map<number, number>;
  hasMore: boolean;
  isFirstPage: boolean;
  /** The form that tags several comments, as it was sent where it was refused. */
  tagging: Filled;
}

export function CommentList(props: ListProps) {
  const { visit, asked, comments, counts, hasMore, isFirstPage } = props;
  const t = commentTexts[visit.locale];
  const path = (changes: Record<string, string>) => `/console${commentsPath(visit, asked, '', changes)}`;
  const last = comments.at(-1);
  return (
    <div class="comments">
      <FilterForm visit={visit} asked={asked} />
      <States visit={visit} asked={asked} counts={counts} />
      <TagCounts {...props} />
      {comments.length === 0 ? <Empty {...props} /> : <Chosen {...props} />}
      <nav class="console-actions" aria-label={t.next}>
        {!isFirstPage && <a href={path({})}>{t.first}</a>}
        {hasMore && last && (
          <a class="button quiet" href={path({ after: placeKey(last) })}>
            {t.next}
          </a>
        )}
      </nav>
      {visit.may('comments.edit') && comments.length > 0 && (
        <form method="post" action={`/console${commentsPath(visit, asked, '/export')}`}>
          <SubmitButton quiet>{t.export}</SubmitButton>
          <p class="soft small">{t.exportHint}</p>
        </form>
      )}
    </div>
  );
}

function States({ visit, asked, counts }: Pick<ListProps, 'visit' | 'asked' | 'counts'>) {
  const { locale } = visit;
  const t = commentTexts[locale];
  const all = counts.new + counts.published + counts.hidden;
  const tabs = [
    ...commentStates.map((state) => ({
      state,
      name: inLocale(stateNames[state], locale),
      count: counts[state],
    })),
    { state: 'all' as const, name: t.all, count: all },
  ];
  return (
    <nav class="console-doors" aria-label={t.states}>
      <ul>
        {tabs.map(({ state, name, count }) => (
          <li>
            <a
              href={`/console${commentsPath(visit, asked, '', { state })}`}
              aria-current={state === asked.state ? 'page' : undefined}
            >
              {name} ({countInWords(count, locale)})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function TagCounts({ visit, asked, tagCounts }: ListProps) {
  const { locale } = visit;
  const t = commentTexts[locale];
  const counted = asked.tags.filter(({ id }) => tagCounts.has(id));
  if (counted.length === 0) return null;
  return (
    <nav aria-label={t.tagCounts}>
      <ul class="tag-counts">
        {counted.map(({ id, name }) => (
          <li>
            <a
              class="comment-tag"
              href={`/console${commentsPath(visit, asked, '', { tag: String(id) })}`}
              aria-current={asked.filter.tagId === id ? 'true' : undefined}
            >
              {inLocale(name, locale)} <b>{countInWords(tagCounts.get(id)!, locale)}</b>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Empty({ visit, asked, counts }: ListProps) {
  const t = commentTexts[visit.locale];
  if (asked.isNarrowed) return <p>{t.noneFound}</p>;
  if (counts.published + counts.hidden > 0) return <p>{t.noneNew}</p>;
  return (
    <div class="card">
      <p>{t.none}</p>
      <p class="soft">{t.noneWhy}</p>
    </div>
  );
}

function Chosen(props: ListProps) {
  const { visit, asked, comments, tagging } = props;
  const { locale } = visit;
  const t = commentTexts[locale];
  if (!visit.may('comments.edit')) return <Items {...props} chosen={undefined} />;
  const tags = asked.tags.filter(({ retired }) => !retired);
  return (
    <form
      method="post"
      action={`/console${commentsPath(visit, asked, '/tags', { after: visit.query('after') })}`}
    >
      <Items {...props} comments={comments} chosen={new Set(tagging.values.getAll('comment'))} />
      {tags.length > 0 && (
        <fieldset class="form-field tag-chosen" id="f-comment">
          <legend>{t.tagChosen}</legend>
          <SelectField
            of={tagging}
            name="give"
            label={t.tag}
            choices={[
              { value: '', name: t.chooseTag },
              ...tags.map(({ id, name }) => ({ value: String(id), name: inLocale(name, locale) })),
            ]}
          />
          <div class="console-actions">
            <SubmitButton name="act" value="tag">
              {t.addTag}
            </SubmitButton>
            <SubmitButton name="act" value="untag" quiet>
              {t.removeTag}
            </SubmitButton>
          </div>
        </fieldset>
      )}
    </form>
  );
}

function Items({ visit, asked, comments, chosen }: ListProps & { chosen: Set<string> | undefined }) {
  const t = commentTexts[visit.locale];
  return (
    <ol class="comment-list">
      {comments.map((comment) => (
        <li class="card">
          <blockquote class="comment-text">{comment.text}</blockquote>
          <Facts visit={visit} asked={asked} comment={comment} />
          <div class="comment-actions">
            <a href={`/console${commentsPath(visit, asked, `/${comment.id}`)}`}>
              {chosen ? t.read : t.readOnly}
              <span class="visually-hidden">: {comment.text.slice(0, 60)}</span>
            </a>
            {chosen && (
              <label class="choice">
                <input type="checkbox" name="comment" value={comment.id} checked={chosen.has(comment.id)} />
                <span aria-hidden="true">{t.choose}</span>
                <span class="visually-hidden">
                  {t.pick(dayInWords(comment.day, visit.locale))}: {comment.text.slice(0, 60)}
                </span>
              </label>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Day, field, rating, tags and state of a comment; never its hour, point or counter. */
export function Facts({ visit, asked, comment }: { visit: UnitVisit; asked: Asked; comment: Comment }) {
  const { locale } = visit;
  const level = asked.levelName(comment.versionId, comment.level);
  const facts = [
    dayInWords(comment.day, locale),
    comment.unit.id === visit.unit.id ? null : inLocale(comment.unit.name, locale),
    comment.field && inLocale(comment.field, locale),
    level && inLocale(level, locale),
  ].filter((fact) => fact !== null);
  const tags = asked.tags.filter(({ id }) => comment.tagIds.includes(id));
  return (
    <ul class="comment-facts">
      {facts.map((fact) => (
        <li class="soft">{fact}</li>
      ))}
      {tags.map(({ name }) => (
        <li class="comment-tag">{inLocale(name, locale)}</li>
      ))}
      {comment.review && comment.review.state !== 'new' && (
        <li class={`comment-state ${comment.review.state}`}>
          {inLocale(stateNames[comment.review.state], locale)}
        </li>
      )}
    </ul>
  );
}
