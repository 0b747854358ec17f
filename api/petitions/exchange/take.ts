import type { Author } from '../../accounts/actor.ts';
import type { Trx } from '../../database/open.ts';
import type { Locale } from '../../text.ts';
import type { Circumstances } from '../move.ts';
import { receiveEntry } from '../receive.ts';
import type { ImportedPetition } from './review.ts';

/**
 * Takes in the petitions of a list, each as one that came by itself, in the caller's transaction: all of them or none.
 * @throws Problem as `receivePetition`
 */
export async function takeInList(
  trx: Trx,
  by: Author,
  list: readonly ImportedPetition[],
  circumstances: Circumstances,
  locale: Locale,
): Promise<void> {
  for (const { body, receivedDay, source } of list) {
    const entry = { author: by, channel: 'other-system', receivedDay, source } as const;
    await receiveEntry(trx, body, entry, circumstances, locale);
  }
}
