import { type Grant, reaches } from '../accounts/permissions.ts';
import { listGrantsOfSessions } from '../accounts/store.ts';
import { dayOf, mondayOf } from '../days.ts';
import type { Deps } from '../http/context.ts';
import { problem } from '../problems.ts';
import { type IncomingCounts, incomingOf, reachesBelow, type Watched } from './incoming.ts';
import { countIncoming, countPublic } from './store.ts';

const roundMs = 2_000;
/** At most this share of the time goes into asking the database, however much there is to count. */
const mostBusy = 0.1;
const beatMs = 15_000;
const mostListeners = 300;
const mostOfOneSession = 10;
const mostFailures = 3;

export interface Listener extends Watched {
  sessionId: string;
  /** The ids of the unit and of its superiors, nearest first. */
  chain: number[];
  tell: (counts: IncomingCounts) => Promise<unknown>;
  /** Shows proxies and browsers that the line is open. */
  beat: () => Promise<unknown>;
  end: () => void;
}

interface Seat extends Listener {
  told: string;
  toldAt: number;
  /** What was sent last has not been taken yet. */
  busy: boolean;
}

interface Feed {
  deps: Deps;
  seats: Set<Seat>;
  timer: NodeJS.Timeout | undefined;
  failures: number;
}

const feeds = new WeakMap<Deps, Feed>();

/**
 * Tells the listener how many came in, at once and whenever that changes, until its session or its right ends, the
 * server stops, or the function returned is called. One question to the database serves all who listen to a process,
 * and none is asked while nobody does.
 * @throws Problem too-many-requests
 */
export function listenToIncoming(deps: Deps, listener: Listener): () => void {
  const feed = feeds.get(deps) ?? openFeed(deps);
  const ofSession = [...feed.seats].filter(({ sessionId }) => sessionId === listener.sessionId);
  if (feed.seats.size >= mostListeners || ofSession.length >= mostOfOneSession) {
    throw problem('too-many-requests', { retryAfterSeconds: 60 });
  }
  const seat: Seat = { ...listener, told: '', toldAt: 0, busy: false };
  feed.seats.add(seat);
  planRound(feed, 0);
  return () => void feed.seats.delete(seat);
}

function openFeed(deps: Deps): Feed {
  const feed: Feed = { deps, seats: new Set(), timer: undefined, failures: 0 };
  feeds.set(deps, feed);
  deps.stopping?.addEventListener('abort', () => endAll(feed));
  return feed;
}

function planRound(feed: Feed, inMs: number): void {
  clearTimeout(feed.timer);
  feed.timer = undefined;
  if (feed.seats.size === 0 || feed.deps.stopping?.aborted) return;
  feed.timer = setTimeout(() => void round(feed), inMs);
  // Listening alone keeps no process alive.
  feed.timer.unref();
}

async function round(feed: Feed): Promise<void> {
  const begun = performance.now();
  try {
    await tellAll(feed);
    feed.failures = 0;
  } catch (error) {
    feed.failures++;
    feed.deps.log.warn({ err: error }, 'incoming responses could not be counted');
    if (feed.failures >= mostFailures) endAll(feed);
  }
  const took = performance.now() - begun;
  planRound(feed, Math.max(roundMs, took / mostBusy));
}

async function tellAll({ deps, seats }: Feed): Promise<void> {
  const now = deps.now();
  const today = dayOf(now);
  const sessionIds = [...seats].map(({ sessionId }) => sessionId);
  const grants = await listGrantsOfSessions(deps.db, sessionIds, today, now);
  for (const seat of seats) if (!mayListen(seat, grants.get(seat.sessionId) ?? [])) dismiss(seats, seat);
  const unitIds = [...new Set([...seats].flatMap((seat) => seat.unitIds))];
  if (unitIds.length === 0) return;
  const incoming = await countIncoming(deps.db, unitIds, mondayOf(today), today);
  const published = await countPublic(deps.db, unitIds);
  for (const seat of seats) tell(seats, seat, incomingOf(seat, incoming, published));
}

const mayListen = ({ chain, unitIds }: Seat, grants: Grant[]) =>
  unitIds.length > 1 ? reachesBelow(grants, chain) : reaches(grants, 'results.public', chain);

function tell(seats: Set<Seat>, seat: Seat, counts: IncomingCounts): void {
  if (seat.busy) return;
  const told = JSON.stringify(counts);
  const time = performance.now();
  const isNews = told !== seat.told;
  if (!isNews && time - seat.toldAt < beatMs) return;
  Object.assign(seat, { told, toldAt: time, busy: true });
  (isNews ? seat.tell(counts) : seat.beat()).then(
    () => {
      seat.busy = false;
    },
    () => dismiss(seats, seat),
  );
}

function dismiss(seats: Set<Seat>, seat: Seat): void {
  seats.delete(seat);
  seat.end();
}

function endAll({ seats }: Feed): void {
  for (const seat of seats) dismiss(seats, seat);
}
