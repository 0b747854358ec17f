import type { Db } from '../database/open.ts';
import type { Day } from '../days.ts';
import { plainLetters } from '../text.ts';
import { grantOf, type Staff, type StaffGrant } from './store.ts';

/** A member of staff with the grants that have not ended. */
export interface Person extends Staff {
  grants: StaffGrant[];
}

/** Everybody whose name or address holds every word asked for, with or without diacritics, by name. */
export async function searchPeople(
  db: Db,
  asked: string,
  day: Day,
  most: number,
): Promise<{ people: Person[]; all: number }> {
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'two_factor_enabled', 'closed_at'])
    .execute();
  const words = plainLetters(asked).split(' ').filter(Boolean);
  const found = rows
    .map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      twoFactorEnabled: row.two_factor_enabled,
      closedAt: row.closed_at,
      letters: plainLetters(`${row.name} ${row.email}`),
    }))
    .filter(({ letters }) => words.every((word) => letters.includes(word)))
    .sort(
      (a, b) => Number(a.closedAt !== null) - Number(b.closedAt !== null) || (a.letters < b.letters ? -1 : 1),
    );
  const shown = found.slice(0, most);
  const grants = await listGrantsOf(
    db,
    shown.map(({ id }) => id),
    day,
  );
  const people = shown.map(({ letters: _, ...staff }) => ({ ...staff, grants: grants.get(staff.id) ?? [] }));
  return { people, all: found.length };
}

/** A grant that reaches a unit, with whose it is. */
export interface HeldGrant extends StaffGrant {
  name: string;
  email: string;
}

/** The grants that have not ended at any of the units, and those for the whole installation; of open accounts. */
export async function listGrantsAt(db: Db, unitIds: number[], day: Day): Promise<HeldGrant[]> {
  const rows = await db
    .selectFrom('staff_grant')
    .innerJoin('staff', 'staff.id', 'staff_grant.staff_id')
    .selectAll('staff_grant')
    .select(['staff.name', 'staff.email'])
    .where('closed_at', 'is', null)
    .where((where) => where.or([where('unit_id', 'is', null), where('unit_id', 'in', unitIds)]))
    .where((where) => where.or([where('last_day', 'is', null), where('last_day', '>=', day)]))
    .orderBy('staff.name')
    .orderBy('staff_grant.id')
    .execute();
  return rows.map((row) => ({ ...grantOf(row), name: row.name, email: row.email }));
}

async function listGrantsOf(db: Db, staffIds: string[], day: Day): Promise<Map<string, StaffGrant[]>> {
  const byStaff = new Map<string, StaffGrant[]>(staffIds.map((id) => [id, []]));
  if (staffIds.length === 0) return byStaff;
  const rows = await db
    .selectFrom('staff_grant')
    .selectAll()
    .where('staff_id', 'in', staffIds)
    .where((where) => where.or([where('last_day', 'is', null), where('last_day', '>=', day)]))
    .orderBy('id')
    .execute();
  for (const row of rows) byStaff.get(row.staff_id)?.push(grantOf(row));
  return byStaff;
}
