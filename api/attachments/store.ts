import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import type { Checked } from './attachment.ts';

/** What is known of an attachment without its bytes. */
export interface Attachment {
  id: string;
  mediaType: string;
  /** null: a photo. */
  name: string | null;
  width: number | null;
  height: number | null;
  size: number;
  sha256: string;
  createdAt: Date;
}

/** Keeps a photo or document, and gives the id by which what it belongs to names it. */
export async function saveAttachment(trx: Trx, checked: Checked, now: Date): Promise<string> {
  const id = randomUUID();
  await trx
    .insertInto('attachment')
    .values({
      id,
      media_type: checked.mediaType,
      name: checked.name,
      bytes: checked.bytes,
      preview: checked.preview,
      width: checked.width,
      height: checked.height,
      size: checked.bytes.length,
      sha256: createHash('sha256').update(checked.bytes).digest('hex'),
      created_at: now,
    })
    .execute();
  return id;
}

const described = ['id', 'media_type', 'name', 'width', 'height', 'size', 'sha256', 'created_at'] as const;

/** In the order of `ids`; what is not there is left out. */
export async function listAttachments(db: Db, ids: string[]): Promise<Attachment[]> {
  const rows = await db
    .selectFrom('attachment')
    .select(described)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  const found = new Map(rows.map((row) => [row.id, attachmentOf(row)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

export async function findAttachment(db: Db, id: string): Promise<Attachment | undefined> {
  const row = await db.selectFrom('attachment').select(described).where('id', '=', id).executeTakeFirst();
  return row && attachmentOf(row);
}

/** With its bytes. */
export async function readAttachment(
  db: Db,
  id: string,
): Promise<(Attachment & { bytes: Buffer }) | undefined> {
  const row = await db.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { ...attachmentOf(row), bytes: row.bytes };
}

/** The small picture of a photo; a document has none. */
export async function readPreview(db: Db, id: string): Promise<Buffer | undefined> {
  const row = await db.selectFrom('attachment').select('preview').where('id', '=', id).executeTakeFirst();
  return row?.preview ?? undefined;
}

export async function deleteAttachments(trx: Trx, ids: string[]): Promise<void> {
  await trx.deleteFrom('attachment').where('id', '=', sql<string>`any(${ids}::uuid[])`).execute();
}

interface Described {
  id: string;
  media_type: string;
  name: string | null;
  width: number | null;
  height: number | null;
  size: number;
  sha256: string;
  created_at: Date;
}

const attachmentOf = (row: Described): Attachment => ({
  id: row.id,
  mediaType: row.media_type,
  name: row.name,
  width: row.width,
  height: row.height,
  size: row.size,
  sha256: row.sha256,
  createdAt: row.created_at,
});
