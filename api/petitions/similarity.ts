import { plainLetters } from '../text.ts';

/** What is compared of two petitions. */
export interface Alike {
  text: string;
  place: string | null;
  position: { latitude: number; longitude: number } | null;
}

export type Likeness = 'strong' | 'fair' | 'weak';

/** How near two places are for the same pole or pothole; ours. */
const nearMetres = 300;

/**
 * How much two texts say the same, from 0 to 1: the Jaccard index of their words and pairs of neighbouring words,
 * without diacritics, punctuation and case. Pairs count for the order: "đèn không sáng" and "sáng không đèn" differ.
 */
export function textSimilarity(a: string, b: string): number {
  const [first, second] = [shinglesOf(a), shinglesOf(b)];
  if (first.size === 0 || second.size === 0) return 0;
  const common = [...first].filter((one) => second.has(one)).length;
  return common / (first.size + second.size - common);
}

const wordsOf = (text: string): string[] => plainLetters(text).match(/[\p{L}\p{N}]+/gu) ?? [];

function shinglesOf(text: string): Set<string> {
  const words = wordsOf(text);
  return new Set([...words, ...words.slice(1).map((word, i) => `${words[i]} ${word}`)]);
}

/** Metres between two points (haversine, on a sphere of 6 371 km). */
export function metresBetween(a: NonNullable<Alike['position']>, b: NonNullable<Alike['position']>): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const chord =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Words that stand in every address tell of no place. */
const common = new Set(
  'so nha duong pho ngo ngach hem kiet to khu xom thon ap xa phuong tt truoc sau gan canh o tai cong goc'.split(
    ' ',
  ),
);

/** Whether two petitions are about the same place: near on the map, else by at least two telling words they share. */
export function isSamePlace(a: Alike, b: Alike): boolean {
  if (a.position && b.position) return metresBetween(a.position, b.position) <= nearMetres;
  const telling = (place: string | null) => new Set(wordsOf(place ?? '').filter((word) => !common.has(word)));
  const [first, second] = [telling(a.place), telling(b.place)];
  const shared = [...first].filter((word) => second.has(word)).length;
  return shared >= 2 || (shared > 0 && shared === Math.min(first.size, second.size));
}

// Ours: on invented petitions, two reports of one lamp share a quarter of their words and pairs, others a tenth.
const limits = { strong: 0.5, fair: 0.25, weak: 0.1 };

/** How likely two petitions are one matter; null: not likely. The same place makes a little likeness enough. */
export function likenessOf(
  a: Alike,
  b: Alike,
): { likeness: Likeness; samePlace: boolean; text: number } | null {
  const text = textSimilarity(a.text, b.text);
  const samePlace = isSamePlace(a, b);
  if (text >= limits.strong || (samePlace && text >= limits.fair))
    return { likeness: 'strong', samePlace, text };
  if (text >= limits.fair || (samePlace && text >= limits.weak)) return { likeness: 'fair', samePlace, text };
  return samePlace ? { likeness: 'weak', samePlace, text } : null;
}
