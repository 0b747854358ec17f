import { inTransaction } from '../database/transaction.ts';
import type { Deps } from '../http/context.ts';
import { nextTry, problemOf } from './letter.ts';
import type { SendMail } from './mail.ts';
import { giveUpOldLetters, markFailed, markSent, takeLetter } from './store.ts';

/**
 * Sends the letters that are due, each by one process; called every minute. One that is not taken is tried again
 * later. A mail server that is away is asked once a round: the other letters wait for the next.
 */
export async function sendLetters(deps: Deps, send: SendMail | null): Promise<void> {
  const { db, now, log, stopping } = deps;
  if (!send) return inTransaction(db, (trx) => giveUpOldLetters(trx, now()));
  while (!stopping?.aborted) {
    const letter = await inTransaction(db, (trx) => takeLetter(trx, now()));
    if (!letter) return;
    const { id, to, subject, text, tries, createdAt } = letter;
    const failure = await send({ to, subject, text }).then(() => null, problemOf);
    if (failure === null) {
      await inTransaction(db, (trx) => markSent(trx, id, now()));
      continue;
    }
    const next = nextTry(tries, createdAt, now());
    await inTransaction(db, (trx) => markFailed(trx, id, failure.code, next, now()));
    log.warn({ letter: id, problem: failure.code, tries, next }, 'a letter could not be sent');
    if (!failure.isOfLetter) return;
  }
}
