import { plainLetters } from '../text.ts';

const mostTerms = 10;

/** What a petition is found by: its words without diacritics. */
export const searchWords = (texts: string[]): string => wordsOf(texts.join(' ')).join(' ');

/**
 * What somebody looks for, as PostgreSQL's to_tsquery reads it: every word, by its beginning; null where nothing was
 * typed that could be found.
 */
export function searchQuery(asked: string): string | null {
  const terms = wordsOf(asked).slice(0, mostTerms);
  return terms.length === 0 ? null : terms.map((term) => `'${term}':*`).join(' & ');
}

// Letters and digits alone: nothing is left that to_tsquery would read as an operator.
const wordsOf = (text: string): string[] => plainLetters(text).match(/[\p{L}\p{N}]+/gu) ?? [];
