import type { Author } from '../accounts/actor.ts';
import type { Db, Trx } from '../database/open.ts';

/** A word between sender and office, for those two alone. */
export interface Message {
  at: Date;
  author: 'sender' | 'staff';
  /** null where the sender wrote it. */
  staffName: string | null;
  text: string;
}

/** Puts in a message; `by` is whoever of the staff wrote or entered it. */
export async function addMessage(
  trx: Trx,
  petitionId: string,
  message: { author: 'sender' | 'staff'; by: Author | null; text: string },
  now: Date,
): Promise<void> {
  await trx
    .insertInto('petition_message')
    .values({
      petition_id: petitionId,
      at: now,
      author: message.author,
      staff_id: message.by?.staffId ?? null,
      staff_name: message.by?.name ?? null,
      text: message.text,
    })
    .execute();
}

/** What was said, first things first. */
export async function listMessages(db: Db, petitionId: string): Promise<Message[]> {
  const rows = await db
    .selectFrom('petition_message')
    .select(['at', 'author', 'staff_name', 'text'])
    .where('petition_id', '=', petitionId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    at: row.at,
    author: row.author,
    staffName: row.staff_name,
    text: row.text,
  }));
}

/** A note of the staff for each other. */
export interface Note {
  at: Date;
  staffName: string;
  text: string;
}

export async function addNote(trx: Trx, petitionId: string, by: Author, text: string, now: Date) {
  await trx
    .insertInto('petition_note')
    .values({ petition_id: petitionId, at: now, staff_id: by.staffId, staff_name: by.name, text })
    .execute();
}

export async function listNotes(db: Db, petitionId: string): Promise<Note[]> {
  const rows = await db
    .selectFrom('petition_note')
    .select(['at', 'staff_name', 'text'])
    .where('petition_id', '=', petitionId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ at: row.at, staffName: row.staff_name, text: row.text }));
}

export type NoticeWay = 'email' | 'gateway' | 'phone' | 'visit' | 'paper' | 'zalo';

/** How the sender was told. */
export interface PetitionNotice {
  at: Date;
  way: NoticeWay;
  about: string;
  note: string | null;
  staffName: string | null;
}

/** Writes down that the sender was told, by a letter or by somebody of the staff. */
export async function addNotice(
  trx: Trx,
  petitionId: string,
  notice: { way: NoticeWay; about: string; note: string | null; by: Author | null },
  now: Date,
): Promise<void> {
  await trx
    .insertInto('petition_notice')
    .values({
      petition_id: petitionId,
      at: now,
      way: notice.way,
      about: notice.about,
      note: notice.note,
      staff_id: notice.by?.staffId ?? null,
      staff_name: notice.by?.name ?? null,
    })
    .execute();
}

export async function listNotices(db: Db, petitionId: string): Promise<PetitionNotice[]> {
  const rows = await db
    .selectFrom('petition_notice')
    .select(['at', 'way', 'about', 'note', 'staff_name'])
    .where('petition_id', '=', petitionId)
    .orderBy('id')
    .execute();
  return rows.map(({ staff_name, ...row }) => ({ ...row, staffName: staff_name }));
}

/** Writes down who saw the sender of a petition, and what for. Append-only. */
export const recordAccess = (trx: Trx, petitionId: string, by: Author, what: string, now: Date) =>
  recordAccesses(trx, [petitionId], by, what, now);

const atOnce = 500;

/** As `recordAccess`, for whoever saw many at once. */
export async function recordAccesses(trx: Trx, petitionIds: string[], by: Author, what: string, now: Date) {
  for (let start = 0; start < petitionIds.length; start += atOnce) {
    const ids = petitionIds.slice(start, start + atOnce);
    await trx
      .insertInto('petition_access')
      .values(
        ids.map((petition_id) => ({ petition_id, at: now, staff_id: by.staffId, staff_name: by.name, what })),
      )
      .execute();
  }
}

export async function listAccesses(db: Db, petitionId: string) {
  const rows = await db
    .selectFrom('petition_access')
    .select(['at', 'staff_name', 'what'])
    .where('petition_id', '=', petitionId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ at: row.at, staffName: row.staff_name, what: row.what }));
}
