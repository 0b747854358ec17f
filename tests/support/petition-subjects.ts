import { makePhoto } from '../../api/attachments/photo.ts';
import { keepFiles } from '../../api/petitions/file-store.ts';
import { handled, sendPetition } from './petitions.ts';
import { plain } from './photos.ts';
import type { TestApp } from './test-app.ts';

/** What the pages of a unit's petitions name: two of them, a photo of the first, and something to do with it. */
export async function arrangePetitionSubjects(
  server: TestApp,
  unit: string,
): Promise<Record<string, string>> {
  const [first, second] = [await sendPetition(server, unit), await sendPetition(server, unit)];
  const photo = await makePhoto(await plain(40, 30).jpeg().toBuffer());
  const [file] = await handled(server, first.code, (trx, _, { id }, { now }) =>
    keepFiles(trx, id, [photo], { purpose: 'photo' }, now),
  );
  return { petition: first.code, other: second.code, file: file!, act: 'note' };
}
