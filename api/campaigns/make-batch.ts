import type { Trx } from '../database/open.ts';
import { type CodeKey, makeCodes } from './one-time-code.ts';
import { type Campaign, insertCodes } from './store.ts';

/** At once; a larger number is made in several batches. */
export const mostCodes = 100_000;
const atOnce = 10_000;

/**
 * Makes one-time codes and returns them, in no order. This is the only time that they can be had: what is stored of
 * them does not lead back.
 */
export async function makeBatch(
  trx: Trx,
  key: CodeKey,
  campaign: Pick<Campaign, 'id' | 'slug'>,
  count: number,
): Promise<string[]> {
  const made: string[] = [];
  while (made.length < count) {
    const codes = makeCodes(key, campaign.slug, Math.min(atOnce, count - made.length));
    // A code that came up before belongs to somebody already: left out, and made up for.
    const byHash = new Map(codes.map(({ hash, code }) => [hash, code]));
    for (const hash of await insertCodes(trx, campaign.id, [...byHash.keys()])) made.push(byHash.get(hash)!);
  }
  return made;
}
