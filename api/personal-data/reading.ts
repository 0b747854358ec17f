/** A text as the rules read it: its strings have the same length, position by position. */
export interface Reading {
  /** Letters composed, as typed. */
  typed: string;
  /** Without diacritics, in the case typed. */
  bare: string;
  /** Lower case without diacritics. */
  plain: string;
  /** Where each position, and the end, stands in the text that was given. */
  origin: number[];
}

/** Reads a text whose letters may be composed or not (some phones type ê as e and a mark after it). */
export function readText(text: string): Reading {
  const typed: string[] = [];
  const bare: string[] = [];
  const origin: number[] = [];
  let at = 0;
  for (const [cluster] of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const composed = cluster.normalize('NFC');
    typed.push(composed);
    bare.push(bareOf(composed));
    for (let i = 0; i < composed.length; i++) origin.push(at);
    at += cluster.length;
  }
  origin.push(at);
  const plain = bare.map((one) => sameLength(one.toLowerCase(), one));
  return { typed: typed.join(''), bare: bare.join(''), plain: plain.join(''), origin };
}

const bareOf = (composed: string): string =>
  sameLength(
    composed.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D'),
    composed,
  );

// Few characters of the world change their length so; no rule asks for them.
const sameLength = (changed: string, was: string) => (changed.length === was.length ? changed : was);

/** A word and where it stands. */
export interface Word {
  start: number;
  end: number;
  plain: string;
  /** In lower case, with its diacritics. */
  lower: string;
  /** Begins with a capital letter. */
  capital: boolean;
  /** What stands between the word before and this one. */
  gap: string;
}

function wordsOf({ typed, plain }: Reading): Word[] {
  let before = 0;
  return [...typed.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const gap = typed.slice(before, start);
    before = end;
    const capital = /^\p{Lu}/u.test(match[0]);
    return { start, end, plain: plain.slice(start, end), lower: match[0].toLowerCase(), capital, gap };
  });
}

/** Words of a text, and how much its letters say: without diacritics, or all in capitals, they say less. */
export interface Line {
  words: Word[];
  hasDiacritics: boolean;
  hasCase: boolean;
}

export function lineOf(reading: Reading): Line {
  const { typed, plain } = reading;
  const capitals = typed.match(/\p{Lu}/gu)?.length ?? 0;
  const small = typed.match(/\p{Ll}/gu)?.length ?? 0;
  return {
    words: wordsOf(reading),
    hasDiacritics: typed.toLowerCase() !== plain,
    hasCase: capitals <= small,
  };
}

/** True for what can be a Vietnamese syllable, without diacritics: `Pro` or `Windows` cannot. */
export const isSyllable = (plain: string): boolean => syllable.test(plain);

const syllable =
  /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$/;
