import { type Selectable, sql } from 'kysely';
import type { StaffGrantTable } from '../database/accounts-tables.ts';
import type { Db, Trx } from '../database/open.ts';
import type { Day } from '../days.ts';
import type { Grant, Role } from './permissions.ts';

/** A right of a member of staff: a role, at a unit or for the whole, from one day to another. */
export interface StaffGrant extends Grant {
  id: number;
  staffId: string;
  from: Day;
  /** null: until it is taken back. */
  to: Day | null;
}

/** The grants of a member of staff that are in force on a day. */
export async function listGrantsInForce(db: Db, staffId: string, day: Day): Promise<StaffGrant[]> {
  const grants = await listGrants(db, staffId, day);
  return grants.filter(({ from }) => from <= day);
}

/** The grants of a member of staff that have not ended before a day; some may begin later. */
export async function listGrants(db: Db, staffId: string, day: Day): Promise<StaffGrant[]> {
  const rows = await db
    .selectFrom('staff_grant')
    .selectAll()
    .where('staff_id', '=', staffId)
    .where((where) => where.or([where('last_day', 'is', null), where('last_day', '>=', day)]))
    .orderBy('id')
    .execute();
  return rows.map(grantOf);
}

export const grantOf = (row: Selectable<StaffGrantTable>): StaffGrant => ({
  id: row.id,
  staffId: row.staff_id,
  role: row.role as Role,
  unitId: row.unit_id,
  from: row.first_day,
  to: row.last_day,
});

export type NewGrant = Omit<StaffGrant, 'id'>;

export async function addGrants(trx: Trx, grants: NewGrant[], now: Date): Promise<void> {
  if (grants.length === 0) return;
  await trx
    .insertInto('staff_grant')
    .values(
      grants.map((grant) => ({
        staff_id: grant.staffId,
        role: grant.role,
        unit_id: grant.unitId,
        first_day: grant.from,
        last_day: grant.to,
        created_at: now,
      })),
    )
    .execute();
}

/** True where somebody can sign in as administrator: until then the start prints a link to make one. */
export async function hasAdministrator(db: Db, day: Day): Promise<boolean> {
  const row = await db
    .selectFrom('staff_grant')
    .innerJoin('staff', 'staff.id', 'staff_grant.staff_id')
    .select('staff_grant.id')
    .where('role', '=', 'administrator')
    .where('closed_at', 'is', null)
    .where('first_day', '<=', day)
    .where((where) => where.or([where('last_day', 'is', null), where('last_day', '>=', day)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export interface Staff {
  id: string;
  name: string;
  email: string;
  twoFactorEnabled: boolean;
  closedAt: Date | null;
}

export async function findStaff(db: Db, by: { id: string } | { email: string }): Promise<Staff | undefined> {
  const row = await db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'two_factor_enabled', 'closed_at'])
    .where((where) =>
      'id' in by ? where('id', '=', by.id) : where('email', '=', by.email.trim().toLowerCase()),
    )
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      name: row.name,
      email: row.email,
      twoFactorEnabled: row.two_factor_enabled,
      closedAt: row.closed_at,
    }
  );
}

/** Puts in a member of staff who signs in with a password; `passwordHash` is better-auth's. */
export async function addStaff(
  trx: Trx,
  staff: {
    id: string;
    name: string;
    email: string;
    /** null: signs in at the identity provider only. */
    passwordHash: string | null;
    /** The address was shown to be theirs. */
    emailVerified: boolean;
  },
  now: Date,
): Promise<void> {
  const times = { created_at: now, updated_at: now };
  await trx
    .insertInto('staff')
    .values({
      id: staff.id,
      name: staff.name,
      email: staff.email.trim().toLowerCase(),
      email_verified: staff.emailVerified,
      ...times,
    })
    .execute();
  if (staff.passwordHash !== null) await setPassword(trx, staff.id, staff.passwordHash, now);
}

export async function setPassword(trx: Trx, staffId: string, passwordHash: string, now: Date): Promise<void> {
  await trx
    .deleteFrom('staff_credential')
    .where('staff_id', '=', staffId)
    .where('provider_id', '=', 'credential')
    .execute();
  await trx
    .insertInto('staff_credential')
    .values({
      id: `password-${staffId}`,
      staff_id: staffId,
      provider_id: 'credential',
      account_id: staffId,
      password: passwordHash,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** How many members of staff there are. */
export async function countStaff(db: Db): Promise<number> {
  const row = await db
    .selectFrom('staff')
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Staff whose accounts are open and who hold a grant in force at one of the units. */
export async function listStaffAt(
  db: Db,
  unitIds: number[],
  day: Day,
): Promise<{ id: string; name: string }[]> {
  if (unitIds.length === 0) return [];
  return db
    .selectFrom('staff')
    .innerJoin('staff_grant', 'staff_grant.staff_id', 'staff.id')
    .select(['staff.id', 'staff.name'])
    .distinct()
    .where('staff.closed_at', 'is', null)
    .where('staff_grant.unit_id', 'in', unitIds)
    .where('first_day', '<=', day)
    .where((where) => where.or([where('last_day', 'is', null), where('last_day', '>=', day)]))
    .orderBy('staff.name')
    .orderBy('staff.id')
    .execute();
}

export async function renameStaff(trx: Trx, staffId: string, name: string, now: Date): Promise<void> {
  await trx.updateTable('staff').set({ name, updated_at: now }).where('id', '=', staffId).execute();
}

/** The managers of units, by the unit that their grant names, with where to write to them. */
export async function listManagers(
  db: Db,
  unitIds: number[],
  day: Day,
): Promise<{ staffId: string; email: string; unitId: number }[]> {
  const rows = await db
    .selectFrom('staff_grant')
    .innerJoin('staff', 'staff.id', 'staff_grant.staff_id')
    .select(['staff.id', 'staff.email', 'staff_grant.unit_id'])
    .distinct()
    .where('role', '=', 'manager')
    .where('closed_at', 'is', null)
    .where(sql<boolean>`staff_grant.unit_id = any(${unitIds}::integer[])`)
    .where('first_day', '<=', day)
    .where((where) => where.or([where('last_day', 'is', null), where('last_day', '>=', day)]))
    .orderBy('staff.id')
    .execute();
  return rows.map((row) => ({ staffId: row.id, email: row.email, unitId: row.unit_id! }));
}

/** The grants in force of those whose sessions are given, by session; one that has ended, or of a closed account, is left out. */
export async function listGrantsOfSessions(
  db: Db,
  sessionIds: string[],
  day: Day,
  now: Date,
): Promise<Map<string, Grant[]>> {
  const rows = await db
    .selectFrom('staff_session')
    .innerJoin('staff', 'staff.id', 'staff_session.staff_id')
    .leftJoin('staff_grant', (join) =>
      join
        .onRef('staff_grant.staff_id', '=', 'staff.id')
        .on('first_day', '<=', day)
        .on((where) => where.or([where('last_day', 'is', null), where('last_day', '>=', day)])),
    )
    .select(['staff_session.id', 'staff_grant.role', 'staff_grant.unit_id'])
    .where(sql<boolean>`staff_session.id = any(${sessionIds}::text[])`)
    .where('staff_session.expires_at', '>', now)
    .where('staff.closed_at', 'is', null)
    .execute();
  const grants = new Map<string, Grant[]>(rows.map(({ id }) => [id, []]));
  for (const { id, role, unit_id } of rows) {
    if (role !== null) grants.get(id)!.push({ role: role as Role, unitId: unit_id });
  }
  return grants;
}
