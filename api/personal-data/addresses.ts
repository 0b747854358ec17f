import { surnames } from './given-names.ts';
import type { Passage } from './mark.ts';
import { isSyllable, type Reading } from './reading.ts';

/*
 * An address singles out a house (number and street, lane, hamlet, flat), then names what it belongs to. Patterns see
 * the letters without diacritics; a name of a place is known by its capital letters. All repetitions are bounded.
 */

/** Any of the words, in any case. */
const any = (...words: string[]) =>
  `(?:${words
    .map((word) =>
      word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`).replace(/ /g, ' ?'),
    )
    .join('|')})`;

const begin = '(?<![\\p{L}\\p{N}]|[0-9][.,/\\-])';
const end = '(?![\\p{L}\\p{N}])';
const number = `[0-9]{1,5}[A-Za-z]?(?:[/\\-][0-9]{1,4}[A-Za-z]?){0,3}${end}(?![/.][0-9A-Za-z])`;
const slashed = `[0-9]{1,5}[A-Za-z]?(?:/[0-9]{1,4}[A-Za-z]?){1,3}${end}(?!/)`;
const name = `[A-Z][A-Za-z]{0,6}${end}(?: [A-Z][A-Za-z]{0,6}${end}){0,4}`;
const fullName = `[A-Z][A-Za-z]{0,6}${end}(?: [A-Z][A-Za-z]{0,6}${end}){1,4}`;
const numbered = `(?:${any('so')} )?${number}`;
const and = '(?:, ?| - | ?, )';
const andOr = `(?:${and}| )`;

const lanes = any('ngo', 'ngach', 'hem', 'kiet');
const groups = any(
  'to dan pho',
  'tdp',
  'khu pho',
  'khu',
  'kp',
  'to',
  'doi',
  'thon',
  'ap',
  'xom',
  'khom',
  'lo',
);
const hamlets = any('thon', 'ap', 'xom', 'lang', 'ban', 'buon', 'khom', 'soc', 'phum');
const flats = any('chung cu', 'khu tai dinh cu', 'khu tap the', 'tap the');
const rooms = `(?:${any('can ho', 'can', 'phong', 'toa nha', 'toa', 'tang', 'block', 'day', 'lo')} |[pP]\\.? ?)(?:${any('so')} )?[A-Z]{0,2}[0-9]{0,5}[A-Z]?${end}`;
const streets = any('duong', 'pho');
const wider = any(
  ...['duong', 'pho', 'phuong', 'xa', 'quan', 'huyen', 'thi tran', 'thi xa', 'thanh pho', 'tp', 'tinh'],
  ...['khu dan cu', 'kdc', 'khu do thi', 'kdt'],
);

const part = `${andOr}(?:(?:${wider}|${lanes}|${groups}|${hamlets}|${flats})\\.? (?:${numbered}(?: ${name})?|${name})|${rooms})`;
const parts = `(?:${part}){0,6}`;
// "số 9 ngõ 5 đường lạch tray": typed without capitals, a street has two syllables more often than not.
const smallStreet = ` ${streets} [a-z]{2,6} [a-z]{2,6}${end}`;

const house = `(?:(?:${any('so nha', 'nha so', 'so')} ${number}(?: ${fullName}|${part}|${smallStreet}))|${number} ${streets} (?:${numbered}|${name}))`;
// "ở 25 trần quý cáp": typed in small letters, a street is known by the family name of whom it is named after.
const smallHouse = new RegExp(
  `(?<=(?:^|[^a-z])(?:nha|o|tru tai|tai|dia chi|dc|so|so nha) )(?:so )?${number} (?:${[...surnames.plain].join('|')})(?: (?:van|thi|dinh|quy|hong|hung|thanh|cong|trong|huu|ngoc|duy|quang))? [a-z]{2,6}${end}`,
  'gu',
);
const houseAndName = `${number} ${name}`;
const lane = `${lanes} ${numbered}(?: ${name})?`;
// "tổ 3 người" counts people.
const group = `${groups} ?${numbered}(?! (?:nguoi|can bo|ho|lan|to|bo|ngay|gio|nam|thang|em|chau)${end})`;
const hamlet = `${hamlets} ${name}(?: [0-9]{1,3}[A-Za-z]?${end})?`;
const flat = `(?:${rooms}${andOr}){0,3}${flats} ${name}(?:${andOr}${rooms}){0,3}`;

const patterns = [flat, house, houseAndName, lane, group, hamlet].map(
  (head) => new RegExp(`${begin}${head}${parts}`, 'gu'),
);
const slashedBegin = new RegExp(`^${slashed}`);

/** How these words are spelt where a text has diacritics: "tô 5" or "bán Nam" is no address. */
const spelt: Record<string, string[]> = {
  to: ['tổ'],
  ban: ['bản'],
  can: ['căn'],
  lo: ['lô'],
  doi: ['đội'],
  ap: ['ấp'],
  lang: ['làng'],
  thon: ['thôn'],
  xom: ['xóm'],
  khu: ['khu'],
  ngo: ['ngõ'],
  hem: ['hẻm', 'hẽm'],
  phong: ['phòng'],
  so: ['số'],
  soc: ['sóc'],
  kiet: ['kiệt'],
};
/** Too common as other words to be heads in a text without diacritics: tờ, bán, cần, đổi, lô. */
const doubtful = /^(?:to|ban|can|doi|lo|lang|soc) [^,]*$/;

/** Before a number, these say that it is no house's. */
const otherNumber =
  /(?:^|[^a-z])(?:dieu|khoan|ngay|thang|nam|quy|lop|khoi|luat|quay|tang|ban|mau|qd|cua|cong|may|hom|sang|chieu|tuyen|muc|lan|dot|iphone|windows|phien ban|cho|mat|co|con|cam|them|het|doi)(?: so)?\s?$/;
/** First words after a number that are capitalised and no street. */
const notStreet =
  /^(?:luat|nghi|quyet|bo|uy|hoi|quay|can|thong|ngay|toi|de|mong|xin|cam|nhan|phong|to|ban|lan|anh|chi)$/;

export function findAddresses(reading: Reading): Passage[] {
  const found = patterns.flatMap((pattern) => matchesOf(reading.bare, pattern));
  const real = [
    ...found.filter((one) => isAddress(reading, one)),
    ...matchesOf(reading.plain, smallHouse).filter((one) => namesStreet(reading, one)),
  ].sort((a, b) => b.end - b.start - (a.end - a.start));
  // The longest reading of a place holds.
  return real.filter(
    (one, i) => !real.slice(0, i).some((longer) => one.start < longer.end && longer.start < one.end),
  );
}

/** The family name after the number, spelt as the text spells: "3 tầng" is no street of a Tăng. */
function namesStreet({ typed, plain }: Reading, { start, end: last }: Passage): boolean {
  if (typed.toLowerCase() === plain) return true;
  const [, family] = /[0-9]\S* (\S+)/.exec(typed.slice(start, last).toLowerCase())!;
  return surnames.spelt.has(family!);
}

const matchesOf = (text: string, pattern: RegExp): Passage[] =>
  [...text.matchAll(pattern)].map(({ 0: match, index }) => ({ start: index, end: index + match.length }));

function isAddress({ typed, plain }: Reading, { start, end: last }: Passage): boolean {
  const match = plain.slice(start, last);
  const words = match.split(/[ ,]+/);
  if (!/[0-9]/.test(match) && new RegExp(`^${flats}`).test(match)) return false;
  if (/^\d/.test(match)) return isHouse(plain.slice(Math.max(0, start - 20), start), words);
  if (typed.toLowerCase() === plain) return !doubtful.test(match);
  const expected = spelt[words[0]!];
  return !expected || expected.some((word) => typed.slice(start, last).toLowerCase().startsWith(word));
}

/** A number before capitalised words is a house where it has a slash or letter, or two syllables of a street follow. */
function isHouse(before: string, [number, ...words]: string[]): boolean {
  if (otherNumber.test(before)) return false;
  if (/^(?:duong|pho)$/.test(words[0] ?? '')) return true;
  if (notStreet.test(words[0] ?? '') || !isSyllable(words[0] ?? '')) return false;
  return slashedBegin.test(number!) || (words.length >= 2 && isSyllable(words[1]!));
}
