import { signProof } from './proof.ts';
import { codeOf, type Reply, retryAfterSeconds } from './sending.ts';
import type { Device } from './stored.ts';

/** An answer, with what it tells of the server's clock. */
export type Met = Reply & {
  /** The server's time by its Date header, in ms; null where there was none. */
  date: number | null;
  sent: number;
  received: number;
};

/** Calls of the API. Addresses are relative to the page, since the server may live under a path. */
export interface Server {
  /** Without credentials. */
  post: (path: string, body: unknown) => Promise<Met>;
  /** As the device: with its token, and the proof that it has the key. */
  as: (device: Device, method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Met>;
}

const patience = 30_000;

/** @param offset what is known of the server's time minus the device's, in ms */
export function reachServer(base: URL, offset: () => number): Server {
  const call = async (
    method: string,
    path: string,
    body: string | undefined,
    headers: Record<string, string>,
  ) => {
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), patience);
    const sent = Date.now();
    try {
      const response = await fetch(new URL(`api/v1${path}`, base).href, {
        method,
        body,
        headers: { Accept: 'application/json', ...headers },
        credentials: 'omit',
        cache: 'no-store',
        signal: waiting.signal,
      });
      const text = await response.text();
      const received = Date.now();
      const { status } = response;
      const retryAfter = retryAfterSeconds(response.headers.get('Retry-After'), received);
      // The header has whole seconds: on average half a second is cut off.
      const date = Date.parse(response.headers.get('Date') ?? '') + 500 || null;
      return { arrived: true as const, status, body: parsed(text), retryAfter, date, sent, received };
    } catch {
      return { arrived: false as const, date: null, sent, received: Date.now() };
    } finally {
      clearTimeout(timer);
    }
  };

  const json = { 'Content-Type': 'application/json' };

  async function once(
    device: Device,
    method: string,
    path: string,
    text: string | undefined,
    correction: number,
  ) {
    const proof = await signProof(device, method, `/api/v1${path}`, text ?? '', Date.now() + correction);
    return call(method, path, text, {
      ...(text !== undefined && json),
      Authorization: `Bearer ${device.token}`,
      'Kiosk-Proof': proof,
    });
  }

  return {
    post: (path, body) => call('POST', path, JSON.stringify(body), json),
    as: async (device, method, path, body) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const met = await once(device, method, path, text, offset());
      if (codeOf(met) !== 'kiosk-proof-late' || met.date === null) return met;
      // The clock of the device is wrong: the refusal itself says by how much.
      return once(device, method, path, text, met.date - met.received);
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
