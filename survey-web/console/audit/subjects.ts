import { findStaff } from '../../../api/accounts/store.ts';
import { differencesOf } from '../../../api/audit/differences.ts';
import type { AuditEntry } from '../../../api/audit/store.ts';
import type { Db } from '../../../api/database/open.ts';

/** Whether a change has the id of a member of staff at that path. */
export const isStaffMember = (action: string, path: string): boolean =>
  action === 'point.officers' ||
  (action === 'action.change' && path === 'staff') ||
  (action !== 'staff.sign-in' && ['by', 'helper', 'invitedBy'].includes(path));

/** The names of the members of staff that entries are about or that their changes name, by id. */
export async function staffNames(db: Db, entries: AuditEntry[]): Promise<Map<string, string>> {
  const ids = new Set(entries.flatMap(staffIdsIn));
  const staff = await Promise.all([...ids].map((id) => findStaff(db, { id })));
  return new Map(staff.flatMap((one) => (one ? [[one.id, one.name] as const] : [])));
}

const staffIdsIn = ({ action, subject, before, after }: AuditEntry): string[] => [
  ...(subject.kind === 'staff' ? [subject.key] : []),
  ...differencesOf(before, after)
    .filter(({ path }) => isStaffMember(action, path))
    .flatMap((difference) => [difference.before ?? [], difference.after ?? []].flat()),
];
