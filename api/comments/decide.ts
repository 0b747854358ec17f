import type { Author } from '../accounts/actor.ts';
import { recordChange } from '../audit/store.ts';
import type { Trx } from '../database/open.ts';
import type { HiddenKind, HiddenPassage } from '../personal-data/mark.ts';
import { redacted } from '../personal-data/redacted.ts';
import { addTagTo, removeTagFrom } from '../tags/store.ts';
import type { HideReason, Review } from './review.ts';
import { type Comment, saveReview } from './store.ts';

/** What somebody decides on a comment. */
export type Decision =
  | { act: 'publish'; hidden: HiddenPassage[] }
  | { act: 'hide'; reason: HideReason; note: string | null }
  | { act: 'reopen' };

const actions = { publish: 'comment.publish', hide: 'comment.hide', reopen: 'comment.reopen' } as const;

/** Publishes a comment without the passages named, keeps it from the public, or takes either back. */
export async function decideOnComment(
  trx: Trx,
  by: Author,
  comment: Comment,
  decision: Decision,
  now: Date,
): Promise<void> {
  const review = { ...reviewOf(comment, decision), by: by.name, at: now };
  await saveReview(trx, comment, review, by.staffId);
  await recordChange(
    trx,
    by,
    {
      action: actions[decision.act],
      unitId: comment.unit.id,
      subject: { kind: 'comment', key: comment.id },
      before: comment.review && auditable(comment.review),
      after: auditable(review),
    },
    now,
  );
}

type Decided = Omit<Review, 'by' | 'at'>;

function reviewOf({ text, review }: Comment, decision: Decision): Decided {
  const hidden = review?.hidden ?? [];
  switch (decision.act) {
    case 'publish': {
      const publishedText = redacted(text, decision.hidden);
      return { state: 'published', reason: null, note: null, publishedText, hidden: decision.hidden };
    }
    case 'hide':
      return {
        state: 'hidden',
        reason: decision.reason,
        note: decision.note,
        publishedText: null,
        hidden,
      };
    case 'reopen':
      return { state: 'new', reason: null, note: null, publishedText: null, hidden };
    default:
      throw decision satisfies never;
  }
}

/** Without words of the comment or about it: the audit is never erased. */
function auditable({ state, reason, hidden }: Decided) {
  const left: Partial<Record<HiddenKind, number>> = {};
  if (state === 'published') for (const { kind } of hidden) left[kind] = (left[kind] ?? 0) + 1;
  return { state, reason, ...(state === 'published' ? { leftOut: left } : {}) };
}

/** Gives comments of a unit a tag, or takes it from them; says how many that changed. */
export async function tagComments(
  trx: Trx,
  by: Author,
  change: { act: 'tag' | 'untag'; unitId: number; tagId: number; commentIds: string[] },
  now: Date,
): Promise<number> {
  const work = change.act === 'tag' ? addTagTo : removeTagFrom;
  const changed = await work(trx, change.tagId, change.commentIds);
  if (changed.length === 0) return 0;
  const subject = { kind: 'tag', key: String(change.tagId) };
  const after = { comments: changed.sort() };
  await recordChange(
    trx,
    by,
    { action: `comment.${change.act}`, unitId: change.unitId, subject, after },
    now,
  );
  return changed.length;
}
