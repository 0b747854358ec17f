import type { Day } from '../days.ts';
import { plainLetters } from '../text.ts';
import type { State } from './moves.ts';

export interface Position {
  latitude: number;
  longitude: number;
}

/** Where somebody asks whether it has been reported already. */
export interface AskedPlace {
  words: string;
  position: Position | null;
  stickerId: number | null;
}

/** A petition as far as the question needs it. */
export interface NearbyCandidate {
  place: string | null;
  position: Position | null;
  stickerId: number | null;
}

/** How far around, and how long ago, it may well be the same thing. */
export const nearMetres = 150;
export const nearDays = 60;

/** Still in hand, or promised and not kept yet: what another report would not tell the office anew. */
export const openToOthers = [
  'submitted',
  'needs_info',
  'accepted',
  'assigned',
  'answered',
  'returned',
  'approved',
  'reopened',
  'promised',
] as const satisfies State[];

/** The same sticker, the same words, or a point no further than 150 m. */
export function isNearby(candidate: NearbyCandidate, asked: AskedPlace): boolean {
  if (asked.stickerId !== null && candidate.stickerId === asked.stickerId) return true;
  const words = lettersOf(asked.words);
  if (words !== '' && candidate.place !== null && lettersOf(candidate.place) === words) return true;
  return (
    asked.position !== null &&
    candidate.position !== null &&
    metresBetween(asked.position, candidate.position) <= nearMetres
  );
}

// Commas and dots are no other place.
const lettersOf = (text: string): string =>
  plainLetters(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const earthRadius = 6_371_000;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** By the haversine formula: exact to half a per cent, at any distance. */
export function metresBetween(a: Position, b: Position): number {
  const north = Math.sin(radians(b.latitude - a.latitude) / 2);
  const east = Math.sin(radians(b.longitude - a.longitude) / 2);
  const half = north ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * east ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** A petition as who stands at the same place may see it: nothing of its sender, the text only as published. */
export interface NearbyPetition {
  /** Names it without giving away its code. */
  reference: string;
  receivedDay: Day;
  state: State;
  /** Only where it is public: that of a sticker. */
  place: string | null;
  text: string | null;
  alsoMet: number;
}
