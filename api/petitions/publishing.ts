import type { Trx } from '../database/open.ts';
import type { HiddenKind, HiddenPassage } from '../personal-data/mark.ts';
import { redacted } from '../personal-data/redacted.ts';
import { problem } from '../problems.ts';
import { listFiles, setFilesPublic } from './file-store.ts';
import type { StaffMover } from './handle.ts';
import { type Circumstances, movePetition } from './move.ts';
import type { Petition } from './petition.ts';

/** What of a petition its sender lets everybody see. */
export const mayShow = ({ mayPublishText, mayPublishPhotos, erasedAt }: Petition): boolean =>
  erasedAt === null && (mayPublishText || mayPublishPhotos);

/**
 * Shows everybody the text without the passages named (null: no text) and the photos named, as far as the sender
 * allowed it. The original stays; history tells how much was left out, never what.
 * @throws Problem petition-move-refused
 */
export async function publishText(
  trx: Trx,
  by: StaffMover,
  petition: Petition,
  { hidden, publicPhotoIds }: { hidden: HiddenPassage[] | null; publicPhotoIds: string[] },
  circumstances: Circumstances,
): Promise<Petition> {
  const photos = await photoIdsOf(trx, petition);
  const shown = photos.filter((id) => publicPhotoIds.includes(id));
  const isAllowed =
    mayShow(petition) &&
    (hidden === null || petition.mayPublishText) &&
    (shown.length === 0 || petition.mayPublishPhotos);
  if (!isAllowed) throw problem('petition-move-refused');
  const step = {
    move: 'show-text' as const,
    facts: { leftOut: countByKind(hidden ?? []), photos: shown.length },
    values: {
      published_text: hidden && redacted(petition.text, hidden),
      hidden_passages: JSON.stringify(hidden ?? []),
    },
  };
  const moved = await movePetition(trx, by, petition, step, circumstances);
  await setFilesPublic(trx, photos, false);
  await setFilesPublic(trx, shown, true);
  return moved;
}

/** Shows neither text nor photos any longer. */
export async function hideText(
  trx: Trx,
  by: StaffMover,
  petition: Petition,
  circumstances: Circumstances,
): Promise<Petition> {
  const values = { published_text: null, hidden_passages: '[]' };
  const moved = await movePetition(trx, by, petition, { move: 'hide-text', values }, circumstances);
  await setFilesPublic(trx, await photoIdsOf(trx, petition), false);
  return moved;
}

const photoIdsOf = async (trx: Trx, petition: Petition): Promise<string[]> =>
  (await listFiles(trx, petition.id)).filter(({ purpose }) => purpose === 'photo').map(({ id }) => id);

function countByKind(hidden: HiddenPassage[]): Partial<Record<HiddenKind, number>> {
  const counts: Partial<Record<HiddenKind, number>> = {};
  for (const { kind } of hidden) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
