import type { Db } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';
import { acceptInvitation, followLink } from './join.ts';
import { listInvitations } from './links.ts';
import { findStaff } from './store.ts';

/** Who somebody is, as the identity provider says. */
export interface Presented {
  email: string;
  name: string;
}

/** Makes the account of somebody who was invited and comes by the identity provider instead of the link. */
export async function admitInvited(db: Db, { email, name }: Presented, now: Date): Promise<void> {
  const address = email.trim().toLowerCase();
  if (await findStaff(db, { email: address })) return;
  const [first, ...others] = await listInvitations(db, { email: address }, now);
  if (!first) return;
  await inTransaction(db, async (trx) => {
    const joining = { name: name || address, email: address, passwordHash: null, locale: 'vi' } as const;
    await followLink(trx, first, joining, now);
    const staff = await findStaff(trx, { email: address });
    const by = { staffId: staff!.id, name: staff!.name, requestId: null };
    for (const link of others) await acceptInvitation(trx, by, link, now);
  });
}
