import type { Parcel } from './survey-delivery.ts';
import { forget, keep, listKeys, recall } from './survey-storage.ts';

const prefix = 'lang-nghe unsent ';
/** Those that no storage would keep; they live as long as the page. */
const inMemory = new Map<string, string>();

/** Keeps a form that could not be sent; `kept` says whether it outlives the page. */
export function addUnsent({ action, body }: Parcel): { key: string; kept: boolean } {
  const key = `${prefix}${new URLSearchParams(body).get('id')}`;
  const value = `${action}\n${body}`;
  const kept = keep('localStorage', key, value);
  if (!kept) inMemory.set(key, value);
  return { key, kept };
}

export function removeUnsent(key: string): void {
  forget('localStorage', key);
  inMemory.delete(key);
}

export const isUnsent = (key: string): boolean => parcelOf(key) !== undefined;

export function listUnsent(): { key: string; parcel: Parcel }[] {
  const keys = [...listKeys('localStorage'), ...inMemory.keys()].filter((key) => key.startsWith(prefix));
  return keys.flatMap((key) => {
    const parcel = parcelOf(key);
    return parcel ? [{ key, parcel }] : [];
  });
}

function parcelOf(key: string): Parcel | undefined {
  const value = inMemory.get(key) ?? recall('localStorage', key);
  const [action, body] = value?.split('\n') ?? [];
  return action && body ? { action, body } : undefined;
}
