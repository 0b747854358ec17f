import { addDays, type Day } from '../days.ts';

/** Copied figures are up to date for a quarter (92 days at most) and about a week to publish the next [ours]. */
export const daysFresh = 100;
/** A website on which an embed stands is looked at by somebody within this time, else it is not counted [ours]. */
export const daysReported = 31;
/** What was last seen holds for so many days in which a website is away [ours]. */
export const daysTrusted = 7;

/** What a look at a page found. */
export interface Look {
  day: Day;
  outcome: 'live' | 'pasted' | 'missing' | 'unreachable';
  /** The day that copied figures are of; null where none is named. */
  asOf: Day | null;
}

export type PageState = 'live' | 'pasted' | 'undated' | 'old' | 'missing' | 'unreachable' | 'unchecked';

/** What is true of a page on a day, by the last look that found something out and the last one of all. */
export function stateOfPage(day: Day, seen: Look | null, tried: Look | null): PageState {
  if (seen && seen.outcome !== 'unreachable' && seen.day >= addDays(day, -daysTrusted))
    return stateSeen(day, seen);
  return tried?.outcome === 'unreachable' && tried.day >= addDays(day, -daysTrusted)
    ? 'unreachable'
    : 'unchecked';
}

function stateSeen(day: Day, { outcome, asOf }: Look): PageState {
  if (outcome !== 'pasted') return outcome;
  if (asOf === null) return 'undated';
  return asOf >= addDays(day, -daysFresh) ? 'pasted' : 'old';
}

export const isFresh = (state: PageState): boolean => state === 'live' || state === 'pasted';

/** True while an embed on a website was asked for lately. */
export const isReported = (day: Day, lastDay: Day): boolean => lastDay >= addDays(day, -daysReported);

export const unitStates = ['fresh', 'old', 'unreachable', 'missing', 'none'] as const;
export type UnitState = (typeof unitStates)[number];

/** A place that a unit names or has confirmed. */
export type Place =
  | {
      kind: 'page';
      id: number;
      url: string;
      publishedOn: Day;
      state: PageState;
      asOf: Day | null;
      since: Day | null;
    }
  | { kind: 'host'; host: string; isReported: boolean; lastDay: Day; since: Day };

/**
 * Whether a unit publishes its figures and keeps them up to date: one place that is up to date is enough. What nobody
 * has seen does not count, whatever was registered.
 */
export function stateOfUnit(places: Place[]): { state: UnitState; since: Day | null } {
  const fresh = places.filter((place) => (place.kind === 'page' ? isFresh(place.state) : place.isReported));
  if (fresh.length > 0) {
    const since = fresh.flatMap((place) => place.since ?? []).sort();
    return { state: 'fresh', since: since[0] ?? null };
  }
  const has = (...states: PageState[]) =>
    places.some((place) => place.kind === 'page' && states.includes(place.state));
  if (has('old', 'undated') || places.some(({ kind }) => kind === 'host'))
    return { state: 'old', since: null };
  if (has('unreachable', 'unchecked')) return { state: 'unreachable', since: null };
  return { state: has('missing') ? 'missing' : 'none', since: null };
}

/** The share of units that publish and keep up to date; null where there is no unit to ask. */
export function shareFresh(states: UnitState[]): { count: number; of: number; value: number | null } {
  const count = states.filter((state) => state === 'fresh').length;
  return { count, of: states.length, value: states.length === 0 ? null : count / states.length };
}
