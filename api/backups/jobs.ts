import { hostname } from 'node:os';
import type { Deps } from '../http/context.ts';
import { makeBackup } from './make.ts';
import { nightDue } from './night.ts';
import { claimNight, forgetOldBackups } from './record-store.ts';

/**
 * Makes the copy of the night, where none was made yet and no other process is at it. Called every few minutes, so
 * that a server which was off at night makes it when it is on again.
 */
export async function backUpForTheNight(deps: Deps): Promise<void> {
  const now = deps.now();
  const id = await claimNight(deps.db, nightDue(now), now, hostname());
  if (id === undefined) return;
  await makeBackup(deps, id);
  await forgetOldBackups(deps.db, now);
}
