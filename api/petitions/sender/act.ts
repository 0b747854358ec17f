import { listCalendar } from '../../calendar/store.ts';
import type { Trx } from '../../database/open.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Deps } from '../../http/context.ts';
import { problem } from '../../problems.ts';
import type { Circumstances } from '../move.ts';
import type { Petition } from '../petition.ts';
import { lockPetition } from '../store.ts';

type Act = (trx: Trx, petition: Petition, circumstances: Circumstances) => Promise<Petition>;

/**
 * Does what a sender asks who has shown the secret; committed when this returns. The one door behind API and page.
 * What was erased belongs to nobody any more.
 * @throws Problem petition-move-refused
 */
export async function actAsSender({ db, config, now }: Deps, found: Petition, act: Act): Promise<Petition> {
  const circumstances = { now: now(), calendar: await listCalendar(db), config };
  return inTransaction(db, async (trx) => {
    const petition = await lockPetition(trx, found.id);
    if (petition.erasedAt !== null) throw problem('petition-move-refused');
    return act(trx, petition, circumstances);
  });
}
