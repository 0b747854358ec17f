/** What came back of a call: nothing in time, or an answer of whoever answered. */
export type Reply =
  | { arrived: false }
  | { arrived: true; status: number; body: unknown; retryAfter: number | null };

export type Fate = 'delivered' | 'conflict' | 'rejected';

/** What becomes of a batch: of each response, by its place, and of the sending. */
export interface Judgement {
  /** Those without a fate stay as they are. */
  fates: Map<number, { fate: Fate; problem?: string }>;
  next: 'go-on' | 'later' | 'smaller' | 'barred';
  /** Seconds that the server asked for. */
  wait: number;
}

/** As the server takes them. */
export const largestBatch = 500;

const firstDelay = 5;
const longestDelay = 300;
/** A proxy that asks for days of patience is not obeyed longer. */
const longestAsked = 3_600;

/** Codes that say that this very content will never be taken; only our own server knows them. */
const refusals = ['malformed-json', 'invalid-input', 'too-large'];
const barring = ['kiosk-revoked', 'kiosk-unknown'];

/**
 * Judges an answer to `ids`. Nothing is delivered but what our server itself calls accepted or duplicate, in its order
 * and under its id: whatever else answers 200 (a sign-in page, a cache, garbage) changes nothing.
 */
export function judgeBatch(ids: string[], reply: Reply): Judgement {
  const later: Judgement = { fates: new Map(), next: 'later', wait: waitAsked(reply) };
  if (!reply.arrived) return later;
  if (reply.status === 200) return judgeResults(ids, reply.body) ?? later;
  const code = codeOf(reply);
  if (code && barring.includes(code)) return { ...later, next: 'barred' };
  if (!code || !refusals.includes(code)) return later;
  if (ids.length > 1) return { ...later, next: 'smaller' };
  return { fates: new Map([[0, { fate: 'rejected', problem: code }]]), next: 'go-on', wait: 0 };
}

function judgeResults(ids: string[], body: unknown): Judgement | undefined {
  const results = isObject(body) ? body.results : undefined;
  if (!Array.isArray(results) || results.length !== ids.length) return undefined;
  const fates: Judgement['fates'] = new Map();
  for (const [i, result] of results.entries()) {
    if (!isObject(result) || !isSame(result.id, ids[i]!)) return undefined;
    const { status, problem } = result;
    if (status === 'accepted' || status === 'duplicate') fates.set(i, { fate: 'delivered' });
    else if (status === 'conflict') fates.set(i, { fate: 'conflict' });
    else if (status !== 'rejected') return undefined;
    else if (!isPassing(problem)) fates.set(i, { fate: 'rejected', problem: problemCode(problem) });
  }
  return { fates, next: fates.size > 0 || ids.length === 0 ? 'go-on' : 'later', wait: 0 };
}

/** Refused for a reason that lies with the server or the moment, not with the response. */
const isPassing = (problem: unknown): boolean => {
  const status = isObject(problem) ? Number(problem.status) : 0;
  return status >= 500 || status === 429 || status === 408;
};

const problemCode = (problem: unknown): string =>
  isObject(problem) && typeof problem.code === 'string' ? problem.code : 'unknown';

/** The code of a problem as our server writes it; undefined for any other answer. */
export function codeOf(reply: Reply): string | undefined {
  if (!reply.arrived || reply.status < 400 || !isObject(reply.body)) return undefined;
  const { code, requestId, status } = reply.body;
  return typeof code === 'string' && typeof requestId === 'string' && status === reply.status
    ? code
    : undefined;
}

export const isBarred = (reply: Reply): boolean => barring.includes(codeOf(reply) ?? '');

const waitAsked = (reply: Reply): number =>
  reply.arrived && reply.retryAfter ? Math.min(reply.retryAfter, longestAsked) : 0;

/** `Retry-After` in seconds, which may also be written as a date. */
export function retryAfterSeconds(header: string | null, now: number): number | null {
  if (!header) return null;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : null;
}

/**
 * Seconds until the next try: twice as long after each failure, at most five minutes, never sooner than asked.
 * @param chance from 0 to 1: many kiosks must not come back in the same second
 */
export function delayAfter(failures: number, asked: number, chance: number): number {
  const longest = Math.min(firstDelay * 2 ** Math.max(0, failures - 1), longestDelay);
  return Math.max(longest * (0.5 + chance / 2), asked * (1 + chance / 10));
}

const isSame = (id: unknown, sent: string): boolean => typeof id === 'string' && id.toLowerCase() === sent;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
