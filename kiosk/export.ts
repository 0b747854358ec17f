import { wireFormOf } from './delivery.ts';
import { listAll } from './queue.ts';
import { recall, type Stored } from './stored.ts';
import type { Timekeeper } from './timekeeping.ts';

/** Saves everything that has not arrived to a file, which the console takes in. The queue stays as it is. */
export async function saveQueue(stored: Stored, time: Timekeeper): Promise<void> {
  const device = await recall(stored, 'device');
  const now = new Date().toISOString();
  const file = {
    format: 'lang-nghe-kiosk-queue',
    version: 1,
    device: device?.device ?? null,
    exportedAt: now,
    clock: now,
    offset: time.offset(),
    responses: await wireFormOf(await listAll(stored), time),
  };
  const url = URL.createObjectURL(new Blob([JSON.stringify(file)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `lang-nghe-${device?.device.slice(0, 8) ?? 'kiosk'}-${now.slice(0, 16).replace(/\D/g, '')}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
