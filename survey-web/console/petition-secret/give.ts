import { listCalendar } from '../../../api/calendar/store.ts';
import type { Trx } from '../../../api/database/open.ts';
import { mailBy } from '../../../api/notices/mail.ts';
import { queueLetter } from '../../../api/notices/store.ts';
import { trackingUrl } from '../../../api/petitions/address.ts';
import { inHalves, secretKeyFrom, secretOf } from '../../../api/petitions/code.ts';
import { renewSecret } from '../../../api/petitions/handle.ts';
import { addNotice, recordAccess } from '../../../api/petitions/message-store.ts';
import { letterLocale, secretLetter } from '../../../api/petitions/notice.ts';
import type { Petition } from '../../../api/petitions/petition.ts';
import { findSender, lockPetition } from '../../../api/petitions/store.ts';
import { problem } from '../../../api/problems.ts';
import { petitionSecretTexts } from '../../texts/console-petition-secret.ts';
import { requireUnchanged, type UnitVisit } from '../visit.ts';

/** Makes a new secret for who said the right number; the old one ends. */
export const giveNewSecret = (
  visit: UnitVisit,
  petition: Petition,
  form: URLSearchParams,
): Promise<Petition> => renewing(visit, petition, form, petitionSecretTexts[visit.locale].access);

/**
 * Sends a new secret to the address that is kept: whoever opens that mailbox is the sender.
 * @throws Problem petition-move-refused where there is none
 */
export async function sendNewSecret(visit: UnitVisit, petition: Petition, form: URLSearchParams) {
  const { deps, now } = visit;
  const { config } = deps;
  const what = petitionSecretTexts[visit.locale].accessEmail;
  await renewing(visit, petition, form, what, async (trx, renewed) => {
    const sender = await findSender(trx, petition.id);
    const send = mailBy(config);
    if (!sender?.email || !send) throw problem('petition-move-refused');
    const secret = inHalves(secretOf(secretKeyFrom(config.secret), renewed));
    const link = trackingUrl(config.publicUrl, petition.code);
    const letter = secretLetter(inHalves(petition.code), secret, link, letterLocale(petition.locale));
    const about = { kind: 'petition', key: petition.code };
    await queueLetter(trx, send, { to: sender.email, ...letter, about }, now);
    await addNotice(trx, petition.id, { way: 'email', about: 'new-secret', note: null, by: null }, now);
  });
}

async function renewing(
  visit: UnitVisit,
  { id }: Petition,
  form: URLSearchParams,
  what: string,
  andThen: (trx: Trx, renewed: Petition) => Promise<void> = async () => {},
): Promise<Petition> {
  const { deps, now } = visit;
  const around = { now, calendar: await listCalendar(deps.db), config: deps.config };
  return visit.change(async (trx, author) => {
    const petition = await lockPetition(trx, id);
    requireUnchanged(form, petition.revision);
    if (petition.erasedAt !== null) throw problem('petition-move-refused');
    await recordAccess(trx, id, author, what, now);
    const by = { actor: 'staff', author, unitId: petition.identityUnitId } as const;
    const renewed = await renewSecret(trx, by, petition, {}, around);
    await andThen(trx, renewed);
    return renewed;
  });
}
