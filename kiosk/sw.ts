// The service worker: one script without imports, because old browsers take no other.

interface Waits extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}
interface Asks extends Event {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
}

/** Every file of the app with its SHA-256, written here by the build. */
declare const __FILES__: Record<string, string>;
/** Changes with any of them. */
declare const __VERSION__: string;

const files = __FILES__;
const store = `lang-nghe-app ${__VERSION__}`;
const clipStore = 'lang-nghe-clips';
const worker = self as unknown as {
  addEventListener: (type: string, listener: (event: never) => void) => void;
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
  registration: { scope: string };
};
const address = (path: string) => new URL(path, worker.registration.scope).href;

worker.addEventListener('install', (event: Waits) => event.waitUntil(fetchAll()));
worker.addEventListener('activate', (event: Waits) => event.waitUntil(takeOver()));
worker.addEventListener('fetch', (event: Asks) => {
  const answer = answerTo(event.request);
  if (answer) event.respondWith(answer);
});
// The page says when nobody is in the middle of something.
worker.addEventListener('message', (event: MessageEvent) => {
  if (event.data === 'take over') void worker.skipWaiting();
});

/** All or nothing: the sign-in page of a network in the place of a script would stay for good. */
async function fetchAll(): Promise<void> {
  const cache = await caches.open(store);
  await Promise.all(
    Object.entries(files).map(async ([path, hash]) => {
      const response = await fetch(new Request(address(path), { cache: 'no-cache' }));
      const body = await response.arrayBuffer();
      const found = hex(await crypto.subtle.digest('SHA-256', body));
      if (!response.ok || found !== hash) throw new Error(`${path} is not what was built`);
      // Made anew, because an answer that was redirected may not be shown for a page.
      const { headers } = response;
      await cache.put(address(path), new Response(body, { headers: kept(headers) }));
    }),
  );
}

/** What was fetched is no longer compressed. */
function kept(headers: Headers): Headers {
  const copy = new Headers(headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) copy.delete(name);
  return copy;
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('lang-nghe-app ') && name !== store);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** undefined: not ours, the browser asks the network. */
function answerTo(request: Request): Promise<Response> | undefined {
  if (request.method !== 'GET' || !request.url.startsWith(worker.registration.scope)) return undefined;
  const { pathname, origin } = new URL(request.url);
  // Other pages below, such as the one about setting up a device, are the server's.
  const isApp = [address(''), address('index.html')].includes(origin + pathname);
  if (request.mode === 'navigate') {
    return isApp ? fromStore(store, address('index.html'), request) : undefined;
  }
  if (pathname.includes('/clips/')) return clip(request);
  return fromStore(store, request.url, request);
}

async function fromStore(name: string, url: string, request: Request): Promise<Response> {
  const cache = await caches.open(name);
  return (await cache.match(url)) ?? fetch(request);
}

/** Safari plays a sound only if it is handed out in the parts that it asks for. */
async function clip(request: Request): Promise<Response> {
  const whole = await fromStore(clipStore, request.url, request);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('Range') ?? '');
  if (!range || whole.status !== 200) return whole;
  const body = await whole.arrayBuffer();
  const from = Number(range[1]);
  const to = Math.min(range[2] ? Number(range[2]) : body.byteLength - 1, body.byteLength - 1);
  const headers = kept(whole.headers);
  headers.set('Content-Range', `bytes ${from}-${to}/${body.byteLength}`);
  return new Response(body.slice(from, to + 1), { status: 206, headers });
}

const hex = (buffer: ArrayBuffer): string =>
  Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
