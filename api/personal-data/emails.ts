import type { Passage } from './mark.ts';
import type { Reading } from './reading.ts';

const at = '(?: ?@ ?| ?[(\\[](?:@|a|at|a cong)[)\\]] ?| a[ -]?cong )';
const ending = '(?:com|vn|net|org|edu|gov|info)(?![a-z0-9])';
// A dot with blanks, or said in words, only before a known ending: else it ends a sentence.
const label = `(?:\\.[a-z0-9-]+|(?: ?\\. ?| cham | dot )${ending})`;
const email = new RegExp(
  `(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}${at}[a-z0-9][a-z0-9-]{0,62}${label}{1,5}`,
  'g',
);

/** Addresses of e-mail, also as "ten a còng gmail chấm com". */
export const findEmails = ({ plain }: Reading): Passage[] =>
  [...plain.matchAll(email)].map(({ 0: match, index }) => ({ start: index, end: index + match.length }));
