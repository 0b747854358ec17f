/** What a kiosk needs of its browser. */
export const needed = ['secure', 'storage', 'worker', 'crypto'] as const;
export type Needed = (typeof needed)[number];

export interface Place {
  isSecureContext: boolean;
  indexedDB?: unknown;
  crypto?: { subtle?: unknown };
  navigator: { serviceWorker?: unknown };
}

/** What is missing here; on a plain-http address that alone is named, since all else follows from it. */
export function missingIn(place: Place): Needed[] {
  if (!place.isSecureContext) return ['secure'];
  const has: Record<Needed, boolean> = {
    secure: true,
    storage: place.indexedDB != null,
    worker: place.navigator.serviceWorker != null,
    crypto: place.crypto?.subtle != null,
  };
  return needed.filter((one) => !has[one]);
}
