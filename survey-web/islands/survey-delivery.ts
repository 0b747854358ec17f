/** A form on its way: where to, and what. */
export interface Parcel {
  action: string;
  body: string;
}

export type Delivery =
  /** The survey answered with one of its pages. */
  | { outcome: 'answered'; page: Document; address: string }
  /** Nobody, or nobody who could take it: to be tried again after so many seconds at least. */
  | { outcome: 'later'; seconds: number }
  /** Refused for good, with a page that is not the survey's. */
  | { outcome: 'refused' };

const longestWait = 30_000;

/** Sends a form; the same one may be sent again and again, it counts once by its id. */
export async function deliver({ action, body }: Parcel): Promise<Delivery> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), longestWait);
  try {
    const response = await fetch(action, {
      method: 'POST',
      body,
      headers: { Accept: 'text/html', 'Content-Type': 'application/x-www-form-urlencoded' },
      signal: patience.signal,
    });
    if (response.status >= 500 || response.status === 429 || response.status === 408) {
      return { outcome: 'later', seconds: Number(response.headers.get('Retry-After')) || 0 };
    }
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (stateOf(page)) return { outcome: 'answered', page, address: response.url };
    // The sign-in page of a public network answers in the place of any server.
    return response.ok ? { outcome: 'later', seconds: 0 } : { outcome: 'refused' };
  } catch {
    return { outcome: 'later', seconds: 0 };
  } finally {
    clearTimeout(timer);
  }
}

/** Which page of the survey it is: form, errors, thanks or conflict; undefined for any other page. */
export const stateOf = (page: Document): string | undefined =>
  page.querySelector<HTMLElement>('main[data-state]')?.dataset.state;
