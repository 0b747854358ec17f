import type { Db } from '../database/open.ts';
import type { Day } from '../days.ts';

/** A website from which an embed of a unit was asked for on a day. */
export interface Sighting {
  slug: string;
  host: string;
  day: Day;
}

/** What is remembered so that it is not read again; and so many websites of one unit wait to be written at a time. */
const mostRemembered = 20_000;
const mostWaiting = 30;

interface Seen {
  day: Day;
  /** Unit and header as they came: what was seen before costs one look into the set. */
  headers: Set<string>;
  waiting: Map<string, Map<string, Day>>;
}

const seenBy = new WeakMap<Db, Seen>();

/** Remembers a request for an embed: each unit, website and day once, however many ask. */
export function noteSighting(
  db: Db,
  slug: string,
  header: string,
  day: Day,
  hostOf: (header: string) => string | undefined,
): void {
  const seen: Seen = seenBy.get(db) ?? { day, headers: new Set(), waiting: new Map() };
  seenBy.set(db, seen);
  // Begun anew where it is full: what is known already is then written once more, which changes nothing.
  if (seen.day !== day || seen.headers.size >= mostRemembered)
    Object.assign(seen, { day, headers: new Set() });
  const key = `${slug} ${header}`;
  if (key.length > 400 || seen.headers.has(key)) return;
  const host = hostOf(header);
  const waiting = seen.waiting.get(slug) ?? new Map<string, Day>();
  // Names in headers are free to make up; who has no room now is seen again in a minute.
  if (host !== undefined && waiting.size >= mostWaiting) return;
  seen.headers.add(key);
  if (host !== undefined) seen.waiting.set(slug, waiting.set(host, day));
}

/** What is not written down yet; whoever takes it writes it. */
export function takeSightings(db: Db): Sighting[] {
  const seen = seenBy.get(db);
  if (!seen) return [];
  const taken = [...seen.waiting].flatMap(([slug, hosts]) =>
    [...hosts].map(([host, day]) => ({ slug, host, day })),
  );
  seen.waiting.clear();
  return taken;
}
