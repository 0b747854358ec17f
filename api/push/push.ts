import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Db } from '../database/open.ts';
import type { Deps } from '../http/context.ts';
import { listAllUnits, listSubtrees, type Unit } from '../units/store.ts';
import { eachFile, type PushedFile, type Surfaces } from './contents.ts';
import { openFolder } from './folder-store.ts';
import { type Place, PushFailure } from './place.ts';
import { listPushed } from './run-store.ts';
import { sshKeyOf, unsealPassword } from './secret.ts';
import { openSftp } from './sftp.ts';
import type { PushTarget } from './store.ts';

export interface Sent {
  files: number;
  bytes: number;
}

/**
 * Puts the files of every unit of a target there, those that have changed; what was put is handed to `afterUnit`, so
 * that a try that breaks off goes on from there. Adds to `sent` as it goes.
 * @throws PushFailure; errors of the disk or of the connection
 */
export async function pushTo(
  deps: Deps,
  target: PushTarget,
  surfaces: Surfaces,
  sent: Sent,
  afterUnit: (put: PushedFile[]) => Promise<void>,
): Promise<void> {
  const { db, config, now, stopping } = deps;
  const place = await openPlace(deps, target);
  try {
    const pushed = await listPushed(db, target.id);
    const units = await unitsOf(db, target);
    for (const unit of units) {
      if (stopping?.aborted) throw new PushFailure('connection-lost');
      const put: PushedFile[] = [];
      try {
        for await (const file of eachFile(db, unit, surfaces, { config, now: now() })) {
          if (pushed.get(file.path) === file.digest) continue;
          const bytes = await file.make();
          await place.write(file.path, bytes);
          put.push(file);
          sent.files++;
          sent.bytes += bytes.length;
        }
      } finally {
        await afterUnit(put);
      }
      // Requests come first.
      await nextTurn();
    }
  } finally {
    place.close();
  }
}

function openPlace({ config }: Deps, target: PushTarget): Promise<Place> {
  const { server, folder, hostKey, id } = target;
  if (!server) return openFolder(config.pushDir, folder);
  // Such a target is not ready, and never taken.
  if (hostKey === null) throw new PushFailure('host-key');
  const { host, port, username } = server;
  return openSftp({ host, port, username, folder, hostKey, login: loginOf() });

  function loginOf() {
    if (server!.login === 'key') return { privateKey: sshKeyOf(config.secret, id).privateKey };
    const password = unsealPassword(config.secret, target.sealedPassword ?? '');
    if (password === undefined) throw new PushFailure('password-unreadable');
    return { password };
  }
}

/** The units of a target that have anything to show. */
async function unitsOf(db: Db, { unitId }: PushTarget): Promise<Unit[]> {
  const all = await listAllUnits(db);
  const ids = unitId === null ? null : new Set((await listSubtrees(db, [unitId])).get(unitId));
  return all.filter(({ id }) => ids === null || ids.has(id));
}
