import { createHash } from 'node:crypto';
import { plainLetters } from '../text.ts';

/** A petition as far as its look goes. */
export interface Look {
  text: string;
  photos: number;
  /** How many of the last day have the same words, this one among them: to the same unit, and anywhere. */
  same: { here: number; everywhere: number };
}

const mostAddresses = 3;
/** Neighbours do send the same words; so many of one street are merged, not held. */
const mostHere = 20;
const mostEverywhere = 40;
/** Shorter words coincide by chance: “đèn hỏng”. */
const longEnoughToBeCopied = 40;
const shortestMash = 12;

/**
 * True for what advertisers and scripts send: many web addresses, no word at all, one key held down, the same words from
 * very many within a day. It is held for a person to look at, with its code and its deadline, and counted as such;
 * nothing is dropped. Who is held wrongly waits longer, so in doubt it is not: anger, capitals, misspellings and a few
 * words are what citizens write.
 */
export function looksLikeSpam({ text, photos, same }: Look): boolean {
  if ((text.match(/https?:\/\/|www\./gi)?.length ?? 0) > mostAddresses) return true;
  const letters = text.match(/\p{L}/gu) ?? [];
  // A photo says enough.
  if (letters.length === 0) return photos === 0;
  const different = new Set(letters.map((letter) => letter.toLowerCase())).size;
  if (letters.length >= shortestMash && different <= 2) return true;
  if (same.here > mostHere) return true;
  return letters.length >= longEnoughToBeCopied && same.everywhere > mostEverywhere;
}

/** The same for the same words, however they are written: case, diacritics, blanks and marks do not count. */
export const textHashOf = (text: string): string =>
  createHash('sha256')
    .update((plainLetters(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' '))
    .digest('base64url');
