import { count } from './queue.ts';
import { isBarred, isObject } from './sending.ts';
import type { Met, Server } from './server.ts';
import { isShown, type Shown } from './shown.ts';
import { type Device, keep, type Standing, type Stored } from './stored.ts';
import type { Timekeeper } from './timekeeping.ts';
import { appVersion } from './version.ts';

interface Needs {
  stored: Stored;
  server: Server;
  time: Timekeeper;
  device: () => Device | undefined;
  /** The revision that is shown or waits to be. */
  revision: () => string | undefined;
  onShown: (shown: Shown) => void;
  onStanding: (standing: Standing) => void;
  /** When staff last ordered to load the app anew; '' where they never did. */
  onReload: (order: string) => void;
  /** The server was met; whatever waits may be sent. */
  onMet: () => void;
}

export interface Contact {
  /** Tells the server how the device is, and hears what is new; false where it was not met. */
  meet: () => Promise<boolean>;
}

const everyMinute = 60_000;

export function keepContact(needs: Needs): Contact {
  const { stored, server, time } = needs;
  let meeting: Promise<boolean> | undefined;

  const meet = (): Promise<boolean> => {
    meeting ??= beat()
      .catch(() => false)
      .then((met) => {
        meeting = undefined;
        return met;
      });
    return meeting;
  };

  async function beat(): Promise<boolean> {
    const device = needs.device();
    if (!device) return false;
    const met = await server.as(device, 'POST', '/kiosks/me/heartbeat', await reportOf(stored));
    if (isBarred(met)) needs.onStanding('barred');
    if (!met.arrived || met.status !== 200 || !isObject(met.body)) return false;
    const { now, revision, state, reload } = met.body;
    if (typeof revision !== 'string') return false;
    await heard(met, now);
    needs.onStanding(state === 'retired' ? 'retired' : 'active');
    if (revision !== needs.revision()) await fetchShown(device);
    needs.onReload(typeof reload === 'string' ? reload : '');
    needs.onMet();
    return true;
  }

  async function fetchShown(device: Device): Promise<void> {
    const met = await server.as(device, 'GET', '/kiosks/me');
    if (isBarred(met)) return needs.onStanding('barred');
    if (!met.arrived || met.status !== 200 || !isShown(met.body)) return;
    await heard(met, (met.body as unknown as { now?: unknown }).now);
    needs.onStanding(met.body.state === 'retired' ? 'retired' : 'active');
    needs.onShown(met.body);
  }

  async function heard(met: Met, now: unknown): Promise<void> {
    await time.learn(met, now);
    await keep(stored, 'contact', met.received).catch(() => {});
  }

  setInterval(() => void meet(), everyMinute);
  window.addEventListener('online', () => void meet());
  return { meet };
}

type Battery = { level: number; charging: boolean };

async function reportOf(stored: Stored): Promise<object> {
  const { queued, rejected } = await count(stored);
  const battery = await (navigator as { getBattery?: () => Promise<Battery> })
    .getBattery?.()
    .catch(() => undefined);
  const storage = await navigator.storage?.estimate?.().catch(() => undefined);
  return {
    queued,
    rejected,
    appVersion,
    clock: new Date().toISOString(),
    ...(battery && { battery: { level: battery.level, charging: battery.charging } }),
    ...(storage?.usage !== undefined &&
      storage.quota !== undefined && { storage: { usage: storage.usage, quota: storage.quota } }),
  };
}
