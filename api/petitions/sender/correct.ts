import { listKinds } from '../../categories/store.ts';
import type { Trx } from '../../database/open.ts';
import { problem } from '../../problems.ts';
import type { Locale } from '../../text.ts';
import { correctSender } from '../by-sender.ts';
import { identityErrors } from '../fit.ts';
import type { Circumstances } from '../move.ts';
import type { Petition, Sender } from '../petition.ts';

/**
 * Corrects a sender's own details: what the kind has to know stays known, and who never agreed to the notice on
 * personal data leaves none.
 * @throws Problem invalid-input, consent-required
 */
export async function correctOwn(
  trx: Trx,
  petition: Petition,
  sender: Sender,
  circumstances: Circumstances,
  locale: Locale,
): Promise<Petition> {
  const kind = (await listKinds(trx)).find(({ key }) => key === petition.kind);
  const errors = identityErrors(kind?.identity ?? 'none', sender, locale);
  if (errors.length > 0) throw problem('invalid-input', { errors });
  const tells = Object.values(sender).some((value) => value !== null);
  if (tells && petition.consentVersion === null) throw problem('consent-required');
  return correctSender(trx, { actor: 'sender' }, petition, sender, circumstances);
}
