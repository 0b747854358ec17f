import { type SqlBool, sql } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import type { Day } from '../days.ts';
import type { HiddenPassage } from '../personal-data/mark.ts';
import type { Text } from '../text.ts';
import type { CommentState, HideReason, Review } from './review.ts';
import type { SearchTerm } from './search.ts';

/** Which comments are asked for; `until` is the last day that staff see (see visible.ts). */
export interface CommentFilter {
  unitIds: number[];
  from: Day | null;
  until: Day;
  terms: SearchTerm[];
  /** null: any; 'none': those without a field. */
  fieldId: number | 'none' | null;
  /** Levels of questionnaire versions; null: any. */
  levels: { versionId: number; level: number }[] | null;
  tagId: number | 'none' | null;
  state: CommentState | null;
}

/** A comment as staff see it: its day, but no hour and no point. */
export interface Comment {
  id: string;
  unit: { id: number; slug: string; name: Text };
  field: Text | null;
  versionId: number;
  level: number | null;
  day: Day;
  text: string;
  tagIds: number[];
  /** undefined: nobody has looked at it yet. */
  review: Review | undefined;
  /** Its response is in a public block: only then can it be seen publicly. */
  inPublicBlock: boolean;
}

/** The place of a comment in the list: newest day first, within it by chance. */
export interface Place {
  day: Day;
  id: string;
}

function asked(db: Db, filter: CommentFilter) {
  let query = db
    .selectFrom('comment')
    .leftJoin('comment_review', 'comment_review.comment_id', 'comment.id')
    .where(sql<boolean>`comment.unit_id = any(${filter.unitIds}::integer[])`)
    .where('comment.day', '<=', filter.until);
  if (filter.from !== null) query = query.where('comment.day', '>=', filter.from);
  for (const term of filter.terms) {
    query = query.where(sql<boolean>`position(${term.words} in ${sql.ref(`comment.${term.in}`)}) > 0`);
  }
  if (filter.fieldId === 'none') query = query.where('comment.field_id', 'is', null);
  else if (filter.fieldId !== null) query = query.where('comment.field_id', '=', filter.fieldId);
  if (filter.levels) {
    const versions = filter.levels.map(({ versionId }) => versionId);
    const levels = filter.levels.map(({ level }) => level);
    query = query.where(
      sql<boolean>`(comment.version_id, comment.level) in (select * from unnest(${versions}::integer[], ${levels}::integer[]))`,
    );
  }
  if (filter.state) query = query.where(stateIs(filter.state));
  if (filter.tagId !== null) query = query.where(hasTag(filter.tagId));
  return query;
}

const stateIs = (state: CommentState) =>
  state === 'new'
    ? sql<SqlBool>`coalesce(comment_review.state, 'open') = 'open'`
    : sql<SqlBool>`comment_review.state = ${state}`;

const hasTag = (tagId: number | 'none') =>
  tagId === 'none'
    ? sql<SqlBool>`not exists (select from comment_tag where comment_id = comment.id)`
    : sql<SqlBool>`exists (select from comment_tag where comment_id = comment.id and tag_id = ${tagId})`;

/** Comments after a place (or before it, nearest first), in the order of the list. */
export async function listComments(
  db: Db,
  filter: CommentFilter,
  { after, before, most }: { after?: Place | undefined; before?: Place | undefined; most: number },
): Promise<Comment[]> {
  let query = asked(db, filter).select(['comment.id', 'comment.day']).limit(most);
  if (after) {
    query = query.where(
      sql<boolean>`comment.day <= ${after.day} and (comment.day < ${after.day} or comment.id > ${after.id})`,
    );
  }
  if (before) {
    query = query.where(
      sql<boolean>`comment.day >= ${before.day} and (comment.day > ${before.day} or comment.id < ${before.id})`,
    );
  }
  const rows = await query
    .orderBy('comment.day', before ? 'asc' : 'desc')
    .orderBy('comment.id', before ? 'desc' : 'asc')
    .execute();
  const byId = new Map(
    (
      await readComments(
        db,
        rows.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  );
  return rows.map(({ id }) => byId.get(id)!);
}

/** The comment of the id, where it is one of those asked for. */
export async function findComment(db: Db, filter: CommentFilter, id: string): Promise<Comment | undefined> {
  if (!isId(id)) return undefined;
  const row = await asked(db, filter).select('comment.id').where('comment.id', '=', id).executeTakeFirst();
  return row && (await readComments(db, [row.id]))[0];
}

const isId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

/** Whoever decides on a comment waits here for the one who does so already. */
export async function lockComment(trx: Trx, id: string): Promise<void> {
  await trx.selectFrom('comment').select('id').where('id', '=', id).forUpdate().execute();
}

/** Of the ids given, those that are asked for. */
export async function listAskedIds(db: Db, filter: CommentFilter, ids: string[]): Promise<string[]> {
  const rows = await asked(db, filter)
    .select('comment.id')
    .where(sql<boolean>`comment.id = any(${ids.filter(isId)}::uuid[])`)
    .execute();
  return rows.map(({ id }) => id);
}

async function readComments(db: Db, ids: string[]): Promise<Comment[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('comment')
    .innerJoin('response', (join) =>
      join.onRef('response.unit_id', '=', 'comment.unit_id').onRef('response.id', '=', 'comment.response_id'),
    )
    .innerJoin('unit', 'unit.id', 'comment.unit_id')
    .leftJoin('field', 'field.id', 'comment.field_id')
    .leftJoin('comment_review as review', 'review.comment_id', 'comment.id')
    .select(['comment.id', 'comment.unit_id', 'comment.version_id', 'comment.level', 'comment.day'])
    .select(['response.comment as text', 'unit.slug', 'unit.name as unit_name', 'field.name as field_name'])
    .select([
      'review.state',
      'review.reason',
      'review.note',
      'review.published_text',
      'review.hidden_passages',
    ])
    .select(['review.staff_name', 'review.at'])
    .select(inPublicBlock.as('in_public_block'))
    .select(
      sql<
        number[]
      >`coalesce((select array_agg(tag_id) from comment_tag where comment_id = comment.id), '{}')`.as(
        'tag_ids',
      ),
    )
    .where(sql<boolean>`comment.id = any(${ids}::uuid[])`)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    unit: { id: row.unit_id, slug: row.slug, name: row.unit_name },
    field: row.field_name,
    versionId: row.version_id,
    level: row.level,
    day: row.day,
    text: row.text ?? '',
    tagIds: row.tag_ids,
    inPublicBlock: row.in_public_block,
    review: row.state
      ? {
          state: row.state === 'open' ? 'new' : row.state,
          reason: row.reason as HideReason | null,
          note: row.note,
          publishedText: row.published_text,
          hidden: row.hidden_passages as HiddenPassage[],
          by: row.staff_name!,
          at: row.at!,
        }
      : undefined,
  }));
}

