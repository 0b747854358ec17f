import { recordChange } from '../audit/store.ts';
import { lockInstallation } from '../database/lock.ts';
import type { Trx } from '../database/open.ts';
import { type Day, dayOf } from '../days.ts';
import { problem } from '../problems.ts';
import type { Author } from './actor.ts';
import { cancelLinksMadeBy } from './links.ts';
import { endSessions } from './sessions.ts';
import { addGrants, findStaff, grantOf, listGrants, type NewGrant, type StaffGrant } from './store.ts';

/** Gives a role; false where the same was given already for days that overlap. */
export async function giveRole(trx: Trx, by: Author, grant: NewGrant, now: Date): Promise<boolean> {
  await lockInstallation(trx);
  const held = await listGrants(trx, grant.staffId, dayOf(now));
  if (held.some((one) => isSameRole(one, grant) && overlap(one, grant))) return false;
  await addGrants(trx, [grant], now);
  await recordChange(trx, by, { ...aboutGrant(grant), action: 'staff.grant', after: daysOf(grant) }, now);
  return true;
}

const isSameRole = (a: NewGrant, b: NewGrant) => a.role === b.role && a.unitId === b.unitId;

const overlap = (a: NewGrant, b: NewGrant) =>
  (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);

/** Takes a role back, at once. @throws Problem last-administrator */
export async function takeBackRole(trx: Trx, by: Author, grant: StaffGrant, now: Date): Promise<void> {
  await lockInstallation(trx);
  if (grant.role === 'administrator') await requireAnotherAdministrator(trx, [grant], dayOf(now));
  const { numDeletedRows } = await trx
    .deleteFrom('staff_grant')
    .where('id', '=', grant.id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return;
  await cancelLinksMadeBy(trx, grant.staffId);
  await recordChange(
    trx,
    by,
    { ...aboutGrant(grant), action: 'staff.take-back', before: daysOf(grant) },
    now,
  );
}

/**
 * Closes an account: its sessions and grants end, and it stays, because the audit names it.
 * @throws Problem last-administrator
 */
export async function closeAccount(trx: Trx, by: Author, staffId: string, now: Date): Promise<void> {
  await lockInstallation(trx);
  const staff = await findStaff(trx, { id: staffId });
  if (!staff || staff.closedAt) return;
  const grants = await listGrants(trx, staffId, dayOf(now));
  await requireAnotherAdministrator(
    trx,
    grants.filter(({ role }) => role === 'administrator'),
    dayOf(now),
  );
  await trx.updateTable('staff').set({ closed_at: now }).where('id', '=', staffId).execute();
  await trx.deleteFrom('staff_grant').where('staff_id', '=', staffId).execute();
  await trx.deleteFrom('staff_link').where('email', '=', staff.email).where('used_at', 'is', null).execute();
  await cancelLinksMadeBy(trx, staffId);
  await endSessions(trx, staffId);
  const before = { grants: grants.map(({ role, unitId, from, to }) => ({ role, unitId, from, to })) };
  await recordChange(trx, by, { ...aboutStaff(staffId), action: 'staff.close', before }, now);
}

/** Opens a closed account again, without the grants that it had. */
export async function reopenAccount(trx: Trx, by: Author, staffId: string, now: Date): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('staff')
    .set({ closed_at: null })
    .where('id', '=', staffId)
    .where('closed_at', 'is not', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await recordChange(trx, by, { ...aboutStaff(staffId), action: 'staff.reopen' }, now);
}

/** Somebody else has to be administrator today, and at least for as long as those who lose it would have been. */
async function requireAnotherAdministrator(trx: Trx, lost: StaffGrant[], day: Day): Promise<void> {
  const ends = lost.filter(({ from }) => from <= day).map(({ to }) => to);
  if (ends.length === 0) return;
  const longest = ends.includes(null) ? null : (ends as Day[]).sort().at(-1)!;
  const rows = await trx
    .selectFrom('staff_grant')
    .innerJoin('staff', 'staff.id', 'staff_grant.staff_id')
    .selectAll('staff_grant')
    .where('role', '=', 'administrator')
    .where('closed_at', 'is', null)
    .where('first_day', '<=', day)
    .execute();
  const others = rows.map(grantOf).filter(({ id }) => lost.every((one) => one.id !== id));
  const lasts = others.some(({ to }) => to === null || (longest !== null && to >= longest));
  if (!lasts) throw problem('last-administrator');
}

const daysOf = ({ role, from, to }: NewGrant) => ({ role, from, to });

const aboutStaff = (staffId: string) => ({ unitId: null, subject: { kind: 'staff', key: staffId } });

const aboutGrant = ({ staffId, unitId }: NewGrant) => ({ ...aboutStaff(staffId), unitId });
