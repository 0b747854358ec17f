import { type Decision, decideOnComment, tagComments } from '../../../api/comments/decide.ts';
import { isHideReason } from '../../../api/comments/review.ts';
import { type Comment, findComment, listComments, lockComment } from '../../../api/comments/store.ts';
import { problem } from '../../../api/problems.ts';
import { assetUrl } from '../../assets.ts';
import { dayInWords } from '../../public/wording.ts';
import { commentTexts } from '../../texts/console-comments.ts';
import { type Refused, requireUnchanged, type UnitVisit, wrongField } from '../visit.ts';
import { type Asked, commentsPath, readAsked } from './asked.ts';
import { CommentView } from './comment-view.tsx';
import { readHidden } from './passages.ts';

/** One comment, whatever the list was narrowed to: it has to be of the unit, or of one below, and of a past day. */
async function getComment(visit: UnitVisit, asked: Asked): Promise<Comment> {
  const comment = await findComment(visit.deps.db, anyOf(asked), visit.param('comment'));
  if (!comment) throw problem('not-found');
  return comment;
}

const anyOf = ({ filter }: Asked) => ({
  ...filter,
  from: null,
  terms: [],
  fieldId: null,
  levels: null,
  tagId: null,
  state: null,
});

export async function showComment(visit: UnitVisit, refused?: Refused) {
  const { deps, locale } = visit;
  const t = commentTexts[locale];
  const asked = await readAsked(visit);
  const comment = await getComment(visit, asked);
  const [previous] = await listComments(deps.db, asked.filter, { before: comment, most: 1 });
  const [next] = await listComments(deps.db, asked.filter, { after: comment, most: 1 });
  const form = visit.c.req.method === 'POST' ? await visit.form() : undefined;
  const mayEdit = visit.may('comments.edit');
  return visit.show({
    title: t.oneTitle(dayInWords(comment.day, locale)),
    lead: mayEdit ? t.oneLead : t.oneLeadRead,
    refused,
    ...(mayEdit ? { script: assetUrl('console-comments') } : {}),
    children: (
      <CommentView
        visit={visit}
        asked={asked}
        comment={comment}
        previous={previous}
        next={next}
        form={form}
        errors={refused?.errors ?? []}
      />
    ),
  });
}

/** Publishes, keeps back or reopens a comment, then leads on. */
export async function decide(visit: UnitVisit) {
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const asked = await readAsked(visit);
      const comment = await getComment(visit, asked);
      const act = form.get('act');
      const decision = readDecision(visit, form, comment.text);
      if (act === 'preview') return showComment(visit);
      const [next] = await listComments(visit.deps.db, asked.filter, { after: comment, most: 1 });
      await visit.change(async (trx, by) => {
        await lockComment(trx, comment.id);
        const current = await findComment(trx, anyOf(asked), comment.id);
        requireUnchanged(form, current?.review ?? null);
        await decideOnComment(trx, by, current!, decision, visit.now);
      });
      return leadOn(visit, asked, decision, { comment, next });
    },
    (refused) => showComment(visit, refused),
  );
}

/** Whoever works through what is new goes on to the next, or back to the list; others stay with what they decided. */
function leadOn(
  visit: UnitVisit,
  asked: Asked,
  { act }: Decision,
  { comment, next }: { comment: Comment; next: Comment | undefined },
): Response {
  const to = (below: string) => commentsPath(visit, asked, below);
  if (act === 'reopen') return visit.go(to(`/${comment.id}`), 'saved');
  const isPublished = act === 'publish';
  const done = isPublished ? 'commentPublished' : 'commentHidden';
  if (asked.state !== 'new') return visit.go(to(`/${comment.id}`), done);
  if (!next) return visit.go(to(''), done);
  return visit.go(to(`/${next.id}`), isPublished ? 'commentPublishedNext' : 'commentHiddenNext');
}

const longestNote = 500;

function readDecision(visit: UnitVisit, form: URLSearchParams, text: string): Decision {
  const t = commentTexts[visit.locale];
  const act = form.get('act');
  if (act === 'publish' || act === 'preview')
    return { act: 'publish', hidden: readHidden(form, text, visit.locale) };
  if (act === 'reopen') return { act };
  if (act !== 'hide') throw problem('malformed-request');
  const reason = form.get('reason') ?? '';
  const note = (form.get('note') ?? '').trim();
  if (!isHideReason(reason)) throw wrongField('reason', t.chooseReason);
  if (reason === 'other' && note === '') throw wrongField('note', t.noteNeeded);
  if (note.length > longestNote) throw wrongField('note', t.noteTooLong);
  return { act, reason, note: note || null };
}

/** Sets the tags of one comment to those ticked. */
export async function tagOne(visit: UnitVisit) {
  const form = await visit.form();
  const asked = await readAsked(visit);
  const comment = await getComment(visit, asked);
  const ticked = new Set(form.getAll('tag'));
  // A tag that was retired meanwhile stays as it is.
  const changes = asked.tags
    .filter(({ retired }) => !retired)
    .map(({ id }) => ({ tagId: id, wanted: ticked.has(String(id)), has: comment.tagIds.includes(id) }))
    .filter(({ wanted, has }) => wanted !== has);
  await visit.change(async (trx, by) => {
    for (const { tagId, wanted } of changes) {
      const act = wanted ? 'tag' : 'untag';
      await tagComments(
        trx,
        by,
        { act, unitId: comment.unit.id, tagId, commentIds: [comment.id] },
        visit.now,
      );
    }
  });
  return visit.go(commentsPath(visit, asked, `/${comment.id}`), changes.length > 0 ? 'saved' : 'unchanged');
}
