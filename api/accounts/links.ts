import { createHash, randomBytes } from 'node:crypto';
import type { Db, Trx } from '../database/open.ts';
import type { Day } from '../days.ts';
import type { Role } from './permissions.ts';

export type LinkPurpose = 'first-administrator' | 'invitation' | 'reset';

/** What the one who follows a link gets; the unit by its slug. */
export interface PromisedGrant {
  role: Role;
  unit: string | null;
  from: Day;
  to: Day | null;
}

export interface StaffLink {
  tokenHash: string;
  purpose: LinkPurpose;
  /** null: the one who follows it says theirs. */
  email: string | null;
  grants: PromisedGrant[];
  madeBy: string | null;
  /** Sent by e-mail and shown to nobody. */
  mailed: boolean;
}

const hoursValid = { 'first-administrator': 24 * 7, invitation: 24 * 7, reset: 2 } as const satisfies Record<
  LinkPurpose,
  number
>;

/**
 * Makes a one-time link and returns its path. Only a hash of its token is kept. Earlier links of the same purpose
 * and address no longer lead anywhere; of invitations, those of the same maker: nobody cancels another's.
 */
export async function makeLink(
  trx: Trx,
  link: Omit<StaffLink, 'tokenHash'>,
  now: Date,
): Promise<{ path: string; expiresAt: Date }> {
  let earlier = trx
    .deleteFrom('staff_link')
    .where('purpose', '=', link.purpose)
    .where('email', link.email === null ? 'is' : '=', link.email)
    .where('used_at', 'is', null);
  if (link.purpose === 'invitation') {
    earlier = earlier.where('made_by', link.madeBy === null ? 'is' : '=', link.madeBy);
  }
  await earlier.execute();
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(now.getTime() + hoursValid[link.purpose] * 3_600_000);
  await trx
    .insertInto('staff_link')
    .values({
      token_hash: hashOf(token),
      purpose: link.purpose,
      email: link.email,
      grants: JSON.stringify(link.grants),
      made_by: link.madeBy,
      mailed: link.mailed,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
  return { path: `/console/link/${token}`, expiresAt };
}

/** The link of a token, if it still leads somewhere. */
export async function findLink(db: Db, token: string, now: Date): Promise<StaffLink | undefined> {
  if (!/^[\w-]{32}$/.test(token)) return undefined;
  const row = await db
    .selectFrom('staff_link')
    .selectAll()
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && linkOf(row);
}

const linkOf = (row: {
  token_hash: string;
  purpose: LinkPurpose;
  email: string | null;
  grants: unknown;
  made_by: string | null;
  mailed: boolean;
}): StaffLink => ({
  tokenHash: row.token_hash,
  purpose: row.purpose,
  email: row.email,
  grants: row.grants as PromisedGrant[],
  madeBy: row.made_by,
  mailed: row.mailed,
});

export interface Invitation extends StaffLink {
  email: string;
  expiresAt: Date;
}

/** Invitations that nobody has followed yet, by address; at a unit, those that promise a role there. */
export async function listInvitations(
  db: Db,
  at: { unit: string } | { email: string } | 'anywhere',
  now: Date,
): Promise<Invitation[]> {
  let query = db
    .selectFrom('staff_link')
    .selectAll()
    .where('purpose', '=', 'invitation')
    .where('email', 'is not', null)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now);
  if (at !== 'anywhere' && 'unit' in at) {
    query = query.where('grants', '@>', JSON.stringify([{ unit: at.unit }]) as never);
  }
  if (at !== 'anywhere' && 'email' in at) query = query.where('email', '=', at.email);
  const rows = await query.orderBy('email').orderBy('created_at').limit(500).execute();
  return rows.map((row) => ({ ...linkOf(row), email: row.email!, expiresAt: row.expires_at }));
}

/** Makes a link lead nowhere; false where it was followed meanwhile. */
export async function cancelLink(trx: Trx, tokenHash: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('staff_link')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Whoever loses a right must not go on giving it by links made before. */
export async function cancelLinksMadeBy(trx: Trx, staffId: string): Promise<void> {
  await trx.deleteFrom('staff_link').where('made_by', '=', staffId).where('used_at', 'is', null).execute();
}

/** Uses a link up; false where somebody else just did. */
export async function useLink(trx: Trx, link: StaffLink, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('staff_link')
    .set({ used_at: now })
    .where('token_hash', '=', link.tokenHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes away links that ran out a month ago: they hold addresses. */
export async function forgetOldLinks(db: Db, now: Date): Promise<void> {
  const monthAgo = new Date(now.getTime() - 30 * 24 * 3_600_000);
  await db.deleteFrom('staff_link').where('expires_at', '<', monthAgo).execute();
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
