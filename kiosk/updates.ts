const everyHour = 3_600_000;

export interface Updates {
  /** True where a new version waits. */
  isWaiting: () => boolean;
  /** Takes the new version; the page is loaded anew by `onTaken`. */
  take: () => void;
}

/** Lets the app start without a network, and learns of new versions of it. */
export function keepUpdated(onTaken: () => void): Updates {
  const workers = navigator.serviceWorker;
  // The very first worker takes over too, but then the page is already the newest.
  let isFirst = workers.controller === null;
  let registration: ServiceWorkerRegistration | undefined;
  // Registering again brings back one that could not be installed, because the network answered in its place.
  const look = async () => {
    registration = await workers.register('./sw.js', { scope: './', updateViaCache: 'none' });
    await registration.update();
  };
  workers.addEventListener('controllerchange', () => {
    if (!isFirst) onTaken();
    isFirst = false;
  });
  setInterval(() => void look().catch(() => {}), everyHour);
  void look().catch(() => {});
  return {
    isWaiting: () => !isFirst && registration?.waiting != null,
    take: () => registration?.waiting?.postMessage('take over'),
  };
}

const clipStore = 'lang-nghe-clips';

/** Fetches the recordings of a questionnaire beforehand, and drops those that are no longer in it. */
export async function keepClips(addresses: string[]): Promise<void> {
  const cache = await caches.open(clipStore);
  const kept = await cache.keys();
  await Promise.all(
    kept.filter(({ url }) => !addresses.includes(url)).map((request) => cache.delete(request)),
  );
  const missing = addresses.filter((address) => !kept.some(({ url }) => url === address));
  // One that fails is tried again with the next news; until then the device's voice reads.
  await Promise.all(missing.map((address) => cache.add(address).catch(() => {})));
}
