import { randomUUID } from 'node:crypto';
import { recordChange } from '../audit/store.ts';
import type { Trx } from '../database/open.ts';
import { problem } from '../problems.ts';
import { findUnit } from '../units/store.ts';
import { type StaffLink, useLink } from './links.ts';
import { addGrants, addStaff, endSessions, findStaff, setPassword } from './store.ts';

export interface Joining {
  name: string;
  email: string;
  /** As better-auth hashes it. */
  passwordHash: string;
}

/**
 * Follows a one-time link: makes the account with the grants that were promised, or sets a new password.
 * @throws Problem link-used where somebody just did, invalid-input for an address that has an account
 */
export async function followLink(trx: Trx, link: StaffLink, joining: Joining, now: Date): Promise<void> {
  if (!(await useLink(trx, link, now))) throw problem('link-used');
  const email = link.email ?? joining.email;
  const known = await findStaff(trx, { email });
  if (link.purpose === 'reset') {
    if (!known || known.closedAt) throw problem('link-used');
    await setPassword(trx, known.id, joining.passwordHash, now);
    await endSessions(trx, known.id);
    const by = { staffId: known.id, name: known.name, requestId: null };
    await recordChange(
      trx,
      by,
      { action: 'staff.new-password', unitId: null, subject: { kind: 'staff', key: known.id } },
      now,
    );
    return;
  }
  if (known) {
    throw problem('invalid-input', {
      errors: [{ path: 'email', message: 'địa chỉ này đã có tài khoản / this address has an account' }],
    });
  }
  const id = randomUUID();
  await addStaff(trx, { id, name: joining.name, email, passwordHash: joining.passwordHash }, now);
  const units = await Promise.all(
    link.grants.map(({ unit }) => (unit === null ? undefined : findUnit(trx, unit))),
  );
  const grants = link.grants.map((grant, i) => ({
    staffId: id,
    role: grant.role,
    unitId: units[i]?.id ?? null,
    from: grant.from,
    to: grant.to,
  }));
  await addGrants(trx, grants, now);
  await recordChange(
    trx,
    { staffId: id, name: joining.name, requestId: null },
    {
      action: 'staff.join',
      unitId: null,
      subject: { kind: 'staff', key: id },
      after: { purpose: link.purpose, madeBy: link.madeBy, grants: link.grants },
    },
    now,
  );
}
