import { followsName, notNames, plainOtherWords, roles } from './forms-of-address.ts';
import { ambiguousGiven, givenNames, historical, surnames } from './given-names.ts';
import { isOne, phraseAt } from './phrases.ts';
import { isSyllable, type Line } from './reading.ts';

const longestName = 5;

/** The last of the capitalised words that may be a name from `i` on; undefined where there is none. */
export function capitalised(line: Line, i: number): number | undefined {
  if (!line.hasCase) return undefined;
  let last: number | undefined;
  for (let at = i; at < i + longestName && at < line.words.length; at++) {
    const word = line.words[at]!;
    if (!word.capital || (at > i && word.gap !== ' ')) break;
    // "Trương Thị B" and "anh T." are names; "Wifi" is none, but a child may be called Bin.
    if (!isSyllable(word.plain) && word.plain.length > 1) break;
    if (!mayBeName(line, at, i)) break;
    last = at;
  }
  return last;
}

function mayBeName(line: Line, at: number, first: number): boolean {
  const next = line.words[at + 1];
  if (isRole(line, at)) return false;
  const isFamily = isOne(line, line.words[at], surnames) && next?.capital === true && next.gap === ' ';
  if (!line.hasDiacritics && isOne(line, line.words[at], givenNames)) return true;
  return !isOne(line, line.words[at], notNames) || (at === first && isFamily);
}

const isRole = (line: Line, at: number) => {
  const [word, next] = [line.words[at], line.words[at + 1]];
  return next?.gap === ' ' && roles.plain.has(`${word!.plain} ${next.plain}`);
};

/** The last word of a name in small letters (or of a text all in capitals) from `i` on. */
export function inSmallLetters(line: Line, i: number): number | undefined {
  const word = line.words[i];
  if (!word || isRole(line, i) || isOtherWord(line, i)) return undefined;
  const family = isOne(line, word, surnames) ? middleNames(line, i + 1) : 0;
  if (family > 0) return i + family + 1 < line.words.length ? i + family + 1 : undefined;
  if (!isOne(line, word, givenNames)) return undefined;
  const second = line.words[i + 1];
  if (
    second?.gap === ' ' &&
    isOne(line, second, givenNames) &&
    !isOne(line, second, ambiguousGiven) &&
    !isOne(line, second, followsName) &&
    !isRole(line, i + 1)
  ) {
    return i + 1;
  }
  return !isOne(line, word, ambiguousGiven) || endsOrGoesOn(line, i) ? i : undefined;
}

/** "văn" or "thị" after a family name: then the next word is the given name. */
const middleNames = ({ words }: Line, i: number) =>
  ['van', 'thi', 'dinh', 'duc', 'quang'].includes(words[i]?.plain ?? '') &&
  words[i]!.gap === ' ' &&
  words[i + 1]?.gap === ' '
    ? 1
    : 0;

const isOtherWord = (line: Line, i: number) =>
  i > 0 &&
  !line.hasDiacritics &&
  plainOtherWords.plain.has(`${line.words[i - 1]!.plain} ${line.words[i]!.plain}`);

function endsOrGoesOn(line: Line, i: number): boolean {
  const next = line.words[i + 1];
  return !next || /[.,;!?\n)]/.test(next.gap) || isOne(line, next, followsName);
}

/** The last word of a full name from `i` on: family name, then at least `more` capitalised words. */
export function fullName(line: Line, i: number, more: number): number | undefined {
  if (!isOne(line, line.words[i], surnames)) return undefined;
  const last = capitalised(line, i);
  return last !== undefined && last - i >= more ? last : undefined;
}

/** Whether the words are somebody of history, whose name is a street's or a school's today. */
export const isHistorical = (line: Line, first: number, last: number) =>
  phraseAt(line, first, historical, last - first + 1) === last - first + 1;

export const isGiven = (line: Line, i: number) => isOne(line, line.words[i], givenNames);
