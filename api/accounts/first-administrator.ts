import type { Trx } from '../database/open.ts';
import { dayOf } from '../days.ts';
import { makeLink } from './links.ts';
import { hasAdministrator } from './store.ts';

/**
 * A one-time link to make an administrator while there is none; its path. Whoever can read the terminal that the
 * server was started in may follow it.
 */
export async function invitationToBegin(trx: Trx, now: Date): Promise<string | undefined> {
  const today = dayOf(now);
  if (await hasAdministrator(trx, today)) return undefined;
  const { path } = await makeLink(
    trx,
    {
      purpose: 'first-administrator',
      email: null,
      grants: [{ role: 'administrator', unit: null, from: today, to: null }],
      madeBy: null,
      mailed: false,
    },
    now,
  );
  return path;
}

/** A one-time link for a new administrator with this address (`manage create-admin`); its path. */
export async function inviteAdministrator(trx: Trx, email: string, now: Date): Promise<string> {
  const today = dayOf(now);
  const grants = [{ role: 'administrator' as const, unit: null, from: today, to: null }];
  const link = {
    purpose: 'invitation' as const,
    email: email.toLowerCase(),
    grants,
    madeBy: null,
    mailed: false,
  };
  return (await makeLink(trx, link, now)).path;
}
