import { z } from 'zod';
import type { Author } from '../accounts/actor.ts';
import { recordChange } from '../audit/store.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Deps } from '../http/context.ts';
import { DeviceClock } from '../kiosks/heartbeat.ts';
import type { Kiosk } from '../kiosks/kiosk.ts';
import { type Problem, problem } from '../problems.ts';
import type { Locale } from '../text.ts';
import { receiveResponses } from './receive.ts';
import { idIn } from './response.ts';
import { describeSender } from './sender.ts';

/** The file that a device exports where the network never returns. */
export const QueueFile = z.object({
  format: z.literal('lang-nghe-kiosk-queue'),
  version: z.literal(1),
  device: z.guid(),
  exportedAt: DeviceClock,
  clock: DeviceClock,
  /** What the device knew its clock to be off by, in milliseconds; null where it never heard of the server. */
  offset: z.number().nullish(),
  responses: z.array(z.unknown()).max(200_000),
});

export interface QueueImport {
  accepted: number;
  duplicates: number;
  conflicts: number;
  /** What was not taken, and why. */
  rejected: { id: string | null; problem: Problem }[];
}

const atOnce = 500;

/**
 * Brings in the queue of a device from its file, `raw` being the JSON in it; also of one that was retired or revoked,
 * since staff stand for it. The same file again changes nothing.
 * @throws Problem kiosk-queue-unreadable, kiosk-queue-of-other-device
 */
export async function importQueue(
  deps: Deps,
  kiosk: Kiosk,
  raw: unknown,
  by: Author,
  locale: Locale,
): Promise<QueueImport> {
  const file = QueueFile.safeParse(raw);
  if (!file.success) throw problem('kiosk-queue-unreadable');
  const { device, offset, responses } = file.data;
  if (device.toLowerCase() !== kiosk.device) throw problem('kiosk-queue-of-other-device');
  const sender = await describeSender(deps.db, kiosk, offset ?? kiosk.report.clockOffset ?? 0, true);
  const done: QueueImport = { accepted: 0, duplicates: 0, conflicts: 0, rejected: [] };
  for (let start = 0; start < responses.length; start += atOnce) {
    const some = responses.slice(start, start + atOnce);
    for (const [i, outcome] of (await receiveResponses(deps, some, locale, sender)).entries()) {
      if (outcome.status === 'rejected') {
        done.rejected.push({ id: idIn(some[i]), problem: outcome.problem });
      } else if (outcome.status === 'conflict') done.conflicts++;
      else if (outcome.status === 'duplicate') done.duplicates++;
      else done.accepted++;
    }
  }
  const { accepted, duplicates, conflicts } = done;
  const counts = { accepted, duplicates, conflicts, rejected: done.rejected.length };
  await inTransaction(deps.db, (trx) =>
    recordChange(
      trx,
      by,
      {
        action: 'kiosk.import-queue',
        unitId: kiosk.unit.id,
        subject: { kind: 'kiosk', key: kiosk.device },
        after: counts,
      },
      deps.now(),
    ),
  );
  return done;
}
