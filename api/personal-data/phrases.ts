import type { Line, Word } from './reading.ts';

/** Words and phrases, as they are spelt and as they are typed without diacritics. */
export interface Phrases {
  spelt: ReadonlySet<string>;
  plain: ReadonlySet<string>;
}

/** Phrases parted by commas; `plain` where not all of them can be told without diacritics. */
export function phrases(text: string, plain?: string): Phrases {
  const spelt = listed(text);
  return { spelt, plain: plain === undefined ? new Set([...spelt].map(withoutDiacritics)) : listed(plain) };
}

const listed = (text: string) =>
  new Set(
    text
      .split(',')
      .map((one) => one.trim().replace(/\s+/g, ' '))
      .filter(Boolean),
  );

const withoutDiacritics = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');

/** Whether a word is one of the phrases, spelt as the text spells. */
export const isOne = ({ hasDiacritics }: Line, word: Word | undefined, { spelt, plain }: Phrases): boolean =>
  word !== undefined && (hasDiacritics ? spelt.has(word.lower) : plain.has(word.plain));

/** How many words from `i` on are a phrase, the longest that fits; 0 where none is. */
export function phraseAt(line: Line, i: number, all: Phrases, longest: number): number {
  for (let count = Math.min(longest, line.words.length - i); count > 0; count--) {
    const words = line.words.slice(i, i + count);
    if (words.slice(1).some(({ gap }) => gap !== ' ' && gap !== '/')) continue;
    const said = words.map((word) => (line.hasDiacritics ? word.lower : word.plain)).join(' ');
    if ((line.hasDiacritics ? all.spelt : all.plain).has(said)) return count;
  }
  return 0;
}

/** Whether a phrase stands right before the word `i`. */
export function isAfter(line: Line, i: number, all: Phrases, longest: number): boolean {
  for (let count = 1; count <= Math.min(longest, i); count++) {
    if (line.words[i]?.gap === ' ' && phraseAt(line, i - count, all, count) === count) return true;
  }
  return false;
}
