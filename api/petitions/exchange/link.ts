import type { Trx } from '../../database/open.ts';
import type { StaffMover } from '../handle.ts';
import { type Circumstances, movePetition } from '../move.ts';
import type { Petition } from '../petition.ts';
import { findPetition } from '../store.ts';
import type { Source } from './review.ts';

/**
 * Notes where a petition stands in another system, so that a list of that system knows it; null takes the note away.
 * @returns the other petition that has this code, where there is one: then nothing is noted
 */
export async function linkPetition(
  trx: Trx,
  by: StaffMover,
  petition: Petition,
  { source }: { source: Source | null },
  circumstances: Circumstances,
): Promise<Petition | undefined> {
  const other = source && (await findPetition(trx, { source }));
  if (other && other.id !== petition.id) return other;
  const values = { source_system: source?.system ?? null, source_code: source?.code ?? null };
  await movePetition(trx, by, petition, { move: 'link', facts: { source }, values }, circumstances);
  return undefined;
}
