import { sql } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import { type Letter, longestWait, type Subject } from './letter.ts';
import type { SendMail } from './mail.ts';

const minute = 60_000;
/** A process that has taken a letter and is not heard of again is taken for dead after this long. */
const longestSending = 5 * minute;

/** What is emptied once a letter is done: it may carry a secret, and the address of a citizen. */
const emptied = { next_try_at: null, to_address: null, subject: null, text: null };

/**
 * Puts a letter into the outbox, in the transaction of what it tells of. Nothing is kept, and false given back, where
 * there is no mail server (`send` is null): its caller then shows what it would have sent, or says so.
 */
export async function queueLetter(
  trx: Trx,
  send: SendMail | null,
  { to, subject, text, about }: Letter,
  now: Date,
): Promise<boolean> {
  if (!send) return false;
  await trx
    .insertInto('letter')
    .values({
      to_address: to,
      subject,
      text,
      about_kind: about.kind,
      about_key: about.key,
      created_at: now,
      next_try_at: now,
    })
    .execute();
  return true;
}

export interface TakenLetter {
  id: number;
  to: string;
  subject: string;
  text: string;
  createdAt: Date;
  /** With the one that it was taken for. */
  tries: number;
}

/** Takes the letter that has waited longest, so that no other process sends it as well. */
export async function takeLetter(trx: Trx, now: Date): Promise<TakenLetter | undefined> {
  const { rows } = await sql<TakenLetter>`
    update letter set tries = tries + 1, next_try_at = ${new Date(now.getTime() + longestSending)}
    where id = (
      select id from letter where next_try_at <= ${now} order by next_try_at, id limit 1 for update skip locked
    )
    returning id, to_address as to, subject, text, created_at as "createdAt", tries`.execute(trx);
  return rows[0];
}

export async function markSent(trx: Trx, id: number, now: Date): Promise<void> {
  await trx
    .updateTable('letter')
    .set({ ...emptied, sent_at: now, given_up_at: null, last_problem: null })
    .where('id', '=', id)
    .execute();
}

/** Keeps what went wrong; without a next try the letter is given up. */
export async function markFailed(
  trx: Trx,
  id: number,
  problem: string,
  nextTryAt: Date | null,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('letter')
    .set({
      last_problem: problem,
      ...(nextTryAt ? { next_try_at: nextTryAt } : { ...emptied, given_up_at: now }),
    })
    .where('id', '=', id)
    .where('next_try_at', 'is not', null)
    .execute();
}

/** Gives up what has waited too long where there is no mail server any more: no letter lies here for ever. */
export async function giveUpOldLetters(trx: Trx, now: Date): Promise<void> {
  await trx
    .updateTable('letter')
    .set({ ...emptied, given_up_at: now, last_problem: 'no mail server' })
    .where('next_try_at', 'is not', null)
    .where('created_at', '<', new Date(now.getTime() - longestWait))
    .execute();
}

/** Gives up what still waits about something: whoever it was for has withdrawn, or is to be forgotten. */
export async function withdrawLetters(trx: Trx, about: Subject, now: Date): Promise<void> {
  await trx
    .updateTable('letter')
    .set({ ...emptied, given_up_at: now, last_problem: 'withdrawn' })
    .where('about_kind', '=', about.kind)
    .where('about_key', '=', about.key)
    .where('next_try_at', 'is not', null)
    .execute();
}

/** What became of a letter. */
export interface LetterRecord {
  id: number;
  createdAt: Date;
  sentAt: Date | null;
  givenUpAt: Date | null;
  tries: number;
  lastProblem: string | null;
}

/** The letters about something, in the order in which they were written. */
export async function listLettersAbout(db: Db, about: Subject): Promise<LetterRecord[]> {
  return db
    .selectFrom('letter')
    .select([
      'id',
      'created_at as createdAt',
      'sent_at as sentAt',
      'given_up_at as givenUpAt',
      'tries',
      'last_problem as lastProblem',
    ])
    .where('about_kind', '=', about.kind)
    .where('about_key', '=', about.key)
    .orderBy('id')
    .execute();
}
