import { z } from 'zod';
import type { Trx } from '../database/open.ts';
import { Line } from '../text.ts';
import type { Kiosk } from './kiosk.ts';
import { noteContact } from './seen-store.ts';
import { updateKiosk } from './store.ts';

const Count = z.int().min(0).max(100_000_000);
const Bytes = z.number().min(0).max(Number.MAX_SAFE_INTEGER).transform(Math.round);
export const DeviceClock = z.iso.datetime({ offset: true });

/** What a device says of itself each minute; what its browser does not know it leaves out. */
export const Heartbeat = z.object({
  queued: Count,
  appVersion: Line(60),
  /** Its own clock, uncorrected. */
  clock: DeviceClock,
  battery: z.object({ level: z.number().min(0).max(1), charging: z.boolean() }).nullish(),
  storage: z.object({ usage: Bytes, quota: Bytes }).nullish(),
  rejected: Count.nullish(),
});
export type Heartbeat = z.output<typeof Heartbeat>;

/** Writes down what a device says of itself, and for how long nothing was heard of it before. */
export async function noteHeartbeat(trx: Trx, kiosk: Kiosk, said: Heartbeat, now: Date): Promise<void> {
  await noteContact(trx, kiosk.id, now);
  await updateKiosk(trx, kiosk.id, {
    app_version: said.appVersion,
    queued: said.queued,
    queued_since: said.queued === 0 ? null : (kiosk.report.queuedSince ?? now),
    rejected: said.rejected ?? null,
    clock_offset: offsetOf(said.clock, now),
    battery_level: said.battery?.level ?? null,
    battery_charging: said.battery?.charging ?? null,
    storage_usage: said.storage?.usage ?? null,
    storage_quota: said.storage?.quota ?? null,
  });
}

/** What is to be added to the device's clock to have the server's, in milliseconds. */
export const offsetOf = (clock: string, now: Date): number => now.getTime() - Date.parse(clock);
