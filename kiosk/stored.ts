import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Frame } from './clock.ts';
import type { Shown } from './shown.ts';

/** A response as the batch call takes it, but for the time, which is written when it is sent. */
export interface Answer {
  id: string;
  point: string;
  version: number;
  field?: string;
  ratings: Record<string, number | null>;
  reasons: string[];
  locale: string;
}

/**
 * `open`: its person may still be there. `sealed`: to be sent. `conflict` and `rejected`: the server did not take it;
 * kept until somebody has looked into it.
 */
export type State = 'open' | 'sealed' | 'conflict' | 'rejected';

export interface Row {
  /** The place in the queue. */
  seq: number;
  state: State;
  /** The tab in which it was given. */
  tab: string;
  /** By the device's own clock, in the frame named. */
  givenAt: number;
  frame: string;
  answer: Answer;
  problem?: string;
}

export interface Device {
  device: string;
  token: string;
  key: CryptoKeyPair;
}

/** How the server stands to this device; `barred` is revoked, or unknown to it. */
export type Standing = 'active' | 'retired' | 'barred';

/** What is kept beside the queue, by name. Nothing in it is about a person. */
export interface Kept {
  device: Device;
  shown: Shown;
  standing: Standing;
  frames: Frame[];
  /** When the server was last met, by the device's clock. */
  contact: number;
  /** The last order to reload that was followed. */
  reloaded: string;
  /** The tab that sends, and until when, in browsers without locks. */
  sender: { tab: string; until: number };
}

interface Schema extends DBSchema {
  responses: { key: number; value: Omit<Row, 'seq'> & { seq?: number }; indexes: { state: State } };
  kept: { key: string; value: Kept[keyof Kept] };
}

export type Stored = IDBPDatabase<Schema>;

/** Opens what the device keeps. @throws where the browser refuses storage, as in a private window */
export function openStored(onLost: () => void): Promise<Stored> {
  return openDB<Schema>('lang-nghe-kiosk', 1, {
    upgrade(db) {
      const responses = db.createObjectStore('responses', { keyPath: 'seq', autoIncrement: true });
      responses.createIndex('state', 'state');
      db.createObjectStore('kept');
    },
    // A later version of the app, in another tab, must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    terminated: onLost,
  });
}

export const recall = <K extends keyof Kept>(stored: Stored, name: K): Promise<Kept[K] | undefined> =>
  stored.get('kept', name) as Promise<Kept[K] | undefined>;

export const keep = <K extends keyof Kept>(stored: Stored, name: K, value: Kept[K]): Promise<unknown> =>
  stored.put('kept', value, name);

/** Changes what is kept in one go, so that two tabs do not write over each other. */
export async function amend<K extends keyof Kept>(
  stored: Stored,
  name: K,
  to: (before: Kept[K] | undefined) => Kept[K],
): Promise<Kept[K]> {
  const tx = stored.transaction('kept', 'readwrite');
  const after = to((await tx.store.get(name)) as Kept[K] | undefined);
  await tx.store.put(after, name);
  await tx.done;
  return after;
}
