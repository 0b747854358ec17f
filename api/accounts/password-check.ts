import type { Db } from '../database/open.ts';
import type { Deps } from '../http/context.ts';
import { authOf } from './auth.ts';

/** False for who comes by the identity provider only. */
export async function hasPassword(db: Db, staffId: string): Promise<boolean> {
  return (await findPasswordHash(db, staffId)) !== undefined;
}

export async function isPasswordOf(deps: Deps, staffId: string, password: string): Promise<boolean> {
  const hash = await findPasswordHash(deps.db, staffId);
  if (!hash) return false;
  const { password: hashing } = await (await authOf(deps)).$context;
  return hashing.verify({ hash, password });
}

export async function hashPassword(deps: Deps, password: string): Promise<string> {
  return (await (await authOf(deps)).$context).password.hash(password);
}

async function findPasswordHash(db: Db, staffId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('staff_credential')
    .select('password')
    .where('staff_id', '=', staffId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return row?.password ?? undefined;
}
