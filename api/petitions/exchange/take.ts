import type { Author } from '../../accounts/actor.ts';
import type { Deps } from '../../http/context.ts';
import type { Locale } from '../../text.ts';
import { receivePetition } from '../receive.ts';
import type { ImportedPetition } from './review.ts';

/**
 * Takes in the petitions of a list one by one, each as one that came by itself. Where one is refused those before it are
 * in; the same list again takes in the rest.
 * @throws Problem as `receivePetition`
 */
export async function takeInList(
  deps: Deps,
  by: Author,
  list: readonly ImportedPetition[],
  locale: Locale,
): Promise<void> {
  for (const { body, receivedDay, source } of list) {
    const entry = { author: by, channel: 'other-system', receivedDay, source } as const;
    await receivePetition(deps, body, [], entry, locale);
  }
}
