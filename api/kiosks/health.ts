import type { KioskReport } from './kiosk.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A device that is well is heard of each minute; after this long without a word it counts as dark. */
export const longestSilence = 3 * minute;

export type HealthState = 'green' | 'amber' | 'red';

/** What can be wrong with a device. */
export const complaintKinds = ['contact', 'queue', 'rejected', 'storage', 'clock', 'battery'] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

export interface Complaint {
  kind: ComplaintKind;
  state: 'amber' | 'red';
}

export interface Health {
  state: HealthState;
  /** What is wrong, the worst first. */
  complaints: Complaint[];
}

/** From which value on something is amber, and from which red; above, not at, the value. */
const limits = {
  /** Opening time without a word. */
  contact: { amber: longestSilence, red: 15 * minute },
  /** Responses that wait. */
  queue: { amber: 500, red: 5_000 },
  /** How long something has been waiting. */
  waiting: { amber: 30 * minute, red: 24 * hour },
  /** The share of the storage that is used. */
  storage: { amber: 0.8, red: 0.95 },
  clock: { amber: 2 * minute, red: 24 * hour },
};
const lowBattery = 0.2;

export interface HealthFacts {
  report: KioskReport;
  /** For how long it was not heard of while its unit was open. */
  silentMs: number;
}

/** How a device in use is, from what it last told and from its silence. */
export function healthOf({ report, silentMs }: HealthFacts, now: Date): Health {
  const { queued, queuedSince, rejected, storage, clockOffset, battery } = report;
  const waitingMs = queuedSince === null ? 0 : now.getTime() - queuedSince.getTime();
  const states: Record<ComplaintKind, HealthState> = {
    contact: above(silentMs, limits.contact),
    queue: worse(above(queued ?? 0, limits.queue), above(waitingMs, limits.waiting)),
    rejected: (rejected ?? 0) > 0 ? 'amber' : 'green',
    storage: storage && storage.quota > 0 ? above(storage.usage / storage.quota, limits.storage) : 'green',
    clock: above(Math.abs(clockOffset ?? 0), limits.clock),
    battery: battery && !battery.charging && battery.level < lowBattery ? 'amber' : 'green',
  };
  const of = (state: 'amber' | 'red') =>
    complaintKinds.filter((kind) => states[kind] === state).map((kind) => ({ kind, state }));
  const complaints = [...of('red'), ...of('amber')];
  return { state: complaints[0]?.state ?? 'green', complaints };
}

const above = (value: number, { amber, red }: { amber: number; red: number }): HealthState =>
  value > red ? 'red' : value > amber ? 'amber' : 'green';

const worse = (a: HealthState, b: HealthState): HealthState =>
  a === 'red' || b === 'red' ? 'red' : a === 'amber' ? a : b;
