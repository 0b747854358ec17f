import { randomUUID } from 'node:crypto';
import { recordChange } from '../audit/store.ts';
import { lockInstallation } from '../database/lock.ts';
import type { Trx } from '../database/open.ts';
import { dayOf } from '../days.ts';
import { problem } from '../problems.ts';
import type { Locale } from '../text.ts';
import { findUnit } from '../units/store.ts';
import type { Author } from './actor.ts';
import { giveRole } from './granting.ts';
import { type StaffLink, useLink } from './links.ts';
import { endSessions } from './sessions.ts';
import { addStaff, findStaff, hasAdministrator, type NewGrant, setPassword } from './store.ts';

export interface Joining {
  name: string;
  email: string;
  /** As better-auth hashes it; null for who signs in at the identity provider. */
  passwordHash: string | null;
  /** The language to be told in what is refused. */
  locale: Locale;
}

const addressTaken = {
  vi: 'địa chỉ này đã có tài khoản; xin đăng nhập',
  en: 'this address has an account; please sign in',
} satisfies Record<Locale, string>;

/**
 * Follows a one-time link: makes the account with the grants that were promised, or sets a new password.
 * @throws Problem link-used where somebody just did, invalid-input for an address that has an account
 */
export async function followLink(trx: Trx, link: StaffLink, joining: Joining, now: Date): Promise<void> {
  if (link.purpose === 'first-administrator') await requireNoAdministrator(trx, now);
  if (!(await useLink(trx, link, now))) throw problem('link-used');
  if (link.purpose === 'reset') return resetPassword(trx, link, joining.passwordHash!, now);
  await join(trx, link, joining, now);
}

/** The link of the first start is void once somebody is administrator: it may still stand in a terminal or a log. */
async function requireNoAdministrator(trx: Trx, now: Date): Promise<void> {
  await lockInstallation(trx);
  if (await hasAdministrator(trx, dayOf(now))) throw problem('link-used');
}

async function join(trx: Trx, link: StaffLink, joining: Joining, now: Date): Promise<void> {
  const { name, passwordHash } = joining;
  const email = link.email ?? joining.email;
  if (await findStaff(trx, { email })) {
    throw problem('invalid-input', {
      errors: [{ path: 'email', message: addressTaken[joining.locale] }],
    });
  }
  const id = randomUUID();
  // Who signs in at the identity provider has proved the address there.
  const emailVerified = link.mailed || passwordHash === null;
  await addStaff(trx, { id, name, email, passwordHash, emailVerified }, now);
  const by = { staffId: id, name, requestId: null };
  const change = {
    action: 'staff.join',
    unitId: null,
    subject: { kind: 'staff', key: id },
    after: { purpose: link.purpose, invitedBy: link.madeBy, name, email },
  };
  await recordChange(trx, by, change, now);
  await keepPromises(trx, by, link, id, now);
}

/** Somebody who has an account takes what an invitation promises. @throws Problem link-used */
export async function acceptInvitation(trx: Trx, by: Author, link: StaffLink, now: Date): Promise<void> {
  if (!(await useLink(trx, link, now)) || by.staffId === null) throw problem('link-used');
  await keepPromises(trx, by, link, by.staffId, now);
}

/** Gives what the link promised, as far as the units are still there. */
async function keepPromises(
  trx: Trx,
  by: Author,
  link: StaffLink,
  staffId: string,
  now: Date,
): Promise<void> {
  for (const { role, unit, from, to } of link.grants) {
    const unitId = unit === null ? null : (await findUnit(trx, unit))?.id;
    if (unitId === undefined) continue;
    await giveRole(trx, by, { staffId, role, unitId, from, to } satisfies NewGrant, now);
  }
}

async function resetPassword(trx: Trx, link: StaffLink, passwordHash: string, now: Date): Promise<void> {
  const known = link.email === null ? undefined : await findStaff(trx, { email: link.email });
  if (!known || known.closedAt) throw problem('link-used');
  await setPassword(trx, known.id, passwordHash, now);
  if (link.mailed) {
    await trx.updateTable('staff').set({ email_verified: true }).where('id', '=', known.id).execute();
  }
  await endSessions(trx, known.id);
  const by = { staffId: known.id, name: known.name, requestId: null };
  const subject = { kind: 'staff', key: known.id };
  await recordChange(trx, by, { action: 'staff.new-password', unitId: null, subject }, now);
}
