import { forms, namedPlaces, trustedForms } from './forms-of-address.ts';
import type { Passage } from './mark.ts';
import { capitalised, fullName, inSmallLetters, isGiven, isHistorical } from './name-words.ts';
import { isAfter, phraseAt } from './phrases.ts';
import { type Line, lineOf, type Reading } from './reading.ts';

/** First and last word of a name. */
type Name = [first: number, last: number];

const longestForm = 4;
/** "vợ anh cán bộ …" */
const mostForms = 4;

/** Names of people: after a form of address or "tên", and full names wherever they stand. */
export function findNames(reading: Reading): Passage[] {
  const line = lineOf(reading);
  const found: Passage[] = [];
  for (let i = 0; i < line.words.length; ) {
    if (isAfter(line, i, namedPlaces, 2)) {
      i = lastOfCapitals(line, i) + 1;
      continue;
    }
    const names = namesAt(line, i);
    for (const [first, last] of names) {
      if (!isHistorical(line, first, last)) found.push(passageOf(reading, line, first, last));
    }
    i = (names.at(-1)?.[1] ?? i) + 1;
  }
  return found;
}

function passageOf({ typed }: Reading, { words }: Line, first: number, last: number): Passage {
  const { start, end, plain } = words[last]!;
  // "anh T." is called that, dot included.
  const dot = plain.length === 1 && typed[end] === '.' ? 1 : 0;
  return { start: first === last ? start : words[first]!.start, end: end + dot };
}

function namesAt(line: Line, i: number): Name[] {
  const full = fullName(line, i, saysName(line, i) ? 1 : 2);
  if (full !== undefined) return [[i, full]];
  const first = afterForms(line, i);
  if (first === undefined) return [];
  const last = nameAfterForm(line, i, first);
  return last === undefined ? [] : [[first, last], ...othersAfter(line, last)];
}

/** A place named after somebody is passed over as a whole. */
function lastOfCapitals({ words }: Line, i: number): number {
  let last = i;
  while (words[last]!.capital && words[last + 1]?.capital && words[last + 1]!.gap === ' ') last++;
  return last;
}

/** "tôi là", "con em là": a family name after it begins a name of two words as well. */
const saysName = ({ words }: Line, i: number) =>
  i > 0 && words[i - 1]!.plain === 'la' && words[i]!.gap === ' ';

/** Where the name would begin after one or several forms of address ("chị cán bộ", "thầy hiệu trưởng"). */
function afterForms(line: Line, i: number): number | undefined {
  let at = i;
  for (let said = 0; said < mostForms; said++) {
    const count = phraseAt(line, at, forms, longestForm);
    if (count === 0) break;
    at += count;
    if (!joins(line, at)) return undefined;
  }
  return at === i ? undefined : at;
}

/** A form and its name stand together; "bs.Hải" and "Tên tôi: Vinh" too, but "cán bộ. Phiếu" are two sentences. */
function joins({ words }: Line, i: number): boolean {
  const gap = words[i]?.gap;
  if (gap === undefined || !/^(?: {1,2}|[.:] ?| : )$/.test(gap)) return false;
  return !gap.includes('.') || abbreviations.has(words[i - 1]!.plain);
}

const abbreviations = new Set(['a', 'c', 'e', 'bs', 'dc', 'mr', 'ms', 'mrs']);

function nameAfterForm(line: Line, i: number, first: number): number | undefined {
  const last = capitalised(line, first);
  if (last !== undefined) return last;
  if (line.words[first]?.capital && line.hasCase) return undefined;
  return isTrusted(line, i, first) ? inSmallLetters(line, first) : undefined;
}

/** Whether the form right before the name is one of those that small letters are believed after. */
function isTrusted(line: Line, i: number, first: number): boolean {
  for (let from = Math.max(i, first - longestForm); from < first; from++) {
    if (phraseAt(line, from, trustedForms, first - from) === first - from) return true;
  }
  return false;
}

/** "các cô Nga, Hương và Bích": names that follow a name. */
function othersAfter(line: Line, last: number): Name[] {
  const next = last + 1;
  const word = line.words[next];
  if (!word) return [];
  const isAnd = word.gap === ' ' && ['va', 'voi'].includes(word.plain);
  const first = isAnd ? next + 1 : next;
  if (!isAnd && !/^(?:, ?| ?& ?|\/)$/.test(word.gap)) return [];
  if (isAnd && line.words[first]?.gap !== ' ') return [];
  if (!isGiven(line, first) || phraseAt(line, first, forms, 1) > 0) return [];
  const end = capitalised(line, first);
  return end === undefined ? [] : [[first, end], ...othersAfter(line, end)];
}
