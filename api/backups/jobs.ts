import { hostname } from 'node:os';
import { type Day, dayOf } from '../days.ts';
import type { Deps } from '../http/context.ts';
import { makeBackup } from './make.ts';
import { claimNight, forgetOldBackups } from './record-store.ts';

const oneInTheMorning = 3_600_000;

/** The day whose night copy is due: from 01:00 on in Việt Nam that day, before that the day before. */
export const nightDue = (now: Date): Day => dayOf(new Date(now.getTime() - oneInTheMorning));

/**
 * Makes the copy of the night, where none was made yet and no other process is at it. Called every few minutes, so
 * that a server which was off at night makes it when it is on again.
 */
export async function backUpForTheNight(deps: Deps, stop?: AbortSignal): Promise<void> {
  const now = deps.now();
  const id = await claimNight(deps.db, nightDue(now), now, hostname());
  if (id === undefined) return;
  await makeBackup(deps, id, stop);
  await forgetOldBackups(deps.db, now);
}
