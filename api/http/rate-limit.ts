import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { problem } from '../problems.ts';

// A whole one-stop office may sit behind one address, and a kiosk may come back with a day's queue: the limit is
// meant for scripts that run without end, never for a busy morning.
const intakePace = { burst: 3_000, perSecond: 20 };
// People share an address in an office or a network; photos take a second of a core each.
const petitionPace = { burst: 100, perSecond: 0.1 };
/** Who guesses secrets tries many. */
const secretPace = { burst: 60, perSecond: 0.1 };

// A device that was offline for weeks comes back with all that it kept, and is known by its token.
const kioskPace = { burst: 30_000, perSecond: 50 };

/** Spends permits by sender; null where `spend` succeeded, else the seconds to wait. */
export type RateLimit = (sender: string, permits: number, now: Date) => number | null;

/** A token bucket a sender, kept in memory: addresses are never written down. */
export function makeRateLimit({ burst, perSecond } = intakePace): RateLimit {
  const buckets = new Map<string, { permits: number; at: number }>();
  return (sender, permits, now) => {
    const time = now.getTime();
    if (buckets.size > 50_000) forgetFull(time);
    const bucket = buckets.get(sender) ?? { permits: burst, at: time };
    const left = Math.min(burst, bucket.permits + ((time - bucket.at) / 1000) * perSecond);
    const enough = left >= permits;
    buckets.set(sender, { permits: enough ? left - permits : left, at: time });
    return enough ? null : Math.ceil((permits - left) / perSecond);
  };

  function forgetFull(time: number): void {
    for (const [sender, bucket] of buckets) {
      if (bucket.permits + ((time - bucket.at) / 1000) * perSecond >= burst) buckets.delete(sender);
    }
  }
}

/** The limits of those who send without an account: one each for API and pages together; null: no limit. */
export interface Limits {
  responses: RateLimit | null;
  petitions: RateLimit | null;
  secrets: RateLimit | null;
  /** By device, not by address. */
  kiosks: RateLimit | null;
}

export function makeLimits(guard: 'on' | 'off'): Limits {
  const limit = (pace: typeof intakePace) => (guard === 'on' ? makeRateLimit(pace) : null);
  return {
    responses: limit(intakePace),
    petitions: limit(petitionPace),
    secrets: limit(secretPace),
    kiosks: limit(kioskPace),
  };
}

/** @throws Problem too-many-requests */
export function spend(
  limit: RateLimit | null,
  c: Context,
  permits: number,
  trustProxy: number,
  now: Date,
): void {
  spendFor(clientAddress(c, trustProxy), limit, permits, now);
}

/**
 * As `spend`, for a sender who is known.
 * @throws Problem too-many-requests
 */
export function spendFor(sender: string, limit: RateLimit | null, permits: number, now: Date): void {
  const seconds = limit?.(sender, permits, now) ?? null;
  if (seconds !== null) throw problem('too-many-requests', { retryAfterSeconds: seconds });
}

/** The sender's address, behind as many own proxies as there are (`TRUST_PROXY`). */
export function clientAddress(c: Context, trustProxy: number): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim());
  if (trustProxy > 0) return forwarded.at(-trustProxy) || 'unknown';
  // Without a socket (app.request in tests) there is no address.
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? 'unknown') : 'local';
}
