import type { Draft } from './petition-draft.ts';

export type Delivery =
  /** One of our pages came back: the receipt, the form with what is wrong, or that it conflicts. */
  | { outcome: 'answered'; page: Document; state: string }
  /** Nobody took it: to be tried again. */
  | { outcome: 'later'; why: 'offline' | 'busy'; seconds: number }
  /** Refused for good, with a page that is not of the form. */
  | { outcome: 'refused'; page: Document };

/** Five photos over a network of 20 kB a second. */
const longestWait = 180_000;
/** The limit of a sender's day is shown, that of a crowded network waited for. */
const longestPatience = 900;

/** Sends a petition; the same one may be sent again and again, it counts once by its id. */
export async function deliver(action: string, { fields, photos }: Draft): Promise<Delivery> {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  for (const { name, blob } of photos) body.append('photo', blob, name);
  const patience = new AbortController();
  const timer = window.setTimeout(() => patience.abort(), longestWait);
  try {
    const response = await fetch(action, {
      method: 'POST',
      body,
      headers: { Accept: 'text/html' },
      signal: patience.signal,
    });
    const seconds = Number(response.headers.get('Retry-After')) || 0;
    const isBusy = response.status >= 500 || response.status === 408;
    if (isBusy || (response.status === 429 && seconds <= longestPatience)) {
      return { outcome: 'later', why: 'busy', seconds };
    }
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const state = stateOf(page);
    if (state) return { outcome: 'answered', page, state };
    // The sign-in page of a public network answers in the place of any server.
    return response.ok ? { outcome: 'later', why: 'offline', seconds: 0 } : { outcome: 'refused', page };
  } catch {
    return { outcome: 'later', why: 'offline', seconds: 0 };
  } finally {
    window.clearTimeout(timer);
  }
}

/** Which page it is: form, errors, receipt, conflict; undefined for any page that is not of petitions. */
export const stateOf = (page: Document): string | undefined =>
  page.querySelector<HTMLElement>('.petition[data-state]')?.dataset.state;

/** Shows a page that was fetched, as if one had gone there. */
export function showPage(page: Document): void {
  document.title = page.title;
  document.documentElement.replaceChild(document.adoptNode(page.body), document.body);
  window.scrollTo(0, 0);
  document.querySelector<HTMLElement>('[role="alert"], h1')?.focus();
}
