import { recordChange } from '../audit/store.ts';
import type { Trx } from '../database/open.ts';
import type { Author } from './actor.ts';
import { listInvitations, makeLink, type PromisedGrant } from './links.ts';

/**
 * A one-time link by which somebody makes an account and gets what was promised, also what the same maker promised
 * them in a link that they have not followed yet. `mailed`: it goes out by e-mail and is shown to nobody.
 */
export async function invite(
  trx: Trx,
  by: Author,
  invited: { email: string; grant: PromisedGrant; unitId: number | null; mailed: boolean },
  now: Date,
): Promise<string> {
  const { email, grant, unitId, mailed } = invited;
  const open = await listInvitations(trx, { email }, now);
  const promised = open
    .filter(({ madeBy }) => madeBy === by.staffId)
    .flatMap(({ grants }) => grants)
    .filter(({ role, unit }) => role !== grant.role || unit !== grant.unit);
  const link = {
    purpose: 'invitation' as const,
    email,
    grants: [...promised, grant],
    madeBy: by.staffId,
    mailed,
  };
  const { path } = await makeLink(trx, link, now);
  const subject = { kind: 'invitation', key: email };
  await recordChange(trx, by, { action: 'staff.invite', unitId, subject, after: { ...grant, mailed } }, now);
  return path;
}
