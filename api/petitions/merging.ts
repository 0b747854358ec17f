import type { Db, Trx } from '../database/open.ts';
import { problem } from '../problems.ts';
import type { StaffMover } from './handle.ts';
import { type Circumstances, movePetition } from './move.ts';
import type { Petition } from './petition.ts';
import { petitionColumns, petitionOf } from './store.ts';

/** Merges a petition with the one that it repeats; its sender gets that one's answer. */
export async function mergePetition(
  trx: Trx,
  by: StaffMover,
  petition: Petition,
  { into }: { into: Petition },
  circumstances: Circumstances,
): Promise<Petition> {
  const isTarget = into.id !== petition.id && !['merged', 'spam', 'withdrawn'].includes(into.state);
  if (!isTarget || (await listMergedInto(trx, petition.id)).length > 0)
    throw problem('petition-move-refused');
  return movePetition(
    trx,
    by,
    petition,
    { move: 'merge', facts: { into: into.code }, values: { merged_into: into.id } },
    circumstances,
  );
}

/**
 * The petition that another is merged into, locked; whoever merges that one this very moment is not waited for, since
 * they may wait for us.
 * @throws Problem changed-meanwhile
 */
export async function lockTarget(trx: Trx, id: string): Promise<Petition> {
  const row = await trx
    .selectFrom('petition')
    .select(petitionColumns)
    .where('id', '=', id)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!row) throw problem('changed-meanwhile');
  return petitionOf(row);
}

/** Takes a merger back: the petition stands again where it stood. */
export async function separatePetition(
  trx: Trx,
  by: StaffMover,
  petition: Petition,
  circumstances: Circumstances,
): Promise<Petition> {
  return movePetition(trx, by, petition, { move: 'unmerge', values: { merged_into: null } }, circumstances);
}

/** The petitions that were merged into one. */
export async function listMergedInto(db: Db, petitionId: string): Promise<Petition[]> {
  const rows = await db
    .selectFrom('petition')
    .select(petitionColumns)
    .where('merged_into', '=', petitionId)
    .orderBy('received_at')
    .execute();
  return rows.map(petitionOf);
}
