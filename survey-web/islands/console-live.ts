import type { IncomingCounts } from '../../api/results/incoming.ts';
import { countInWords } from '../public/wording.ts';

// Keeps the numbers of what comes in up to date by server-sent events. Without it they stand as the page was made.

const section = document.querySelector<HTMLElement>('[data-live]');
const locale = document.documentElement.lang === 'en' ? 'en' : 'vi';
if (section && 'EventSource' in window) watch(section);

function watch(place: HTMLElement): void {
  let source: EventSource | undefined;
  let ended = false;
  let published = Number(place.dataset.live);
  const show = (name: 'state' | 'stopped') => {
    for (const each of ['state', 'stopped']) {
      const word = place.querySelector<HTMLElement>(`[data-live-${each}]`);
      if (word) word.hidden = each !== name;
    }
  };
  const stop = () => {
    source?.close();
    source = undefined;
  };
  const start = () => {
    if (ended || source || document.hidden) return;
    source = new EventSource(addressOfStream());
    source.addEventListener('counts', (event) => {
      const counts = JSON.parse((event as MessageEvent<string>).data) as IncomingCounts;
      showCounts(place, counts);
      show('state');
      if (counts.published !== published) refreshFigures();
      published = counts.published;
    });
    source.addEventListener('end', end);
    source.onerror = () => {
      // While the network is gone the browser tries again by itself; what was refused is closed.
      if (source?.readyState === EventSource.CLOSED) end();
    };
  };
  const end = () => {
    ended = true;
    stop();
    show('stopped');
  };
  // Nobody looks at a hidden page, and a browser has few connections to give.
  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : start()));
  addEventListener('pagehide', stop);
  start();
}

function addressOfStream(): string {
  return `${location.pathname.replace(/\/$/, '')}/live${location.search}`;
}

function showCounts(place: HTMLElement, counts: IncomingCounts): void {
  for (const name of ['today', 'week'] as const) {
    write(place.querySelector(`[data-live-count="${name}"]`), counts[name]);
  }
  for (const [id, [today, week]] of Object.entries(counts.points)) {
    const cells = place.querySelectorAll(`[data-live-point="${id}"] td`);
    write(cells[0], today);
    write(cells[1], week);
  }
}

function write(element: Element | null | undefined, count: number): void {
  const words = countInWords(count, locale);
  // Only what has changed is read out.
  if (element && element.textContent !== words) element.textContent = words;
}

/** A block has become public: the figures of the page are taken anew from the server. */
async function refreshFigures(): Promise<void> {
  try {
    const answer = await fetch(location.href);
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const old of document.querySelectorAll('[data-refreshed]')) {
      const name = old.getAttribute('data-refreshed');
      const next = fresh.querySelector(`[data-refreshed="${name}"]`);
      if (next) old.replaceWith(next);
    }
  } catch {
    // The network is gone; the figures stand until the next block or a reload.
  }
}
