import { findStaff } from '../../../api/accounts/store.ts';
import type { AuditEntry } from '../../../api/audit/store.ts';
import type { Db } from '../../../api/database/open.ts';

/** The names of the members of staff that entries are about, by id. */
export async function staffNames(db: Db, entries: AuditEntry[]): Promise<Map<string, string>> {
  const ids = new Set(entries.flatMap(({ subject }) => (subject.kind === 'staff' ? subject.key : [])));
  const staff = await Promise.all([...ids].map((id) => findStaff(db, { id })));
  return new Map(staff.flatMap((one) => (one ? [[one.id, one.name] as const] : [])));
}