const inPublicBlock = sql<boolean>`exists (
  select from public_block as block
  where block.unit_id = response.unit_id and block.field_id is not distinct from response.field_id
    and block.version_id = response.version_id and block.number = response.block
)`;

/** How many there are in each state, whatever state is asked for. */
export async function countByState(db: Db, filter: CommentFilter): Promise<Record<CommentState, number>> {
  const rows = await asked(db, { ...filter, state: null })
    .select(sql<string>`coalesce(comment_review.state, 'open')`.as('state'))
    .select(sql<number>`count(*)`.as('count'))
    .groupBy('state')
    .execute();
  const count = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
  return { new: count('open'), published: count('published'), hidden: count('hidden') };
}

/** How many carry each tag, whatever tag is asked for. */
export async function countByTag(db: Db, filter: CommentFilter): Promise<Map<number, number>> {
  const rows = await asked(db, { ...filter, tagId: null })
    .innerJoin('comment_tag', 'comment_tag.comment_id', 'comment.id')
    .select(['comment_tag.tag_id', sql<number>`count(*)`.as('count')])
    .groupBy('comment_tag.tag_id')
    .execute();
  return new Map(rows.map((row) => [row.tag_id, row.count]));
}

/** The questionnaire versions whose forms these units' comments came on. */
export async function listVersionIdsOfComments(db: Db, unitIds: number[]): Promise<number[]> {
  const rows = await db
    .selectFrom('comment')
    .select('version_id')
    .distinct()
    .where(sql<boolean>`unit_id = any(${unitIds}::integer[])`)
    .execute();
  return rows.map((row) => row.version_id);
}

export async function saveReview(
  trx: Trx,
  comment: Comment,
  review: Review,
  staffId: string | null,
): Promise<void> {
  const values = {
    state: review.state === 'new' ? ('open' as const) : review.state,
    reason: review.reason,
    note: review.note,
    published_text: review.publishedText,
    hidden_passages: JSON.stringify(review.hidden),
    staff_id: staffId,
    staff_name: review.by,
    at: review.at,
  };
  await trx
    .insertInto('comment_review')
    .values({ comment_id: comment.id, unit_id: comment.unit.id, ...values })
    .onConflict((conflict) => conflict.constraint('comment_review_pk').doUpdateSet(values))
    .execute();
}

export interface PublishedComment {
  text: string;
  field: Text | null;
  unit: Text;
  at: Date;
}

/** The comments that the public sees, last published first: only of responses in a public block. */
export async function listPublishedComments(
  db: Db,
  unitIds: number[],
  most: number,
): Promise<PublishedComment[]> {
  const rows = await db
    .selectFrom('comment_review')
    .innerJoin('comment', 'comment.id', 'comment_review.comment_id')
    .innerJoin('response', (join) =>
      join.onRef('response.unit_id', '=', 'comment.unit_id').onRef('response.id', '=', 'comment.response_id'),
    )
    .innerJoin('unit', 'unit.id', 'comment.unit_id')
    .leftJoin('field', 'field.id', 'comment.field_id')
    .select([
      'comment_review.published_text',
      'comment_review.at',
      'field.name as field',
      'unit.name as unit',
    ])
    .where(sql<boolean>`comment_review.unit_id = any(${unitIds}::integer[])`)
    .where('comment_review.state', '=', 'published')
    .where(inPublicBlock)
    .orderBy('comment_review.at', 'desc')
    .orderBy('comment.id')
    .limit(most)
    .execute();
  return rows.map(({ published_text, field, unit, at }) => ({ text: published_text!, field, unit, at }));
}
