import { sql } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import type { Text } from '../text.ts';

/** What comments are sorted by, the same for the whole installation. */
export interface Tag {
  id: number;
  name: Text;
  retired: boolean;
}

/** Every tag, those in use first, by name. */
export async function listTags(db: Db): Promise<Tag[]> {
  const rows = await db.selectFrom('tag').select(['id', 'name', 'retired_at']).execute();
  return rows
    .map((row) => ({ id: row.id, name: row.name, retired: row.retired_at !== null }))
    .sort((a, b) => Number(a.retired) - Number(b.retired) || a.name.vi.localeCompare(b.name.vi, 'vi'));
}

/** The tag of an id as it stands in a path. */
export async function findTag(db: Db, id: string): Promise<Tag | undefined> {
  if (!/^\d{1,9}$/.test(id)) return undefined;
  return (await listTags(db)).find((tag) => tag.id === Number(id));
}

/** Puts in a tag; undefined where the name is taken. */
export async function addTag(trx: Trx, name: Text, now: Date): Promise<number | undefined> {
  const row = await trx
    .insertInto('tag')
    .values({ name: JSON.stringify(name), created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** The tag, locked until the transaction ends. */
export async function lockTag(trx: Trx, id: number): Promise<Tag | undefined> {
  const row = await trx
    .selectFrom('tag')
    .select(['id', 'name', 'retired_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && { id: row.id, name: row.name, retired: row.retired_at !== null };
}

export async function isTagNameTaken(trx: Trx, name: Text, except: number): Promise<boolean> {
  const row = await trx
    .selectFrom('tag')
    .select('id')
    .where(sql<string>`name ->> 'vi'`, '=', name.vi)
    .where('id', '<>', except)
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateTag(trx: Trx, id: number, name: Text, retiredAt: Date | null): Promise<void> {
  await trx
    .updateTable('tag')
    .set({ name: JSON.stringify(name), retired_at: retiredAt })
    .where('id', '=', id)
    .execute();
}

/** Gives comments a tag; returns the ids of those that did not have it. */
export async function addTagTo(trx: Trx, tagId: number, commentIds: string[]): Promise<string[]> {
  if (commentIds.length === 0) return [];
  const rows = await trx
    .insertInto('comment_tag')
    .values(commentIds.map((comment_id) => ({ comment_id, tag_id: tagId })))
    .onConflict((conflict) => conflict.constraint('comment_tag_pk').doNothing())
    .returning('comment_id')
    .execute();
  return rows.map((row) => row.comment_id);
}

/** Takes a tag from comments; returns the ids of those that had it. */
export async function removeTagFrom(trx: Trx, tagId: number, commentIds: string[]): Promise<string[]> {
  const rows = await trx
    .deleteFrom('comment_tag')
    .where('tag_id', '=', tagId)
    .where(sql<boolean>`comment_id = any(${commentIds}::uuid[])`)
    .returning('comment_id')
    .execute();
  return rows.map((row) => row.comment_id);
}
